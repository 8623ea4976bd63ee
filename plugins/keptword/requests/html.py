"""HTML documents, parsed as browsers parse them: the tree, shadow roots, templates, and both ways of `<noscript>`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple, TypeAlias

import turbohtml

from .element_reader import Document, ElementReader, NestedReader
from .elements import HTML, QUIET, SVG, Tag
from .load import Place, resolve
from .page import Held
from .reading import Distrust, Reading
from .taking import take_up

_HOLDS_TEXT = frozenset({"script", "style"})
_HOLDS_MARKUP = frozenset({"noscript", "template", "textarea", "title"})
_SCANNED = frozenset({"img", "input", "script", "link", "video"})
_SCANNED_IN_SVG = _SCANNED | {"image"}
# What decides how that which follows is read.
_SEEN = _SCANNED_IN_SVG | {"base", "svg", "math", "source", "style"}
_LINE_END = re.compile(r"\r\n?|\n")
_NAME = re.compile(r"[^\s\"'>/=]+$")
# Attributes that decide no request, whatever their value.
_HARMLESS = frozenset(
    "abbr align alt aria-label bgcolor border cellpadding cellspacing class color cols colspan dir face frameborder"
    " height hspace id lang noshade nowrap placeholder role rows rowspan rules scope size summary tabindex title valign"
    " value vspace width".split()
)
# Elements that take over the attributes of further tags.
_MERGED = frozenset({"html", "body"})
_OF_SVG = frozenset({"image", "script"})


def read_html(html: str, document: Document, place: Place, reading: Reading, read_nested: NestedReader) -> None:
    """Read a document and all that it fetches, with scripting on (where it is) and off."""
    seen: set[_Key] = set()
    _read_once(html, document, place, reading, read_nested, seen)
    if document.scripting and "<noscript" in html.lower():
        _read_once(html, replace(document, scripting=False), place, reading, read_nested, seen)
    _scan(html, document, place, reading, read_nested)


_Key: TypeAlias = "tuple[int, int | None, str, object, str, bool, str]"
"""What an element is known by: where its tag stands, what it is and is in, and what it is relative to."""


class _Step(NamedTuple):
    """An element to visit: itself, the name of the one around it, and whether a template makes it inert."""

    element: turbohtml.Element
    parent_name: str
    is_inert: bool


def _read_once(
    html: str, document: Document, place: Place, reading: Reading, read_nested: NestedReader, seen: set[_Key]
) -> None:
    """Read a document, without the elements that were seen: without scripts, they do no more than with them."""
    parsed = turbohtml.parse(
        html, scripting=document.scripting, allow_declarative_shadow_roots=False, source_locations=True
    )
    twice = [error for error in parsed.errors if error.code == "duplicate-attribute"]
    lines = _LINE_END.split(html) if twice else []
    for error in twice:
        if not _is_harmless(lines[error.line - 1], error.col):
            what = "an attribute stands twice in one element: parsers differ in which they take"
            reading.distrusts.append(Distrust(place.further(error.line, error.col + 1), what))
    base = _base(parsed, document.base)
    reader = ElementReader(replace(document, base=base), reading, read_nested)
    for step in _elements(parsed):
        element, parent_name, is_inert = step
        name, attributes = element.tag, element.attrs
        if name not in _HOLDS_TEXT and name not in _HOLDS_MARKUP and QUIET.issuperset(attributes):
            if attributes and document.scripting and not is_inert:
                reading.page.passed_over.append(partial(_held, step, place))
            continue
        if element.source_line is not None and name not in _MERGED:
            key = (element.source_line, element.source_col, name, element.namespace, parent_name, is_inert, base)
            if key in seen:
                continue
            seen.add(key)
        tag = tag_of(element, parent_name)
        at, content = place.further(tag.line, tag.column), partial(_text, element)
        if name in _HOLDS_TEXT:
            reader.take(tag, at, element.text, inside=_inside(element, place), inert=is_inert, content=content)
        else:
            reader.take(tag, at, inert=is_inert, content=content)
    reader.finish()
    if document.scripting and not document.depth:
        take_up(reader, place)


def _held(step: "_Step", place: Place) -> Held:
    """Return an element that does nothing by itself, for code that looks for it."""
    tag = tag_of(step.element, step.parent_name)
    return Held(tag, place.further(tag.line, tag.column), partial(_text, step.element), is_inert=False)


def _is_harmless(line: str, end: int) -> bool:
    """Tell whether an attribute, whose name ends there, decides no request."""
    name = _NAME.search(line[:end])
    return name is not None and name[0].lower() in _HARMLESS


def _inside(element: turbohtml.Element, place: Place) -> Place | None:
    """Return where the text of an element begins: behind its start tag."""
    location = element.source_location
    return place.further(location.start_tag.end_line, location.start_tag.end_col + 1) if location else None


def _text(element: turbohtml.Element) -> str:
    return element.text


def _elements(parsed: turbohtml.Document) -> Iterator[_Step]:
    """Yield every element in document order, without recursion: pages nest as deep as they like."""
    root = parsed.root
    stack = [_Step(root, "", False)] if root is not None else []
    while stack:
        step = stack.pop()
        yield step
        element, _, is_inert = step
        name = element.tag
        inside = element.children
        if name == "template" and element.namespace is turbohtml.Namespace.HTML:
            inside = [child for content in inside for child in getattr(content, "children", ())]
            # A declared shadow root, closed ones included, is no template any more (HTML §13.2.6.4.4).
            is_inert = is_inert or (element.attr("shadowrootmode") or "").lower() not in ("open", "closed")
        stack += _steps(inside, name, is_inert=is_inert)


def _steps(nodes: Sequence[turbohtml.Node], parent_name: str, *, is_inert: bool) -> list[_Step]:
    return [_Step(node, parent_name, is_inert) for node in reversed(nodes) if isinstance(node, turbohtml.Element)]


def tag_of(element: turbohtml.Element, parent_name: str) -> Tag:
    """Describe an element of a tree, with line and column from 1."""
    attributes = {attribute: element.attr(attribute) or "" for attribute in element.attrs}
    kind = element.namespace
    namespace = HTML if kind is turbohtml.Namespace.HTML else SVG if kind is turbohtml.Namespace.SVG else ""
    return Tag(namespace, element.tag, attributes, parent_name, element.source_line or 1, (element.source_col or 0) + 1)


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
    """Read what preload scanners fetch: they go by the tags alone, ahead of the tree and whatever it becomes."""
    reader, base = None, document.base
    opened = ""
    templates = pictures = 0
    is_foreign = False
    for token in turbohtml.tokenize(html):
        if token.type is turbohtml.TokenType.TEXT:
            if opened == "style" and reader is not None:
                text, at = token.data or "", place.further(token.line, token.col + 1)
                reader.mention(Tag(HTML, "style", {}, "", token.line, token.col + 1), at, text)
                if not templates:
                    reader.scan_style(text, at)
            continue
        name = token.tag or ""
        if name in ("svg", "math") and token.type is turbohtml.TokenType.END_TAG:
            is_foreign = False
        if name == "picture":
            pictures += 1 if token.type is turbohtml.TokenType.START_TAG else -1
        if name == "template":
            templates += 1 if token.type is turbohtml.TokenType.START_TAG else -1
        opened = name if token.type is turbohtml.TokenType.START_TAG else ""
        if not opened:
            continue
        attributes = dict(reversed(token.attrs or []))
        if name not in _SEEN and QUIET.issuperset(attributes):
            continue
        if name == "base" and base == document.base and templates <= 0:
            base = resolve(attributes.get("href", "").strip(), document.base) or document.base
            reader = None
        if reader is None:
            reader = ElementReader(replace(document, base=base), reading, read_nested)
        if name in ("svg", "math"):
            is_foreign = not token.self_closing
        tag = Tag(HTML, name, attributes, "picture" if pictures else "", token.line, token.col + 1)
        at = place.further(tag.line, tag.column)
        reader.mention(tag, at)
        if templates > 0:
            continue
        if name in (_SCANNED_IN_SVG if is_foreign else _SCANNED):
            reader.scan(replace(tag, namespace=SVG) if is_foreign and name in _OF_SVG else tag, at)
        elif name == "source" and pictures:
            reader.scan(tag, at)
