"""What code takes out of the page that it runs in: of which elements, and what it makes of it."""

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeAlias

from ..causes import Cause
from ..grades import Grade

TEXT = "#text"
"""Stands in place of an attribute for the text in an element."""
ANY_DATA = "data-*"
"""Stands for whichever `data-` attribute."""
SENT_TO = "#form"
"""Stands for where a button sends its form."""
ANY_ELEMENT = "*"
ACTED_ON = ":active"
"""Selects the element that the visitor acts on: the target of an event."""

Edit: TypeAlias = "tuple[re.Pattern[str], str, int]"
"""What is replaced in a value, by what, and how many times (0 for always)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the page a value stands: an attribute, or the text, of the elements that a selector may match."""

    selector: str
    attribute: str
    key: str | None = None
    """Of JSON that stands there, the last key of the value, or "" for any; None if the value is not read as JSON."""
    edits: tuple[Edit, ...] = ()

    def part(self, key: str) -> "Source":
        return replace(self, key=key)

    def edited(self, edit: Edit) -> "Source":
        return replace(self, edits=(*self.edits, edit))


class Use(Enum):
    """What code makes of what it takes."""

    URL = "url"
    SRCSET = "srcset"
    MARKUP = "markup"
    CSS = "css"
    CODE = "code"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class Taken:
    """A URL, markup, CSS or code with marks for what stands in the page, the source of each, and place and cause.

    A template that is brought to life has neither text nor sources.
    """

    use: Use
    text: str
    sources: tuple[tuple[str, Source], ...]
    line: int
    column: int
    cause: Cause
    grade: Grade = Grade.LOADS
