"""The policies for hosts that can send headers, as a `_headers` file of Netlify and Cloudflare Pages says them.

Pages come with the most that any visitor may open, and never more. Everything else is closed: a window with a file of
the site would otherwise have the rights of the site, and no lock.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from .policy import Policy

NAME = "Content-Security-Policy"

# With `sandbox` a document has an origin of its own and runs no script, so no page can work in its window. What it may
# show of the site is for the page that says what is not there: hosts that read `_headers` send it at any address.
CLOSED = "default-src 'none';img-src 'self';style-src 'self';font-src 'self';frame-ancestors 'none';sandbox"


def page_policy(widest: Policy) -> str:
    """Return the policy of pages; frame-ancestors works in a header only, so it is added here (CSP3 §6.4.2)."""
    return f"{widest.text()};frame-ancestors 'none'"


def headers_file(policy: str, files: Iterable[str], everywhere: Iterable[tuple[str, str]] = (), path: str = "") -> str:
    """Return the text of `_headers`, given the policy of pages and all files of the site.

    `everywhere` are further headers of every answer; `path` is that of the site on its host.
    """
    lines = [f"{path}/*", *(f"  {name}: {value}" for name, value in ((NAME, CLOSED), *everywhere))]
    for pattern, rule in _policies(policy, frozenset(files)):
        # Cloudflare sends what all rules give, unless it is taken back; Netlify, what the last gives.
        lines += [f"{path}{pattern}", f"  ! {NAME}", f"  {NAME}: {rule}"]
    return "\n".join(lines) + "\n"


def _policies(policy: str, files: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield patterns of addresses with their policies: first those of pages, then what is none in their folders.

    To Netlify a slash at the end says nothing, so its patterns for pages in a folder take in all that is there.
    """
    paths = [PurePosixPath(file) for file in sorted(files)]
    pages = [path for path in paths if path.suffix == ".html"]
    yield "/*.html", policy
    if "index.html" in files:
        yield "/", policy
    folders = dict.fromkeys(path.parts[0] for path in pages if len(path.parts) > 1)
    for folder in folders:
        if f"{folder}/index.html" in files:
            yield f"/{folder}/", policy
        if any(path.parts[0] == folder and path.name == "index.html" and len(path.parts) > 2 for path in pages):
            yield f"/{folder}/*/", policy
    others = [path for path in paths if path.suffix != ".html" and path.parts[0] in folders]
    for pattern in dict.fromkeys(f"/{path.parts[0]}/*{path.suffix}" if path.suffix else f"/{path}" for path in others):
        yield pattern, CLOSED
