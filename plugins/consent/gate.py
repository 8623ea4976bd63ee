"""The gate of the build: finds what vendors' codes would load in a written page, and makes it inert.

An editor pastes a vendor's code into a text, a theme author into a template; whose it is, its hosts tell. What no
service declares is reported, never passed on.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

import turbohtml

from plugins.consent.inert import inert_markup, inert_script
from plugins.consent.owners import owner_of
from plugins.inventory import Inventory, Service
from plugins.loads import Load, Place
from plugins.loads.element_reader import Document
from plugins.loads.elements import Tag, runs_script
from plugins.loads.files import element_reader, read_nested
from plugins.loads.html import tag_of
from plugins.loads.load import host_of, resolve
from plugins.loads.reading import Reading
from plugins.loads.scripts import csp_hash

# What the address of another host, or code that may make one, is written with. Stranger spellings are the audit's.
_TRACES = ("//", "\\", "<script", "<SCRIPT")

# From the last "<" to such a trace: a plain link, metadata, what is inert already, an empty script, text.
_HARMLESS = re.compile(
    r"""<a\b(?:\s[^>]*)?\shref="[^"]*|<link\ rel="(?:canonical|alternate)"[^>]*|<meta\ (?!http-equiv)[^>]*
    |<script\ type="text/plain"\ data-service=[^>]*|<(?!script|style)[^>]*>[^<]*""",
    re.VERBOSE | re.IGNORECASE,
)
_EMPTY_SCRIPT = re.compile(r'<script(?: type="text/plain" data-service=[^>]*>|[^>]*></script)', re.IGNORECASE)

# Writes the placeholder of a frame: its service, and the frame's own attributes.
EmbedWriter = Callable[[Service, Mapping[str, str]], str]


@dataclass(frozen=True)
class Pasted:
    """Code that a page brought along for a service, by the hash that its policy must allow."""

    service_id: str
    hash: str


@dataclass(frozen=True)
class GatedPage:
    """A page with everything of known services made inert, and what it would load of nobody known."""

    html: str
    pasted: tuple[Pasted, ...] = ()
    undeclared: tuple[Load, ...] = ()


@dataclass(frozen=True)
class _Live:
    """An element that would load something: the loads of it, and the service they belong to."""

    element: turbohtml.Element
    loads: tuple[Load, ...]
    service: Service | None


@dataclass
class _Edits:
    """Replacements in a text, by the offsets of what they replace."""

    made: list[tuple[int, int, str]] = field(default_factory=list)

    def replace(self, element: turbohtml.Element, text: str) -> None:
        location = element.source_location
        if location is not None:
            end = location.end_tag or location.start_tag
            self.made.append((location.start_tag.start_offset, end.end_offset, text))

    def applied(self, text: str) -> str:
        parts, at = [], 0
        for start, end, replacement in sorted(self.made):
            if start >= at:
                parts += [text[at:start], replacement]
                at = end
        return "".join([*parts, text[at:]])


class Gate:
    """The gate for the services of one site. `own` is the code that the build itself puts into pages."""

    def __init__(self, inventory: Inventory, site_url: str, own: Collection[str], write_embed: EmbedWriter) -> None:
        self._inventory = inventory
        self._site_url = site_url
        self._own = tuple(own)
        self._known = frozenset(csp_hash(code) for code in own)
        self._write_embed = write_embed

    def gate_page(self, html: str, file: str) -> GatedPage:
        """Return the page with what known services would load made inert; `file` names it in loads."""
        if not self._may_fetch(html):
            return GatedPage(html)
        text = html.replace("\r\n", "\n").replace("\r", "\n")
        parsed = turbohtml.parse(text, scripting=True, source_locations=True)
        lives = [live for element in parsed.find_all(True) if (live := self._live(element, file)) is not None]
        companions = _companions(parsed, {_position(live.element) for live in lives}, self._known)
        edits = _Edits()
        pasted: list[Pasted] = []
        undeclared: list[Load] = []
        gated: dict[tuple[int, int], Service] = {}
        for live in lives:
            if live.service is None:
                undeclared += live.loads
                continue
            gated[_position(live.element)] = live.service
            edits.replace(live.element, self._inert(live.element, live.service, pasted))
        for element in companions:
            service = _service_beside(element, gated)
            if service is not None:
                edits.replace(element, self._inert(element, service, pasted))
        return GatedPage(edits.applied(text), tuple(dict.fromkeys(pasted)), tuple(undeclared))

    def _may_fetch(self, html: str) -> bool:
        """Tell whether a page is worth parsing: whether anything in it but the build's own code looks like a load."""
        for code in self._own:
            html = html.replace(code, "")
        return any(_is_suspect(html, at) for trace in _TRACES for at in _positions(html, trace))

    def _live(self, element: turbohtml.Element, file: str) -> _Live | None:
        """Return what an element would load of other hosts, or None where that is nothing."""
        if element.tag == "script" and element.attr("type") == "text/plain":
            return None
        if element.tag == "noscript":
            loads = self._noscript_loads(element, file)
        else:
            reading = Reading(self._known)
            reader = element_reader(Document(self._site_url), reading)
            tag = _tag_of(element)
            reader.take(tag, Place(file, tag.line, tag.column), element.text if tag.name in ("script", "style") else "")
            loads = reading.loads
        own_host = host_of(self._site_url)
        foreign = tuple(load for load in loads if load.host and load.host != own_host)
        if not foreign:
            return None
        services = [owner_of(load, self._inventory.optional) for load in foreign]
        first = services[0]
        return _Live(element, foreign, first if all(services) else None)

    def _noscript_loads(self, element: turbohtml.Element, file: str) -> list[Load]:
        reading = Reading(self._known)
        document = Document(self._site_url, scripting=False, depth=1)
        line, column = _position(element)
        read_nested(element.text, "text/html", document, Place(file, line, column), reading)
        return reading.loads

    def _inert(self, element: turbohtml.Element, service: Service, pasted: list[Pasted]) -> str:
        attributes = {name: element.attr(name) or "" for name in element.attrs}
        if element.tag == "noscript":
            return ""
        if element.tag == "script":
            if "src" not in attributes and element.text.strip():
                pasted.append(Pasted(service.id, csp_hash(element.text)))
            return inert_script(service.id, attributes, element.text)
        if element.tag == "iframe":
            resolved = resolve(attributes.get("src", ""), self._site_url) or ""
            return self._write_embed(service, {**attributes, "src": resolved})
        return inert_markup(service.id, element.serialize())


def _tag_of(element: turbohtml.Element) -> Tag:
    parent = element.parent
    return tag_of(element, parent.tag if isinstance(parent, turbohtml.Element) else "")


def _position(element: turbohtml.Element) -> tuple[int, int]:
    return element.source_line or 1, (element.source_col or 0) + 1


def _positions(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _is_suspect(text: str, at: int) -> bool:
    """Tell whether a trace, at some offset in a page, may belong to something that fetches."""
    if text[at] == "<":
        return not _EMPTY_SCRIPT.match(text, at)
    return not _HARMLESS.fullmatch(text, max(text.rfind("<", 0, at), 0), at)


def _companions(
    parsed: turbohtml.Document, live: set[tuple[int, int]], known: frozenset[str]
) -> Iterator[turbohtml.Element]:
    """Yield the inline scripts that load nothing themselves and that nobody knows: parts of a vendor's snippet."""
    for element in parsed.find_all("script"):
        is_code = runs_script(_tag_of(element)) and element.attr("src") is None and element.text.strip()
        if is_code and _position(element) not in live and csp_hash(element.text) not in known:
            yield element


def _service_beside(element: turbohtml.Element, gated: Mapping[tuple[int, int], Service]) -> Service | None:
    """Return the service of the nearest gated element in the same block: the one before, else the one behind."""
    for step in ("previous_sibling", "next_sibling"):
        sibling = getattr(element, step)
        while sibling is not None:
            if isinstance(sibling, turbohtml.Element):
                if _position(sibling) in gated:
                    return gated[_position(sibling)]
                if sibling.tag not in ("script", "noscript"):
                    break
            elif isinstance(sibling, turbohtml.Text) and sibling.data.strip():
                break
            sibling = getattr(sibling, step)
    return None
