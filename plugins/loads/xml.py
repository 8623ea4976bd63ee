"""XML documents: SVG, XHTML and whatever else a browser opens as XML, with entities and processing instructions."""

import re
from xml.parsers import expat

from plugins.loads.element_reader import Document, ElementReader, NestedReader
from plugins.loads.elements import HTML, SVG, Tag
from plugins.loads.load import Place
from plugins.loads.reading import Distrust, Reading
from plugins.loads.taking import take_up

_XLINK = "http://www.w3.org/1999/xlink"
_PSEUDO_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*("[^"]*"|'[^']*')""")
_SEPARATOR = " "


def read_xml(text: str | bytes, document: Document, place: Place, reading: Reading, read_nested: NestedReader) -> None:
    """Read a document as XML. One that is not well-formed is read as far as browsers show it, and distrusted."""
    walk = _Walk(ElementReader(document, reading, read_nested), place, reading)
    try:
        walk.parse(text)
    except expat.ExpatError as error:
        at = place.further(error.lineno, error.offset + 1)
        reading.distrusts.append(Distrust(at, f"not well-formed XML: {expat.ErrorString(error.code)}"))
    walk.reader.finish()
    if document.scripting and not document.depth:
        take_up(walk.reader, place)


class _Walk:
    """Turns the events of the parser into elements, each handed on when it ends, with the text in it."""

    def __init__(self, reader: ElementReader, place: Place, reading: Reading) -> None:
        self.reader = reader
        self._place = place
        self._reading = reading
        self._open: list[tuple[Tag, list[str]]] = []
        self._parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.buffer_text = True

    def parse(self, text: str | bytes) -> None:
        self._parser.Parse(text, True)

    def _here(self) -> tuple[int, int]:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(_SEPARATOR)
        line, column = self._here()
        parent = self._open[-1][0].name if self._open else ""
        tag = Tag(namespace, local, {_attribute(key): value for key, value in attributes.items()}, parent, line, column)
        self._open.append((tag, []))

    def _end(self, _: str) -> None:
        tag, texts = self._open.pop()
        is_inert = any(around.name == "template" and around.is_html for around, _ in self._open)
        if not is_inert and (tag.namespace in (HTML, SVG) or "style" in tag.attributes):
            self.reader.take(tag, self._place.further(tag.line, tag.column), "".join(texts))

    def _text(self, data: str) -> None:
        if self._open:
            self._open[-1][1].append(data)

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            given = {name: value[1:-1] for name, value in _PSEUDO_ATTRIBUTE.findall(data)}
            line, column = self._here()
            link = {"rel": "stylesheet", "href": given.get("href", "")}
            self.reader.take(Tag(HTML, "link", link, "", line, column), self._place.further(line, column))

    def _doctype(self, name: str, system: str | None, public: str | None, has_internal_subset: bool) -> None:
        if has_internal_subset:
            what = "declares entities or default attributes in its DTD: what it fetches may not stand in its elements"
            self._reading.distrusts.append(Distrust(self._place.further(*self._here()), what))


def _attribute(name: str) -> str:
    namespace, _, local = name.rpartition(_SEPARATOR)
    return f"xlink:{local}" if namespace == _XLINK else local
