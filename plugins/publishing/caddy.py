"""The configuration of Caddy for the site: a snippet to import in its block."""

from plugins.consent import headers as policies
from plugins.publishing.header_values import plain_value
from plugins.publishing.headers import ASK_AGAIN, FOR_GOOD, NAMED_BY_CONTENT, ServedSite

FILE = "Caddyfile"

_TEXT = """\
# Made by `invoke build --publish`, and anew by each: import it in the block of the site, which says its name and root.
# All that is no page is closed.
header ?{name} `{closed_policy}`
header {{
{headers}
    ?Cache-Control "{ask_again}"
}}
@page {{
    method GET HEAD
    path *.html
    file {{path}}
}}
@folder_with_page {{
    method GET HEAD
    path */
    file {{path}}index.html
}}
header @page {name} `{page_policy}`
header @folder_with_page {name} `{page_policy}`
@named_by_content path {named_by_content}
header @named_by_content Cache-Control "{for_good}"
@hidden {{
    path_regexp ^/_|/\\.
    not path /.well-known/*
}}
error @hidden 404
file_server {{
    precompressed br gzip
}}
handle_errors {{
    header Cache-Control "{ask_again}"
    @in_a_language path_regexp language ^/({languages})/
    @in_none not path_regexp ^/({languages})/
    @answered {{
        method GET HEAD
        file {{path}}
    }}
    route {{
        rewrite @in_a_language /{{re.language.1}}/404.html
        rewrite @in_none /404.html
        header {name} `{closed_policy}`
        header @answered {name} `{page_policy}`
        file_server {{
            precompressed br gzip
        }}
    }}
}}
"""


def caddyfile(site: ServedSite) -> str:
    """Return the snippet. What is missing below the folder of a language is answered in that language."""
    return _TEXT.format(
        ask_again=ASK_AGAIN,
        for_good=FOR_GOOD,
        named_by_content=" ".join(f"/{folder}/*" for folder in NAMED_BY_CONTENT),
        name=policies.NAME,
        closed_policy=policies.CLOSED,
        page_policy=plain_value(policies.NAME, site.policy),
        headers="\n".join(f"    {name} `{plain_value(name, value)}`" for name, value in site.headers),
        languages="|".join(site.languages),
    )
