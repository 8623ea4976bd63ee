"""The parts of a Markdown text: what stands in its head for readers, then each heading with what follows it."""

import re
from collections.abc import Iterator

from plugins.markdown_code import without_fences
from plugins.page_heads import head_lines
from plugins.translation_status.parts import Part

# The keys of the head that are written for readers; the others are for the build.
NEEDED_KEYS = ("Title", "Description")
READ_KEYS = (*NEEDED_KEYS, "Summary")

INTRODUCTION = "introduction"

_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*(?:\{[^}]*#([\w-]+)[^}]*\})?\s*#*\s*")


def markdown_parts(text: str) -> dict[str, Part]:
    """Return the parts by key, in order: a key of the head, `introduction`, or `#id` of a heading.

    A heading without an id is known by its number, which is the same in every language.
    """
    parts: dict[str, Part] = {}
    head = head_lines(text)
    for line in head:
        if (key := line.key.capitalize()) in READ_KEYS:
            parts[key] = Part(line.value, line.line, 1, key)
    for key, title, first, section in _sections(text, len(head)):
        written = "\n".join(section)
        if written.strip():
            blank = next(index for index, line in enumerate(section) if line.strip())
            parts[key] = Part(written, first + blank + 1, 1, title)
    return parts


def _sections(text: str, body: int) -> Iterator[tuple[str, str, int, list[str]]]:
    """Yield key, title, index of the first line and lines of each section."""
    key, title, first = INTRODUCTION, INTRODUCTION, body
    lines, outside_code = text.split("\n"), without_fences(text).split("\n")
    number = 0
    for index in range(body, len(lines)):
        if found := _HEADING.fullmatch(outside_code[index]):
            yield key, title, first, lines[first:index]
            number += 1
            key, title, first = f"#{found[2]}" if found[2] else f"heading {number}", found[1], index
    yield key, title, first, lines[first:]
