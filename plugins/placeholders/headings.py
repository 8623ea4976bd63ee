"""The sections of a text, for a table of contents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

_SECTION = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Heading:
    """A section's anchor, and its heading as text without markup; no-break spaces are kept."""

    anchor: str
    text: str


def section_headings(html: str) -> Iterator[Heading]:
    """Yield the headings of the second level, as Markdown writes them, in order."""
    for match in _SECTION.finditer(html):
        yield Heading(match[1], Markup(_TAG.sub("", match[2])).unescape().strip())
