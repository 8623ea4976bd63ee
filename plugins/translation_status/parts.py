"""Texts in parts, each with its original and one translation: what is compared to know whether they say the same."""

import hashlib
import re
from dataclasses import dataclass

from plugins.keptword.languages.tags import is_same_language
from plugins.markdown_code import without_comments

# What is the same in every language: notes, placeholders, addresses, code.
_NO_WORDS = re.compile(r"<!--.*?-->|\[\[.*?\]\]|\]\([^)]*\)|\{[^}]*\}|\S+[@/]\S+|`[^`]*`", re.DOTALL)
_TAG = re.compile(r"<[A-Za-z/][^>]*>")
_READ_ATTRIBUTES = re.compile(
    r"""\s(?:alt|title|aria-label|placeholder)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
_HEADING = re.compile(r"^#.*$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{2,}")
# This many equal words are no coincidence: names of services and companies have fewer.
_COPIED = 6


@dataclass(frozen=True)
class Part:
    """One part of a text as written: its text, the line and column where it begins, and its title."""

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
    original_language: str
    original: Part | None
    translation: Part | None

    @property
    def digests(self) -> tuple[str, str]:
        """The digests of original and translation; a missing part is an empty one."""
        first, second = (part.text if part else "" for part in (self.original, self.translation))
        return digest(first), digest(second)

    @property
    def is_copied(self) -> bool:
        """Whether the translation is a verbatim copy of at least a sentence."""
        if self.original is None or self.translation is None or is_same_language(self.language, self.original_language):
            return False
        # The text below a translated heading may still be a copy.
        first, second = (_HEADING.sub("", part.text) for part in (self.original, self.translation))
        words = len(_WORD.findall(_NO_WORDS.sub(" ", _TAG.sub(_read_of_tag, first))))
        return words >= _COPIED and digest(first) == digest(second)


def _read_of_tag(tag: re.Match[str]) -> str:
    """Return what readers get of a tag: a pasted frame has many words, and its title alone is one of theirs."""
    return " ".join(double or single for double, single in _READ_ATTRIBUTES.findall(tag[0]))


def digest(text: str) -> str:
    """Return a digest of a text, twelve characters long; white space and editors' notes are ignored."""
    words = " ".join(without_comments(text).split())
    return hashlib.sha256(words.encode()).hexdigest()[:12]
