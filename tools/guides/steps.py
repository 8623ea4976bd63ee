"""The steps of a guide, read from its Markdown: commands with what they say, and what is written into files.

In a block `console`, each line behind `$ ` is a command and the lines below it are in what it prints, in this order;
`…` stands for lines left out. A block whose language is followed by a file name is what a person writes into that file:
the whole of it, or, in a block `diff`, the lines that go and those that come.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

_BLOCK = re.compile(r"^```(\w+)[ \t]*(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CHANGE = re.compile(r"((?:^-.*\n)+)((?:^\+.*\n)*)", re.MULTILINE)

LEFT_OUT = "…"


@dataclass(frozen=True)
class Command:
    """A command, and lines that it prints."""

    text: str
    printed: tuple[str, ...]


@dataclass(frozen=True)
class Writing:
    """A new text for a file."""

    file: str
    text: str


@dataclass(frozen=True)
class Change:
    """Lines of a file that go, and those that come in their place."""

    file: str
    old: str
    new: str


Step: TypeAlias = Command | Writing | Change


def steps_of(guide: str) -> Iterator[Step]:
    """Yield the steps in the order in which a reader takes them."""
    for language, file, body in _BLOCK.findall(guide):
        if language == "console":
            yield from _commands(body)
        elif language == "diff":
            yield from (Change(file, _without_sign(old), _without_sign(new)) for old, new in _CHANGE.findall(body))
        elif file:
            yield Writing(file, body)


def _commands(body: str) -> Iterator[Command]:
    for part in body.split("$ ")[1:]:
        first, *printed = part.splitlines()
        yield Command(first, tuple(line for line in printed if line.strip() and line.strip() != LEFT_OUT))


def _without_sign(lines: str) -> str:
    return "".join(line[1:] for line in lines.splitlines(keepends=True))
