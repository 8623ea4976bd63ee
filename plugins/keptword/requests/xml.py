"""XML documents: SVG, XHTML, feeds, transforms and whatever else a browser opens as XML.

Entities and processing instructions count.
"""

import re
from dataclasses import replace
from xml.parsers import expat

from .causes import words
from .data_urls import data_url_text
from .element_reader import MAXIMUM_NESTING, Document, ElementReader, NestedReader
from .elements import HTML, SVG, Tag
from .feeds import ROOTS, holds_html, shown
from .load import Place, host_of, resolve
from .reading import Distrust, Reading
from .taking import take_up
from .xslt import COMPUTED, XSL, instruction, literal

_XLINK = "http://www.w3.org/1999/xlink"
_PSEUDO_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*("[^"]*"|'[^']*')""")
_SEPARATOR = " "


def read_xml(text: str | bytes, document: Document, place: Place, reading: Reading, read_nested: NestedReader) -> None:
    """Read a document as XML. One that is not well-formed is read as far as browsers show it, and distrusted."""
    walk = _Walk(document, place, reading, read_nested)
    try:
        walk.parse(text)
    except expat.ExpatError as error:
        at = place.further(error.lineno, error.offset + 1)
        reading.distrusts.append(Distrust(at, f"not well-formed XML: {expat.ErrorString(error.code)}"))
    walk.finish()
    if document.scripting and not document.depth:
        take_up(walk.reader, place)


class _Walk:
    """Turns the events of the parser into elements, each handed on when it ends, with the text in it."""

    def __init__(self, document: Document, place: Place, reading: Reading, read_nested: NestedReader) -> None:
        self.reader = ElementReader(document, reading, read_nested)
        self._document = document
        self._read_nested = read_nested
        self._place = place
        self._reading = reading
        self._open: list[tuple[Tag, list[str]]] = []
        self._root = ""
        self._is_transform = False
        self._prefixes: dict[str, list[str]] = {}
        self._names_by_id: dict[str, str] = {}
        self._animations: list[tuple[Tag, Place]] = []
        self._parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartNamespaceDeclHandler = self._declare
        self._parser.EndNamespaceDeclHandler = self._undeclare
        self._parser.CharacterDataHandler = self._text
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.buffer_text = True

    def parse(self, text: str | bytes) -> None:
        self._parser.Parse(text, True)

    def finish(self) -> None:
        """Read what depends on the whole document: which element an animation is of."""
        for tag, place in self._animations:
            self.reader.take(replace(tag, parent_name=self._names_by_id.get(tag.linked.strip()[1:], "")), place)
        self.reader.finish()

    def _here(self) -> tuple[int, int]:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._prefixes.setdefault(prefix or "", []).append(uri or "")

    def _undeclare(self, prefix: str | None) -> None:
        self._prefixes[prefix or ""].pop()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(_SEPARATOR)
        line, column = self._here()
        if not self._open:
            self._root = local
            self._is_transform = any(key.startswith(f"{XSL} ") for key in attributes)
        # A transform may stand within the document that it is for.
        self._is_transform = self._is_transform or namespace == XSL
        parent = self._open[-1][0].name if self._open else ""
        given = {_attribute(key): value for key, value in attributes.items()}
        if namespace == SVG and "attributeName" in given:
            given["attributeName"] = self._animated(given["attributeName"].strip())
        if "id" in given:
            self._names_by_id.setdefault(given["id"], local)
        self._open.append((Tag(namespace, local, given, parent, line, column), []))

    def _animated(self, name: str) -> str:
        """Return the attribute that an animation changes, whatever the document's own prefix for XLink is."""
        prefix, _, local = name.rpartition(":")
        return f"xlink:{local}" if _XLINK in self._prefixes.get(prefix, [])[-1:] else name

    def _end(self, _: str) -> None:
        tag, texts = self._open.pop()
        text, place = "".join(texts), self._place.further(tag.line, tag.column)
        if tag.name.lower() == "base" and (tag.is_html or self._is_transform):
            self._distrust_base(tag, place)
        if self._is_transform:
            self._take_transform(tag, place, text)
        elif not self._is_inert() and (tag.namespace in (HTML, SVG) or "style" in tag.attributes):
            if tag.namespace == SVG and "attributeName" in tag.attributes and tag.linked.startswith("#"):
                self._animations.append((tag, place))
            else:
                self.reader.take(tag, place, text)
        if self._root in ROOTS:
            self._take_of_feed(tag, place, text)

    def _distrust_base(self, tag: Tag, place: Place) -> None:
        base = resolve(tag.get("href") or tag.get("HREF"), self._document.base)
        if base is None or host_of(base) != host_of(self._document.base) or "{" in tag.get("href"):
            self._reading.distrusts.append(Distrust(place, "a <base> in XML leads relative addresses elsewhere"))

    def _take_of_feed(self, tag: Tag, place: Place, text: str) -> None:
        in_feed = self._reading.in_feed = self._reading.in_feed or Reading(self._reading.known)
        for fetch in shown(tag, text):
            in_feed.add(fetch.url, self._document.base, place, fetch.cause, fetch.destination)
        if holds_html(tag, text):
            ElementReader(self._document, in_feed, self._read_nested).markup(text, place)

    def _is_inert(self) -> bool:
        return any(around.name == "template" and around.is_html for around, _ in self._open)

    def _take_transform(self, tag: Tag, place: Place, text: str) -> None:
        """Read an element of a transform: an instruction, or what becomes an element of the page."""
        around = next((one.name for one, _ in reversed(self._open) if one.namespace != XSL), "").lower()
        if tag.namespace == XSL:
            for made in instruction(tag, around, text):
                if made.url is None:
                    self._reading.add_opaque(place, f"{made.how} that makes what cannot be read in it")
                else:
                    self._reading.add(made.url, self._document.base, place, words(made.how))
            return
        element, is_open = literal(tag, around)
        loads = self._reading.loads
        before = len(loads)
        self.reader.take(element, place, text)
        computed = [load for load in loads[before:] if load.host == COMPUTED]
        loads[before:] = [load for load in loads[before:] if load.host != COMPUTED]
        for how in [load.how for load in computed] or ([f"<{element.name}>"] if is_open else []):
            self._reading.add_opaque(place, f"{how} that a transform puts together")

    def _text(self, data: str) -> None:
        if self._open:
            self._open[-1][1].append(data)

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            given = {name: value[1:-1] for name, value in _PSEUDO_ATTRIBUTE.findall(data)}
            line, column = self._here()
            href = given.get("href", "")
            if href.strip().lower().startswith("data:"):
                self._read_data(href.strip(), self._place.further(line, column))
            link = {"rel": "stylesheet", "href": href}
            self.reader.take(Tag(HTML, "link", link, "", line, column), self._place.further(line, column))

    def _read_data(self, url: str, place: Place) -> None:
        """Read a transform that stands in the URL itself."""
        kind, text = data_url_text(url)
        if self._document.depth >= MAXIMUM_NESTING:
            self._reading.add_opaque(place, "documents nested too deep to read")
        elif kind != "text/css":
            self._read_nested(text, "text/xml", self._document.nested(self._document.base), place, self._reading)

    def _doctype(self, name: str, system: str | None, public: str | None, has_internal_subset: bool) -> None:
        if has_internal_subset:
            what = "declares entities or default attributes in its DTD: what it fetches may not stand in its elements"
            self._reading.distrusts.append(Distrust(self._place.further(*self._here()), what))


def _attribute(name: str) -> str:
    namespace, _, local = name.rpartition(_SEPARATOR)
    return f"xlink:{local}" if namespace == _XLINK else local
