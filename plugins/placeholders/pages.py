"""Placeholders of whole pages: those not filled in, those missing in a translation, and required ones."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.keptword.inventory.company_name import WITHIN_SENTENCES
from plugins.keptword.line_numbers import line_number
from plugins.keptword.problems import Problem
from plugins.placeholders.markers import Marker, filled_markers, find_markers, indented_markers

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>", re.IGNORECASE)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_HEADING_ID = re.compile(r"^#{1,6} .*\{[^}]*#([\w-]+)", re.MULTILINE)


@dataclass(frozen=True)
class PageText:
    """The text of a page in one language, and its rendered HTML."""

    file: str
    page_id: str
    language: str
    text: str
    html: str


def unfilled_problems(page: PageText, known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each valid placeholder in a place where placeholders are not filled in."""
    left = Counter(filled_markers(page.html))
    markers = [marker for marker in find_markers(page.text) if marker.alone and marker.name in known]
    # If one of two equal placeholders is not filled in, it is the one within HTML.
    for marker in sorted(markers, key=lambda marker: (_is_in_html(page.text, marker), marker.line)):
        if left[marker.name, marker.argument]:
            left[marker.name, marker.argument] -= 1
        elif _is_in_html(page.text, marker):
            wrong = f"{marker.written} stands within HTML, where placeholders are not filled in"
            yield Problem(page.file, marker.line, marker.column, wrong, "Put it above or below all of that HTML")
        else:
            wrong = f"{marker.written} is not filled in here"
            instead = "Put it at the beginning of its line, with an empty line on each side"
            yield Problem(page.file, marker.line, marker.column, wrong, instead)
    for marker in indented_markers(page.text):
        if left[marker.name, marker.argument]:
            left[marker.name, marker.argument] -= 1
        elif marker.name in known:
            wrong = f"the spaces in front of {marker.written} make code of it"
            yield Problem(page.file, marker.line, marker.column, wrong, "Remove them")


def lost_problems(pages: Sequence[PageText], original: str) -> Iterator[Problem]:
    """Yield a problem for each placeholder of an original page that a translation lacks."""
    originals = {page.page_id: page for page in pages if page.page_id and page.language == original}
    for page in pages:
        first = originals.get(page.page_id)
        if first is None or first is page:
            continue
        own = Counter(marker.name for marker in find_markers(page.text))
        # Translations may name the company more or less often.
        parts = (marker for marker in find_markers(first.text) if marker.name not in WITHIN_SENTENCES)
        for marker in parts:
            if own[marker.name]:
                own[marker.name] -= 1
                continue
            wrong = f"{marker.written} is not here, though it stands in {first.file}:{marker.line}"
            line = _line_of_section(page.text, first.text, marker)
            yield Problem(page.file, line, 1, wrong, "Add it on a line of its own, or remove it there too")


def needed_problems(page: PageText, needed: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Yield a problem for each required placeholder that a page lacks; `needed` has their names by page id."""
    own = {marker.name for marker in find_markers(page.text)}
    for name in needed.get(page.page_id, ()):
        if name not in own:
            wrong = f"[[{name}]] is not on this page, to which every page of the site leads for it"
            yield Problem(page.file, 1, 1, wrong, "Add it on a line of its own")


def _is_in_html(text: str, marker: Marker) -> bool:
    depth = 0
    for tag in _TAG.finditer("\n".join(text.split("\n")[: marker.line - 1])):
        if tag[2].lower() not in _VOID and not tag[0].endswith("/>"):
            depth += -1 if tag[1] else 1
    return depth > 0


def _line_of_section(text: str, original: str, marker: Marker) -> int:
    """Return the line in a translation of the heading above a marker of its original; 1 if there is none."""
    above = "\n".join(original.split("\n")[: marker.line])
    ids = _HEADING_ID.findall(above)
    found = next((found for found in _HEADING_ID.finditer(text) if ids and found[1] == ids[-1]), None)
    return line_number(text, found.start()) if found else 1
