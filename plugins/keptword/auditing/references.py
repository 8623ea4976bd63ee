"""What a page asks of its own site: does it lead to a file of the site, and was that judged as what it is used for?

On its own host a site may pass on what a vendor answers: `/js/script.js` that is no file is nobody knows whose code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ..inventory.own_paths import service_at
from ..inventory.services import HOST_DIRECTIVES
from ..requests import Reading
from ..requests.deciding import deciding_directives
from ..requests.destinations import Destination
from ..requests.kinds import Kind
from ..requests.load import Load, without_query
from .findings import Finding
from .site import Site

# What no server looks for: the text of a template that was copied into the site as it is.
_OF_TEMPLATES = ("{{", "{%", "<%", "${")

# What a file has to be judged as, by what it is loaded for.
_WANTED = {
    Destination.SCRIPT: (Kind.SCRIPT,),
    Destination.STYLE: (Kind.STYLE,),
    Destination.MANIFEST: (Kind.MANIFEST,),
}
_DOCUMENTS = (Destination.FRAME, Destination.OBJECT)


@dataclass(frozen=True)
class Reference:
    """A load from the own host: the file it leads to, if any, and the kinds that its use takes; none for any."""

    load: Load
    file: str | None
    wanted: tuple[Kind, ...]
    is_document: bool

    @property
    def runs_or_shows(self) -> bool:
        """Whether what answers becomes a script, a style sheet or a document."""
        return bool(self.wanted) or self.is_document


def references(site: Site, reading: Reading) -> Iterator[Reference]:
    """Yield what was loaded from the own host."""
    own_hosts = site.own_hosts
    for load in reading.loads:
        if load.host in own_hosts:
            wanted: tuple[Kind, ...] = _WANTED.get(load.destination, ())
            if wanted == (Kind.STYLE,) and site.files.kinds.get(load.place.file) is Kind.XML:
                # What styles a document of XML may be a transform.
                wanted = (Kind.STYLE, Kind.XML)
            yield Reference(load, _file_of(site, load.url), wanted, load.destination in _DOCUMENTS)


def dead_references(site: Site, reading: Reading) -> Iterator[Finding]:
    """Find what leads to no file of the site, or to one that was not judged as what it is used for."""
    for reference in references(site, reading):
        if service_at(reference.load.url, site.inventory.optional, site.url):
            # It is found as what that service loads.
            continue
        if what := _wrong(site, reference):
            place, load = reference.load.place, reference.load
            yield Finding(place.file, place.line, place.column, "", "", f"{load.how} of {load.url}, {what}")


def _wrong(site: Site, reference: Reference) -> str:
    file, wanted = reference.file, reference.wanted
    if file is None:
        told = "put the file into the theme" if reference.runs_or_shows else "add the file"
        path = urlsplit(reference.load.url).path
        directive = next((one for one in deciding_directives(reference.load) if one in HOST_DIRECTIVES), "connect-src")
        declared = f'where a service answers there, write {directive} = ["{path}"] in [hosts] of its file'
        return f"which is no file of the site: nobody knows what answers there. Remove it, or {told}; {declared}"
    kind = site.files.kinds[file]
    if wanted and kind not in wanted:
        return f"which by its name is a {kind}, not a {wanted[0]}: give the file the name of what it is"
    if Kind.SCRIPT in wanted and file in site.waiting_files:
        return "which is the code of a service, before its consent: remove it, the build places it"
    return ""


def _file_of(site: Site, url: str) -> str | None:
    """Return the file that answers for a URL, as servers look for it."""
    base = f"{site.url.rstrip('/')}/"
    address = site.own_address(without_query(url))
    if not address.startswith(base):
        return None
    name = unquote(address[len(base) :])
    inside = f"{name.rstrip('/')}/index.html".lstrip("/")
    candidates = (name, inside) if name and not name.endswith("/") else (inside,)
    # Servers of other sites often find a page without its ending.
    more = (f"{name}.html",) if site.scripts is None else ()
    return next((one for one in (*candidates, *more) if one in site.files.kinds), None)


@dataclass(frozen=True, order=True)
class Use:
    """A use of the own host that no name tells: the address, the file there if any, and what that is used as."""

    address: str
    file: str | None
    kind: Kind


def other_uses(site: Site, reading: Reading) -> Iterator[Use]:
    """Yield, for a foreign site, what a page runs or shows that is not in the folder, or is there by another name."""
    for reference in references(site, reading):
        if not reference.runs_or_shows:
            continue
        address = without_query(reference.load.url)
        if any(mark in unquote(address) for mark in _OF_TEMPLATES):
            continue
        kind = (*reference.wanted, Kind.PAGE)[0]
        if reference.file is None:
            yield Use(address, None, kind)
        elif reference.wanted and site.files.kinds[reference.file] not in reference.wanted:
            yield Use(address, reference.file, kind)
