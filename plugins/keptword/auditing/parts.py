"""Parts of a site that machines judge each by itself: `3/16` is the third of sixteen.

Each reads all scripts, since pages are judged by what those take out of them, and its own share of everything else.
Which scripts no page loads is known only once all parts are put together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

_WRITTEN = re.compile(r"([1-9][0-9]{0,5})/([1-9][0-9]{0,5})")

Item = TypeVar("Item")


@dataclass(frozen=True)
class NoPartError(Exception):
    """A text names no part."""

    text: str

    def __str__(self) -> str:
        return f'"{self.text}" is no part of a site. Write which of how many: 3/16.'


@dataclass(frozen=True)
class Part:
    """Which of how many, from 1."""

    number: int = 1
    of: int = 1

    @property
    def is_whole(self) -> bool:
        return self.of == 1

    def share(self, items: Sequence[Item]) -> list[Item]:
        """Return the items of this part: over all parts, each item once."""
        return list(items[self.number - 1 :: self.of])

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


WHOLE = Part()


def part_named(text: str) -> Part:
    """Return the part that a text such as `3/16` names. Raises NoPartError."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None or int(found[1]) > int(found[2]):
        raise NoPartError(text)
    return Part(int(found[1]), int(found[2]))
