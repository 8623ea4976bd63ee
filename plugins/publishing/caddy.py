"""The configuration of Caddy for the site: a snippet to import in its block."""

from plugins.publishing.headers import ASK_AGAIN, FOR_GOOD, NAMED_BY_CONTENT, ServedSite

FILE = "Caddyfile"

_TEXT = """\
# Made by `invoke build --publish`, and anew by each: import it in the block of the site, which says its name and root.
header {matcher}{{
{headers}
    ?Cache-Control "{ask_again}"
}}
@named_by_content path {named_by_content}
header @named_by_content Cache-Control "{for_good}"
@hidden {{
    path_regexp ^{path}/_|^{path}/(?:.*/)?\\.
    not path /.well-known/*
}}
error @hidden 404
file_server {matcher}{{
    precompressed br gzip
}}
handle_errors {{
    header {matcher}Cache-Control "{ask_again}"
    @in_a_language path_regexp language ^{path}/({languages})/
    rewrite @in_a_language {path}/{{re.language.1}}/404.html
    @in_none {{
        path {path}/*
        not path_regexp ^{path}/({languages})/
    }}
    rewrite @in_none {path}/404.html
    file_server {{
        precompressed br gzip
    }}
}}
"""


def caddyfile(site: ServedSite) -> str:
    """Return the snippet. What is missing below the folder of a language is answered in that language."""
    return _TEXT.format(
        path=site.path,
        matcher=f"{site.path}/* " if site.path else "",
        ask_again=ASK_AGAIN,
        for_good=FOR_GOOD,
        named_by_content=" ".join(f"{site.path}/{folder}/*" for folder in NAMED_BY_CONTENT),
        headers="\n".join(f"    {name} `{value}`" for name, value in site.headers),
        languages="|".join(site.languages),
    )
