"""HTML documents, parsed as browsers parse them: the tree, shadow roots, templates, and both ways of `<noscript>`."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import turbohtml

from plugins.loads.elements import HTML, SVG, Tag
from plugins.loads.load import Place, resolve
from plugins.loads.reading import Distrust, Document, ElementReader, NestedReader, Reading

_NAMESPACES = {turbohtml.Namespace.HTML: HTML, turbohtml.Namespace.SVG: SVG}
_HOLDS_TEXT = frozenset({"script", "style"})
_SCANNED = frozenset({"img", "input", "script", "link", "video"})
_SCANNED_IN_SVG = frozenset({"img", "image"})


def read_html(html: str, document: Document, place: Place, reading: Reading, read_nested: NestedReader) -> None:
    """Read a document and all that it fetches, with scripting on (where it is) and off."""
    _read_once(html, document, place, reading, read_nested)
    if document.scripting and "<noscript" in html.lower():
        _read_once(html, Document(document.base, False, document.depth), place, reading, read_nested)
    _scan(html, document, place, reading, read_nested)


class _Step(NamedTuple):
    """An element to visit: itself, its parent's tag, and whether a template around it makes it inert."""

    element: turbohtml.Element
    parent: Tag | None
    is_inert: bool


def _read_once(html: str, document: Document, place: Place, reading: Reading, read_nested: NestedReader) -> None:
    parsed = turbohtml.parse(html, scripting=document.scripting)
    for error in parsed.errors:
        if error.code == "duplicate-attribute":
            what = "an attribute stands twice in one element: parsers differ in which they take"
            reading.distrusts.append(Distrust(place.further(error.line, error.col + 1), what))
    base = _base(parsed, document.base)
    reader = ElementReader(Document(base, document.scripting, document.depth), reading, read_nested)
    for step, tag in _elements(parsed):
        at = place.further(tag.line, tag.column)
        text = step.element.text if tag.name in _HOLDS_TEXT else ""
        reader.take(tag, at, text, inert=step.is_inert)
    reader.finish()


def _elements(parsed: turbohtml.Document) -> Iterator[tuple[_Step, Tag]]:
    """Yield every element in document order, without recursion: pages nest as deep as they like."""
    root = parsed.root
    stack = [_Step(root, None, False)] if root is not None else []
    while stack:
        step = stack.pop()
        element = step.element
        tag = _tag(element, step.parent)
        yield step, tag
        inside = element.children
        if tag.name == "template" and tag.is_html:
            children = [child for content in inside for child in getattr(content, "children", ())]
            stack += _steps(children, tag, is_inert=True)
        else:
            stack += _steps(inside, tag, is_inert=step.is_inert)
        if element.shadow_root is not None:
            stack += _steps(element.shadow_root.children, tag, is_inert=step.is_inert)


def _steps(nodes: Sequence[turbohtml.Node], parent: Tag, *, is_inert: bool) -> list[_Step]:
    return [_Step(node, parent, is_inert) for node in reversed(nodes) if isinstance(node, turbohtml.Element)]


def _tag(element: turbohtml.Element, parent: Tag | None) -> Tag:
    attributes = {name: element.attr(name) or "" for name in element.attrs}
    line, column = element.source_line or 1, (element.source_col or 0) + 1
    return Tag(_NAMESPACES.get(element.namespace, ""), element.tag, attributes, parent, line, column)


def _base(parsed: turbohtml.Document, fallback: str) -> str:
    """Return what relative URLs are relative to: the first `<base href>` that can be read (HTML §4.2.3)."""
    for element in parsed.find_all("base"):
        href = element.attr("href")
        if href is not None and element.namespace is turbohtml.Namespace.HTML and not element.closest("template"):
            resolved = resolve(href.strip(), fallback)
            if resolved is not None and not resolved.startswith(("data:", "javascript:")):
                return resolved
    return fallback


def _scan(html: str, document: Document, place: Place, reading: Reading, read_nested: NestedReader) -> None:
    """Read what preload scanners fetch: they go by the tags alone, before and whatever the tree (README of leaks)."""
    reader, base = None, document.base
    opened = ""
    templates = 0
    is_foreign = False
    for token in turbohtml.tokenize(html):
        if token.type is turbohtml.TokenType.TEXT:
            if opened == "style" and not templates and reader is not None:
                reader.scan_style(token.data or "", place.further(token.line, token.col + 1))
            continue
        name = token.tag or ""
        if name in ("svg", "math") and token.type is turbohtml.TokenType.END_TAG:
            is_foreign = False
        if name == "template":
            templates += 1 if token.type is turbohtml.TokenType.START_TAG else -1
        opened = name if token.type is turbohtml.TokenType.START_TAG else ""
        if not opened or templates > 0:
            continue
        attributes = dict(reversed(token.attrs or []))
        if name == "base" and base == document.base:
            base = resolve(attributes.get("href", "").strip(), document.base) or document.base
            reader = None
        if reader is None:
            reader = ElementReader(Document(base, document.scripting, document.depth), reading, read_nested)
        if name in ("svg", "math"):
            is_foreign = not token.self_closing
        if name in (_SCANNED_IN_SVG if is_foreign else _SCANNED):
            tag = Tag(SVG if name == "image" else HTML, name, attributes, None, token.line, token.col + 1)
            reader.scan(tag, place.further(tag.line, tag.column))
