"""The configuration of nginx for the site: what stands inside its `server` block."""

from plugins.publishing.header_values import plain_value
from plugins.publishing.headers import ASK_AGAIN, FOR_GOOD, NAMED_BY_CONTENT, ServedSite

FILE = "nginx.conf"

_TEXT = """\
# Made by `invoke build --publish`, and anew by each: include it in the server block of the site, which says where it
# listens, its name, its certificate and its root. Packages on Debian: nginx, libnginx-mod-http-brotli-static.
index index.html;
charset utf-8;
server_tokens off;
absolute_redirect off;
gzip_static on;
gzip_vary on;
brotli_static on;

set $kept "{ask_again}";
{headers}
add_header Cache-Control $kept always;

location ~ ^/(?:{named_by_content})/ {{
    set $kept "{for_good}";
}}
location ~ (?:^/_|/\\.(?!well-known/)) {{
    return 404;
}}
{not_found}
error_page 404 /404.html;
"""

_NOT_FOUND = """\
location /{language}/ {{
    error_page 404 /{language}/404.html;
}}"""


def nginx_conf(site: ServedSite) -> str:
    """Return the configuration. What is missing below the folder of a language is answered in that language."""
    return _TEXT.format(
        ask_again=ASK_AGAIN,
        for_good=FOR_GOOD,
        named_by_content="|".join(NAMED_BY_CONTENT),
        headers="\n".join(f'add_header {name} "{_quoted(name, value)}" always;' for name, value in site.headers),
        not_found="\n".join(_NOT_FOUND.format(language=language) for language in site.languages),
    )


def _quoted(name: str, value: str) -> str:
    return plain_value(name, value).replace('"', '\\"')
