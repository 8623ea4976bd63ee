"""`_headers` and `_redirects`, as Netlify and Cloudflare Pages read them at the root of a site."""

from collections.abc import Iterator

from plugins.publishing.headers import FOR_GOOD, NAMED_BY_CONTENT, ServedSite

HEADERS, REDIRECTS = "_headers", "_redirects"

# Cloudflare Pages leaves out what is longer.
LONGEST_LINE = 2000


def headers_file(site: ServedSite) -> str:
    """Return `_headers`. Both hosts have browsers ask again for everything else."""
    lines = [f"{site.path}/*", *(f"  {name}: {value}" for name, value in site.headers)]
    for folder in NAMED_BY_CONTENT:
        lines += [f"{site.path}/{folder}/*", f"  Cache-Control: {FOR_GOOD}"]
    return "\n".join(lines) + "\n"


def redirects_file(site: ServedSite) -> str:
    """Return `_redirects`: what is not there is answered in the language of its folder.

    Cloudflare Pages does so by itself, and leaves these lines out.
    """
    return "".join(f"{site.path}/{language}/* {site.path}/{language}/404.html 404\n" for language in site.languages)


def too_long_lines(headers: str) -> Iterator[str]:
    """Yield what is to be said of lines that Cloudflare Pages would not read."""
    for number, line in enumerate(headers.splitlines(), 1):
        if len(line) > LONGEST_LINE:
            name = line.strip().partition(":")[0]
            yield (
                f"Only if you publish on Cloudflare Pages: {HEADERS}:{number}: {name} is {len(line):,} characters "
                f"long; it reads {LONGEST_LINE:,} and would not send this header. The policy still holds: it stands in "
                "the pages themselves, all but frame-ancestors, which keeps other sites from framing them. List fewer "
                "services, or send the header by another way, such as a Worker."
            )
