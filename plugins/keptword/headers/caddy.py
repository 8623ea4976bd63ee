"""The configuration of Caddy for the site: a snippet to import in its block."""

from ..csp import headers as policies
from .header_values import plain_value
from .response_headers import ASK_AGAIN, FOR_GOOD, NAMED_BY_CONTENT, ServedSite

FILE = "Caddyfile"

_TEXT = """\
# Made by `invoke build --publish`, and anew by each: import it in the block of the site, which says its name and root.
{own_server}# All that is no page is closed.
{of_the_site}header {matcher}?{name} `{closed_policy}`
header {matcher}{{
{headers}
    ?Cache-Control "{ask_again}"
}}
header {matcher}?Vary Accept-Encoding
@page {{
    method GET HEAD
    {page}
    file {{path}}
}}
@folder_with_page {{
    method GET HEAD
    {folder}
    file {{path}}index.html
}}
header @page {name} `{page_policy}`
header @folder_with_page {name} `{page_policy}`
@named_by_content path {named_by_content}
header @named_by_content Cache-Control "{for_good}"
@hidden {{
    path_regexp (?s)^{pattern}/(?:_|(?:.*/)?\\.|.*\\x00)
    not path /.well-known/*
}}
error @hidden 404
file_server {matcher}{{
    precompressed br gzip
}}
handle_errors {{
    header {matcher}Cache-Control "{ask_again}"
    header {matcher}?Vary Accept-Encoding
    @in_a_language path_regexp language ^{pattern}/({languages})/
    @in_none {in_none}
    @answered {{
        method GET HEAD
        file {{path}}{answered}
    }}
    route {{
        rewrite @in_a_language {path}/{{re.language.1}}/404.html
        rewrite @in_none {path}/404.html
        header {matcher}{name} `{closed_policy}`
        header @answered {name} `{page_policy}`
        file_server {matcher}{{
            precompressed br gzip
        }}
    }}
}}
"""

# Other sites of the host are left as they are.
_OF_THE_SITE = "@of_the_site path {path} {path}/*\n"
_OWN_SERVER = """\
# It answers below {path}/ alone: for the other files of the host, that block needs a file_server of its own.
"""
_BELOW = """\
{{
        path {path}/*
        {others}
    }}"""


def caddyfile(site: ServedSite) -> str:
    """Return the snippet. What is missing below the folder of a language is answered in that language."""
    others = f"not path_regexp ^{site.path_pattern}/({'|'.join(site.languages)})/"
    return _TEXT.format(
        path=site.path,
        pattern=site.path_pattern,
        page=f"path_regexp ^{site.path_pattern}/.*\\.html$" if site.path else "path *.html",
        folder=f"path_regexp ^{site.path_pattern}/(?:.*/)?$" if site.path else "path */",
        in_none=_BELOW.format(path=site.path, others=others) if site.path else others,
        answered=f"\n        path {site.path} {site.path}/*" if site.path else "",
        matcher="@of_the_site " if site.path else "",
        of_the_site=_OF_THE_SITE.format(path=site.path) if site.path else "",
        own_server=_OWN_SERVER.format(path=site.path) if site.path else "",
        ask_again=ASK_AGAIN,
        for_good=FOR_GOOD,
        named_by_content=" ".join(f"{site.path}/{folder}/*" for folder in NAMED_BY_CONTENT),
        name=policies.NAME,
        closed_policy=policies.CLOSED,
        page_policy=plain_value(policies.NAME, site.policy),
        headers="\n".join(f"    {name} `{plain_value(name, value)}`" for name, value in site.headers),
        languages="|".join(site.languages),
    )
