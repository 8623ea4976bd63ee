"""The parts of a Markdown text: what stands in its head for readers, then each heading with what follows it."""

import re
from collections.abc import Iterator

from plugins.translation_status.parts import Part

# The keys of the head that are written for readers; the others are for the build.
NEEDED_KEYS = ("Title", "Description")
READ_KEYS = (*NEEDED_KEYS, "Summary")

INTRODUCTION = "introduction"

_HEAD_LINE = re.compile(r"(\w+):\s*(.*)")
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*(?:\{[^}]*#([\w-]+)[^}]*\})?\s*#*\s*")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")


def markdown_parts(text: str) -> dict[str, Part]:
    """Return the parts by key, in order: a key of the head, `introduction`, or `#id` of a heading.

    A heading without an id is known by its number, which is the same in every language.
    """
    parts: dict[str, Part] = {}
    lines = text.splitlines()
    body = 0
    for body, line in enumerate(lines):
        found = _HEAD_LINE.match(line)
        if found is None:
            break
        if found[1].capitalize() in READ_KEYS:
            parts[found[1].capitalize()] = Part(found[2], body + 1, 1, found[1].capitalize())
    for key, title, first, section in _sections(lines, body):
        written = "\n".join(section)
        if written.strip():
            blank = next(index for index, line in enumerate(section) if line.strip())
            parts[key] = Part(written, first + blank + 1, 1, title)
    return parts


def _sections(lines: list[str], body: int) -> Iterator[tuple[str, str, int, list[str]]]:
    """Yield key, title, index of the first line and lines of each section."""
    key, title, first = INTRODUCTION, INTRODUCTION, body
    fence, number = "", 0
    for index in range(body, len(lines)):
        if edge := _FENCE.match(lines[index]):
            fence = "" if fence and edge[1].startswith(fence) else fence or edge[1]
        found = None if fence else _HEADING.fullmatch(lines[index])
        if found:
            yield key, title, first, lines[first:index]
            number += 1
            key, title, first = f"#{found[2]}" if found[2] else f"heading {number}", found[1], index
    yield key, title, first, lines[first:]
