"""The configuration of nginx for the site: what stands inside its `server` block."""

from plugins.publishing.headers import ASK_AGAIN, FOR_GOOD, NAMED_BY_CONTENT, ServedSite

FILE = "nginx.conf"

_TEXT = """\
# Made by `invoke build --publish`, and anew by each: include it in the server block of the site, which says where it
# listens, its name, its certificate and its root. Packages on Debian: nginx, libnginx-mod-http-brotli-static.
set $kept "{ask_again}";
{begin}index index.html;
charset utf-8;
server_tokens off;
absolute_redirect off;
gzip_static on;
gzip_vary on;
brotli_static on;

{headers}
add_header Cache-Control $kept always;

location ~ ^{path}/(?:{named_by_content})/ {{
    set $kept "{for_good}";
}}
location ~ (?:^{path}/_|/\\.(?!well-known/)) {{
    return 404;
}}
{not_found}
error_page 404 {path}/404.html;
{end}"""

_NOT_FOUND = """\
location {path}/{language}/ {{
    error_page 404 {path}/{language}/404.html;
}}"""

# Other sites of the host are left as they are. The root of the server holds the folder that the path names.
_BEGIN = """\
location = {path} {{
    absolute_redirect off;
    return 301 {path}/;
}}
location {path}/ {{
"""


def nginx_conf(site: ServedSite) -> str:
    """Return the configuration. What is missing below the folder of a language is answered in that language."""
    return _TEXT.format(
        path=site.path,
        begin=_BEGIN.format(path=site.path) if site.path else "",
        end="}\n" if site.path else "",
        ask_again=ASK_AGAIN,
        for_good=FOR_GOOD,
        named_by_content="|".join(NAMED_BY_CONTENT),
        headers="\n".join(f'add_header {name} "{_quoted(value)}" always;' for name, value in site.headers),
        not_found="\n".join(_NOT_FOUND.format(path=site.path, language=language) for language in site.languages),
    )


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
