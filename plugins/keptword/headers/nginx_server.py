"""A whole host for nginx, to copy once: names, ports, certificate and root, and the configuration of each build."""

from ..site_address import SiteAddress
from .nginx import FILE as INCLUDED

FILE = "nginx-server.conf"

_HTTPS = 443

_TEXT = """\
# Made by `invoke build --publish` for {url}
# Copy it once, on Debian to /etc/nginx/sites-enabled/{host}, and change it to your own:
# the certificate, which stands here where certbot puts it; the root, {in_root};
# and the included file, which is server/{included}: copy that one after each build.
# Then: nginx -t && systemctl reload nginx
server {{
    listen 80;
    listen [::]:80;
    server_name {host};
    server_tokens off;
    return 301 https://{netloc}$request_uri;
}}
server {{
    # nginx 1.25.1 and newer: also http2 on; older ones: http2 behind ssl.
    listen {port} ssl;
    listen [::]:{port} ssl;
    server_name {host};
    ssl_certificate /etc/letsencrypt/live/{host}/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/{host}/privkey.pem;
    ssl_protocols TLSv1.2 TLSv1.3;
    root /srv/www/{host};
    include /etc/nginx/{host}/{included};
}}
"""


def nginx_server(address: SiteAddress) -> str:
    """Return the two blocks of a host: the one that leads to https, and the one that serves the site."""
    _, _, port = address.netloc.removeprefix(address.host).partition(":")
    return _TEXT.format(
        url=address.url,
        host=address.host,
        netloc=address.netloc,
        port=port or _HTTPS,
        in_root=f"below which the site stands in {address.path}" if address.path else "in which the site stands",
        included=INCLUDED,
    )
