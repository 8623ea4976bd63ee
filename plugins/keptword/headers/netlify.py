"""`_headers` and `_redirects`, as Netlify and Cloudflare Pages read them at the root of a site."""

from collections.abc import Iterator

from ..csp import headers as policies
from .header_values import plain_value
from .response_headers import FOR_GOOD, NAMED_BY_CONTENT, ServedSite

HEADERS, REDIRECTS = "_headers", "_redirects"

# Cloudflare Pages leaves out what is longer, and rules beyond these.
LONGEST_LINE = 2000
MOST_RULES = 100


def headers_file(site: ServedSite) -> str:
    """Return `_headers`. Both hosts have browsers ask again for everything else."""
    headers = [(name, plain_value(name, value)) for name, value in site.headers]
    kept = (f"{site.path}/{folder}/*\n  Cache-Control: {FOR_GOOD}\n" for folder in NAMED_BY_CONTENT)
    policy = plain_value(policies.NAME, site.policy)
    return policies.headers_file(policy, site.files, headers, site.path) + "".join(kept)


def redirects_file(site: ServedSite) -> str:
    """Return `_redirects`: what is not there is answered in the language of its folder.

    Cloudflare Pages does so by itself, and leaves these lines out.
    """
    return "".join(f"{site.path}/{language}/* {site.path}/{language}/404.html 404\n" for language in site.languages)


def unread_by_cloudflare(headers: str) -> Iterator[str]:
    """Yield what is to be said of lines and rules that Cloudflare Pages would not read."""
    rules = sum(line.startswith("/") for line in headers.splitlines())
    if rules > MOST_RULES:
        yield (
            f"Only if you publish on Cloudflare Pages: {HEADERS} has {rules} rules; it reads {MOST_RULES}, and would "
            "send the pages of the last folders without scripts. Put pages into fewer folders at the root of the site."
        )
    for line, number in {line: number for number, line in reversed([*enumerate(headers.splitlines(), 1)])}.items():
        if len(line) > LONGEST_LINE:
            name = line.strip().partition(":")[0]
            yield (
                f"Only if you publish on Cloudflare Pages: {HEADERS}:{number}: {name} is {len(line):,} characters "
                f"long; it reads {LONGEST_LINE:,} and would not send this header. The policy still holds: it stands in "
                "the pages themselves, all but frame-ancestors, which keeps other sites from framing them. List fewer "
                "services, or send the header by another way, such as a Worker."
            )
