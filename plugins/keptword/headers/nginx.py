"""The configuration of nginx for the site: what stands inside its `server` block."""

import hashlib
from collections.abc import Iterable

from ..csp import headers as policies
from .header_values import plain_value
from .response_headers import ASK_AGAIN, FOR_GOOD, NAMED_BY_CONTENT, ServedSite

FILE = "nginx.conf"

# The headers of a server hold for its own messages too, also for requests of which it reads no address; those of a
# place take their stead. A request passes here again when nginx turns to another file: the page of a folder, or that
# for what is not there.
_TEXT = """\
# Made by `invoke build --publish`, and anew by each: include it in the server block of the site, which says where it
# listens, its name, its certificate and its root. Packages on Debian: nginx, libnginx-mod-http-brotli-static.
set $kept{own} "{ask_again}";
set $language{own} "";
{in_languages}
set $policy{own} "{closed_policy}";
if (-f $request_filename) {{
    set $policy{own} "{page_policy}";
}}

{begin}index index.html;
charset utf-8;
server_tokens off;
absolute_redirect off;
gzip_static on;
gzip_vary off;
brotli_static on;

error_page 403 404 405 411 412 413 416 417 500 501 503 {path}$language{own}/404.html;

# All that is no page is closed.
{closed}

location ~ ^{pattern}/(?:{named_by_content})/ {{
    set $kept{own} "{for_good}";
}}
location ~ (?:^{pattern}/_|/\\.(?!well-known/)) {{
    return 404;
}}
location ~ \\.html$ {{
{page}
}}
{end}"""

_IN_LANGUAGES = """\
if ($uri ~ "^{pattern}(/(?:{languages}))/") {{
    set $language{own} $1;
}}"""

# Other sites of the host are left as they are. The root of the server holds the folder that the path names. Patterns
# that the server has for all its sites, such as one for pictures, would take files and their headers from this one.
_BEGIN = """\
location = {path} {{
    absolute_redirect off;
{closed}
    return 301 {path}/$is_args$args;
}}
location ^~ {path}/ {{
"""


def nginx_conf(site: ServedSite) -> str:
    """Return the configuration. What is missing below the folder of a language is answered in that language."""
    closed = list(_added((policies.NAME, _quoted(policies.NAME, policies.CLOSED)), site))
    own = _suffix(site)
    return _TEXT.format(
        own=own,
        path=site.path,
        pattern=site.path_pattern,
        begin=_BEGIN.format(path=site.path, closed=_indented(closed)) if site.path else "",
        end="}\n" if site.path else "",
        ask_again=ASK_AGAIN,
        for_good=FOR_GOOD,
        named_by_content="|".join(NAMED_BY_CONTENT),
        closed_policy=_quoted(policies.NAME, policies.CLOSED),
        page_policy=_quoted(policies.NAME, site.policy),
        closed="\n".join(closed),
        page=_indented(_added((policies.NAME, f"$policy{own}"), site)),
        in_languages=_IN_LANGUAGES.format(own=own, pattern=site.path_pattern, languages="|".join(site.languages))
        if site.languages
        else "",
    )


def _added(policy: tuple[str, str], site: ServedSite) -> Iterable[str]:
    """Return the lines that add a policy, given as nginx writes it, and the other headers."""
    headers = (policy, *((name, _quoted(name, value)) for name, value in site.headers))
    headers = (*headers, ("Cache-Control", f"$kept{_suffix(site)}"), ("Vary", "Accept-Encoding"))
    return (f'add_header {name} "{value}" always;' for name, value in headers)


def _suffix(site: ServedSite) -> str:
    """Return how variables end: a server has one of each name, and may have several such sites."""
    return f"_{hashlib.sha256(site.path.encode()).hexdigest()[:8]}" if site.path else ""


def _indented(lines: Iterable[str]) -> str:
    return "\n".join(f"    {line}" for line in lines)


def _quoted(name: str, value: str) -> str:
    return plain_value(name, value).replace('"', '\\"')
