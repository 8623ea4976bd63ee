"""Files that nobody read as a browser would take them: on a site that keeps the promise they are refused, else named.

Refused are kinds that are not known to be harmless, pages that are not called `.html`, compressed copies that differ
from their original, and links that lead out of the site.
"""

from collections.abc import Iterator

from ..requests.compression import decompressed
from ..requests.kinds import Kind, copied_name, kind_of
from .findings import Finding
from .site import Site
from .site_files import READ

PAGE_NAMES = (".html", ".htm")

_UNKNOWN = (
    "file of a kind that is not known to be harmless: a browser may make a page or a script of it. Give a page a name "
    "that ends in .html, a script .js, plain text .txt; or remove it"
)
_PROGRAM = "page that a server may take for a program, and that is not gated: give it a name that ends in .html"
_NOT_ITS_COPY = "compressed copy that is not the file beside it: browsers get this instead. Build the site anew"
_LEADS_OUT = "link that leads out of the site, or nowhere: put the file itself in its place, or remove it"
_MAY_BE_SHOWN = "not judged: its name says nothing, and a browser might show it as a page"
_NOT_FOLLOWED = "not judged: a link that leads out of the folder, or nowhere"


def misfits(site: Site) -> Iterator[Finding]:
    """Yield every file that is refused by what it is, or, on a foreign site, was not judged."""
    is_own = site.scripts is not None
    for file, kind in sorted(site.files.kinds.items()):
        if kind is Kind.UNKNOWN:
            yield _refused(file, _UNKNOWN) if is_own else _not_judged(file, _MAY_BE_SHOWN)
        elif is_own and kind is Kind.PAGE and not file.lower().endswith(PAGE_NAMES):
            yield _refused(file, _PROGRAM)
        elif kind is Kind.COPY:
            yield from _copies(site, file, is_own=is_own)
    for file in site.files.leading_out:
        yield _refused(file, _LEADS_OUT) if is_own else _not_judged(file, _NOT_FOLLOWED)


def is_copy(site: Site, file: str) -> bool:
    """Tell whether a compressed file holds what is in the one beside it."""
    original = site.directory / copied_name(file)
    try:
        return original.is_file() and decompressed(file, (site.directory / file).read_bytes()) == original.read_bytes()
    except (OSError, ValueError):
        return False


def _copies(site: Site, file: str, *, is_own: bool) -> Iterator[Finding]:
    if is_copy(site, file):
        return
    if is_own:
        yield _refused(file, _NOT_ITS_COPY)
    elif kind_of(copied_name(file)) is Kind.COPY:
        yield _not_judged(file, _MAY_BE_SHOWN)


def unfolded(site: Site, file: str) -> tuple[bytes, Kind] | None:
    """Return what a browser gets of a compressed file, and its kind; None where that is harmless, or read already.

    Raises ValueError for one that is broken.
    """
    kind = kind_of(copied_name(file))
    if is_copy(site, file) or kind is Kind.COPY:
        return None
    raw = decompressed(file, (site.directory / file).read_bytes())
    return (raw, kind) if kind in READ else None


def _refused(file: str, how: str) -> Finding:
    return Finding(file, 1, 1, "", "", how)


def _not_judged(file: str, how: str) -> Finding:
    return Finding(file, 1, 1, "", "", how, is_judged=False)
