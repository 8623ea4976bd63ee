"""Words with their places, and the project's list of correct words that no dictionary has."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]++(?:['’.-][^\W\d_]++)*+(?![\d_])")
_SECTION = re.compile(r"\[(\w+)\]")


@dataclass(frozen=True)
class Word:
    """A word and its place: file, and line and column from 1."""

    text: str
    file: str
    line: int
    column: int


def words(file: str, prose: str) -> Iterator[Word]:
    """Yield the words of a file's prose. Those next to digits are names and numbers, and left out."""
    for number, line in enumerate(prose.splitlines(), 1):
        for found in _WORD.finditer(line):
            before = line[found.start() - 1 : found.start()] if found.start() else ""
            if not before.isdigit() and before != "_":
                yield Word(found[0].replace("’", "'"), file, number, found.start() + 1)


@dataclass(frozen=True)
class KnownWords:
    """The project's own words, by language; those of "" hold in all."""

    by_language: Mapping[str, frozenset[str]]

    def has(self, word: str, language: str) -> bool:
        """Tell whether a word is known: as it is written, or in small letters if the list has it so."""
        known = self.by_language.get("", frozenset()) | self.by_language.get(language, frozenset())
        return any(form in known for form in (word, word.lower(), word.removesuffix("'s")))

    def with_names(self, names: Iterable[str]) -> "KnownWords":
        """Return these words and the names, which hold in all languages."""
        return KnownWords({**self.by_language, "": self.by_language.get("", frozenset()) | frozenset(names)})


def known_words(text: str) -> KnownWords:
    """Read a word list: a word a line, `#` before remarks, below `[nl]` the words of that language only."""
    by_language: dict[str, set[str]] = {"": set()}
    language = ""
    for line in text.splitlines():
        word = line.partition("#")[0].strip()
        if section := _SECTION.fullmatch(word):
            language = section[1]
        elif word:
            by_language.setdefault(language, set()).add(word.replace("’", "'"))
    return KnownWords({code: frozenset(found) for code, found in by_language.items()})
