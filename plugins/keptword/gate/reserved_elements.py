"""The elements of a page that carry what belongs to the build alone, or an id that another part of the page has."""

from collections.abc import Iterator
from dataclasses import dataclass

import turbohtml

from ..requests import Place
from ..requests.elements import HTML, Tag
from ..requests.html import tag_of
from .reserved import ReservedUse, Why, reserved_uses


@dataclass(frozen=True)
class Reserved:
    """Something that the build alone may write, in an element of a text or a template, and where in the page."""

    element: str
    use: ReservedUse
    place: Place


def reserved_elements(html: str, file: str) -> Iterator[Reserved]:
    """Yield what a page carries of the build's own, as trees and as plain tags: parsers differ."""
    found: dict[Reserved, None] = {}
    for scripting in (True, False):
        parsed = turbohtml.parse(html, scripting=scripting)
        for element in parsed.find_all(True):
            if element.attrs:
                tag = tag_of(element, "")
                place = Place(file, tag.line, tag.column)
                found.update((Reserved(tag.name, use, place), None) for use in reserved_uses(tag))
    ids: set[str] = set()
    for token in turbohtml.tokenize(html):
        if token.type is turbohtml.TokenType.START_TAG and token.attrs:
            tag = Tag(HTML, token.tag or "", dict(reversed(token.attrs)))
            place = Place(file, token.line, token.col + 1)
            found.update((Reserved(tag.name, use, place), None) for use in reserved_uses(tag))
            if (name := tag.get("id")) in ids:
                found[repeated_id(tag.name, name, place)] = None
            ids.update(filter(None, [name]))
    yield from found


def repeated_id(element: str, name: str, place: Place) -> Reserved:
    """Return what is wrong with an element whose id another one before it has."""
    return Reserved(element, ReservedUse("id", name, Why.REPEATED), place)
