"""The places of a page that ask for a part of the banner's: `<div data-keptword="list"></div>` and its like.

An element is filled; a `<template>` gives its place up, so that a theme's style sheets need not know of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import turbohtml

from ..components.translated_parts import SiteParts
from ..gate.edits import Edits
from ..inventory import Inventory
from ..problems import Problem
from .html_page import PLACE, HtmlPage

SERVICE = f"{PLACE}-service"


class Part(StrEnum):
    """What can be asked for; all but an embed stand in a page once, since scripts know their elements by id."""

    SETTINGS = "settings"
    LIST = "list"
    RECIPIENTS = "recipients"
    RECEIPT = "receipt"
    EMBED = "embed"


@dataclass(frozen=True)
class PlaceInPage:
    """An element that asks for a part, and for an embed, of which service; `line` and `column` from 1."""

    name: str
    service: str
    start: int
    end: int
    line: int
    column: int

    @property
    def part(self) -> Part | None:
        return Part(self.name) if self.name in set(Part) else None


def places_in(page: HtmlPage) -> tuple[PlaceInPage, ...]:
    """Return the places of a page in its order; offsets are those of its text with plain line ends."""
    if PLACE not in page.text:
        return ()
    places: list[PlaceInPage] = []
    for place in (_place(element) for element in page.parsed.find_all(True) if element.attr(PLACE) is not None):
        # What stands within another place goes with it.
        if not places or place.start >= places[-1].end:
            places.append(place)
    return tuple(places)


def parts_of(page: HtmlPage) -> frozenset[Part]:
    """Return the parts that a page asks for."""
    return frozenset(place.part for place in places_in(page) if place.part is not None)


def wrong_places(page: HtmlPage, inventory: Inventory) -> Iterator[Problem]:
    """Yield a problem for each place that cannot be filled: visitors would find nothing there."""
    seen: set[Part] = set()
    for place in places_in(page):
        told: tuple[str, str] | None = None
        if place.part is None:
            told = f'{PLACE}="{place.name}" asks for a part that there is not', f"Write one of {', '.join(Part)}"
        elif place.part is Part.EMBED:
            service = inventory.find(place.service)
            if service is None or service.embed is None:
                known = ", ".join(one.id for one in inventory if one.embed) or "none of your services"
                wrong = f'{SERVICE}="{place.service}" names no service with an [embed]'
                told = wrong, f"Write one that has: {known}"
        elif place.part in seen:
            told = f'{PLACE}="{place.name}" stands in this page twice', "Keep one of the two"
        if told:
            yield Problem(page.file, place.line, place.column, *told)
        seen.update(filter(None, [place.part]))


def part_of(place: PlaceInPage, parts: SiteParts, inventory: Inventory) -> str:
    """Return what fills a place; nothing where it asks for what there is not, which `wrong_places` tells."""
    if place.part is not Part.EMBED:
        return parts.write(place.part) if place.part is not None else ""
    service = inventory.find(place.service)
    return parts.write_embed(service) if service is not None and service.embed is not None else ""


def filled(page: HtmlPage, parts: SiteParts, inventory: Inventory) -> str:
    """Return the text of a page with its places filled, and nothing else done to it."""
    return Edits([(place.start, place.end, part_of(place, parts, inventory)) for place in places_in(page)]).applied(
        page.text
    )


def _place(element: turbohtml.Element) -> PlaceInPage:
    location = element.source_location
    assert location is not None
    end = location.end_tag
    start, stop = location.start_tag.end_offset, end.start_offset if end else location.start_tag.end_offset
    if element.tag == "template" and end:
        start, stop = location.start_tag.start_offset, end.end_offset
    return PlaceInPage(
        element.attr(PLACE) or "",
        element.attr(SERVICE) or "",
        start,
        stop,
        element.source_line or 1,
        (element.source_col or 0) + 1,
    )
