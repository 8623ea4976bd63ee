"""Edits of a page by offsets: the rest stays byte for byte, line ends included."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

import turbohtml


def with_plain_line_ends(html: str) -> str:
    """Return a page as parsers see it, with a line feed for each end of a line (HTML §13.2.3.5)."""
    return html.replace("\r\n", "\n").replace("\r", "\n")


@dataclass
class Edits:
    """Insertions and replacements, by offsets in the page with plain line ends."""

    made: list[tuple[int, int, str]] = field(default_factory=list)

    def insert(self, at: int, text: str) -> None:
        self.made.append((at, at, text))

    def replace(self, element: turbohtml.Element, text: str) -> None:
        """Replace an element and its tags; does nothing if the parser only implied the element."""
        location = element.source_location
        if location is not None:
            end = location.end_tag or location.start_tag
            self.made.append((location.start_tag.start_offset, end.end_offset, text))

    def applied(self, html: str) -> str:
        """Return the page as it is written with all edits made; within what is replaced, others count for nothing."""
        shortened = [found.start() - number for number, found in enumerate(re.finditer("\r\n", html))]

        def as_written(offset: int) -> int:
            return offset + bisect_left(shortened, offset)

        parts, at = [], 0
        for start, end, replacement in sorted(self.made, key=lambda edit: edit[:2]):
            if start >= at:
                parts += [html[as_written(at) : as_written(start)], replacement]
                at = end
        return "".join([*parts, html[as_written(at) :]])

    def blanked(self, text: str) -> str:
        """Return the page with spaces in the place of what is replaced, so that lines and columns stay."""
        blank = [(start, end, re.sub(r"[^\n]", " ", text[start:end])) for start, end, _ in self.made]
        return Edits(blank).applied(text)
