"""Texts in parts, each with its original and one translation: what is compared to know whether they say the same."""

import hashlib
import re
from dataclasses import dataclass

_NOTES = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """One part of a text where a person wrote it: what stands there, from which line on, and what it is called."""

    text: str
    line: int
    column: int
    title: str


@dataclass(frozen=True)
class Pair:
    """A part of an original and of one of its translations; either may be missing. `key` is the same in both."""

    file: str
    language: str
    key: str
    original_file: str
    original: Part | None
    translation: Part | None

    @property
    def digests(self) -> tuple[str, str]:
        """The digests of original and translation; a missing part is an empty one."""
        first, second = (part.text if part else "" for part in (self.original, self.translation))
        return digest(first), digest(second)


def digest(text: str) -> str:
    """Return what changes when a text does, in twelve letters: white space and editors' notes do not count."""
    words = " ".join(_NOTES.sub(" ", text).split())
    return hashlib.sha256(words.encode()).hexdigest()[:12]
