"""The format of service files as data: every key that the reader asks for, with all it says of it.

Made by letting the reader read a table that notes the questions, so that it cannot differ from what is read.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from ..languages.tags import language_name
from .reading import read_keys
from .tables import Choice, Form


class Kind(Enum):
    """What a key holds. Texts are a table with a text for each language."""

    TEXT = auto()
    FLAG = auto()
    DATE = auto()
    CHOICE = auto()
    LIST = auto()
    CALLS = auto()
    TEXTS = auto()
    TABLE = auto()
    TABLES = auto()


@dataclass(frozen=True)
class Key:
    """One key: what it is for, whether a file must have it, an example, and the keys of tables within."""

    name: str
    kind: Kind
    about: str
    is_required: bool = False
    example: str = ""
    form: Form | None = None
    choices: tuple[str, ...] = ()
    keys: tuple["Key", ...] = ()


def service_keys(languages: tuple[str, ...]) -> tuple[Key, ...]:
    """Return the keys of a service file, in the order in which they are read."""
    root = DescribedTable()
    read_keys("example", "example.toml", root, languages)
    return root.keys


class DescribedTable:
    """A table that notes what it is asked, and answers with something sound."""

    def __init__(self) -> None:
        self._noted: list[tuple[Key, DescribedTable | None]] = []

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys noted so far, those of tables within included."""
        return tuple(key if within is None else replace(key, keys=within.keys) for key, within in self._noted)

    def text(self, key: str, example: str, about: str, form: Form | None = None) -> str:
        self._note(Key(key, Kind.TEXT, about, is_required=True, example=example, form=form))
        return example

    def optional_text(self, key: str, example: str, about: str, form: Form | None = None) -> str | None:
        self._note(Key(key, Kind.TEXT, about, example=example, form=form))
        return example

    def flag(self, key: str, about: str) -> bool:
        self._note(Key(key, Kind.FLAG, about))
        return False

    def date(self, key: str, about: str) -> datetime.date:
        self._note(Key(key, Kind.DATE, about, is_required=True))
        return datetime.date.min

    def optional_date(self, key: str, about: str) -> datetime.date | None:
        self._note(Key(key, Kind.DATE, about))
        return None

    def choice(self, key: str, choices: type[Choice], about: str) -> Choice | None:
        self._note(Key(key, Kind.CHOICE, about, is_required=True, choices=tuple(choices)))
        return None

    def optional_choice(self, key: str, choices: type[Choice], about: str) -> Choice | None:
        self._note(Key(key, Kind.CHOICE, about, choices=tuple(choices)))
        return None

    def texts(self, key: str, languages: Iterable[str], about: str) -> dict[str, str]:
        self._note(Key(key, Kind.TEXTS, about, is_required=True, keys=_in_each(languages, about)))
        return {}

    def optional_texts(self, key: str, languages: Iterable[str], about: str) -> dict[str, str] | None:
        self._note(Key(key, Kind.TEXTS, about, keys=_in_each(languages, about)))
        return None

    def listed(self, key: str, example: str, about: str, form: Form) -> tuple[str, ...]:
        self._note(Key(key, Kind.LIST, about, example=example, form=form))
        return ()

    def calls(self, key: str, example: str, about: str) -> Iterator[list[object]]:
        self._note(Key(key, Kind.CALLS, about, example=example))
        return iter(())

    def table(self, key: str, example: str, about: str) -> "DescribedTable":
        return self._note(Key(key, Kind.TABLE, about, example=example), DescribedTable())

    def tables(self, key: str, about: str) -> Iterator["DescribedTable"]:
        yield self._note(Key(key, Kind.TABLES, about), DescribedTable())

    def report(self, key: str | None, wrong: str, instead: str) -> None:
        """Nothing is amiss in a table that has everything."""

    def close(self) -> None:
        """Nothing stands here that nobody asks for."""

    def _note(self, key: Key, within: "DescribedTable | None" = None) -> "DescribedTable":
        self._noted.append((key, within))
        return within or self


def _in_each(languages: Iterable[str], about: str) -> tuple[Key, ...]:
    return tuple(
        Key(language, Kind.TEXT, f"{about}, in {language_name(language, 'en')}", is_required=True)
        for language in languages
    )
