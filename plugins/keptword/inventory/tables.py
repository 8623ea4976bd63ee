"""A TOML table as the reader asks it: each method reads one key, and says what a person should know of that key.

Who answers is another matter: `written_tables` has what stands in a file and reports what is amiss, `described_tables`
notes the questions, from which the schema and new files are made.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True)
class Form:
    """What a text must look like: a pattern that Python, JavaScript and Rust read alike, and words for a miss.

    `meant` returns what a text that misses was likely meant to be, or None; then `instead` is what to write.
    """

    pattern: str
    wrong: str
    instead: str
    meant: Callable[[str], str | None] = lambda _: None

    def fits(self, text: str) -> bool:
        return re.fullmatch(self.pattern, text) is not None

    def mended(self, text: str) -> str | None:
        """Return what fits and was likely meant by a text that does not fit."""
        meant = self.meant(text)
        return meant if meant is not None and self.fits(meant) else None

    def advice(self, key: str, text: str) -> str:
        """Return what to write in place of a text that does not fit."""
        mended = self.mended(text)
        return self.instead if mended is None else f'Write {key} = "{mended}"'


class Table(Protocol):
    """The keys of one table. `about` is a sentence on the key; `example` what a message tells to write."""

    def text(self, key: str, example: str, about: str, form: Form | None = None) -> str:
        """Return a text that is not blank; empty where it is missing or wrong."""

    def optional_text(self, key: str, example: str, about: str, form: Form | None = None) -> str | None:
        """Return a text that is not blank; empty where it is wrong, None where it is missing."""

    def flag(self, key: str, about: str) -> bool: ...

    def date(self, key: str, about: str) -> datetime.date: ...

    def optional_date(self, key: str, about: str) -> datetime.date | None: ...

    def choice(self, key: str, choices: type[Choice], about: str) -> Choice | None:
        """Return one of the values of an enumeration."""

    def optional_choice(self, key: str, choices: type[Choice], about: str) -> Choice | None: ...

    def texts(self, key: str, languages: Iterable[str], about: str) -> dict[str, str]:
        """Return the text of each language (ML-01); with no languages given, of those that are there."""

    def optional_texts(self, key: str, languages: Iterable[str], about: str) -> dict[str, str] | None: ...

    def listed(self, key: str, example: str, about: str, form: Form) -> tuple[str, ...]:
        """Return a list of texts; empty where it is absent."""

    def calls(self, key: str, example: str, about: str) -> Iterator[list[object]]:
        """Yield each call of a list of calls: the name of a function, then its values."""

    def table(self, key: str, example: str, about: str) -> "Table | None":
        """Return a table within this one, which may be absent."""

    def tables(self, key: str, about: str) -> Iterator["Table"]:
        """Yield each table of an array such as `[[cookies]]`; none where the key is absent."""

    def report(self, key: str | None, wrong: str, instead: str) -> None:
        """Report a problem at the key, or at the table itself where the key is not there."""

    def close(self) -> None:
        """Report every key that nothing asked for."""
