"""The head of a Markdown text: the lines `Key: value` before its first blank line, as Python-Markdown reads them."""

import re
from dataclasses import dataclass

HEAD_LINE = re.compile(r" {0,3}([A-Za-z0-9_-]+):\s*(.*)")


@dataclass(frozen=True)
class HeadLine:
    """One line of a head: its key in lower case, its value, and the line and column of the value, from 1."""

    key: str
    value: str
    line: int
    column: int


def head_lines(text: str) -> tuple[HeadLine, ...]:
    """Return the lines of a head, up to the first line that is not one."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        match = HEAD_LINE.fullmatch(line)
        if match is None:
            break
        found.append(HeadLine(match[1].lower(), match[2].strip(), number, match.start(2) + 1))
    return tuple(found)
