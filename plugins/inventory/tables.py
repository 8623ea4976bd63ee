"""A TOML table as it is read: typed values out, and a problem with line and column for all that is amiss.

Says nothing of services; `reading` knows which keys a service has.
"""

import datetime
import difflib
import tomllib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, TypeVar, overload

from plugins.inventory.positions import Path, Position, key_positions, position_of
from plugins.problems import Problem

Choice = TypeVar("Choice", bound=StrEnum)


class Document:
    """One TOML file being read; `problems` grows while its tables are."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._positions: dict[Path, Position] = {(): (1, 1)}
        self._text = text

    def root(self) -> "Table | None":
        """Return the outermost table, or None with a problem reported where the file is not TOML."""
        try:
            values = tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            self.problems.append(_malformed(self.file, self._text, str(error)))
            return None
        self._positions = key_positions(self._text)
        return Table(self, values, ())

    def report(self, path: Path, wrong: str, instead: str) -> None:
        line, column = position_of(path, self._positions)
        self.problems.append(Problem(self.file, line, column, wrong, instead))


class Table:
    """One table: each method reads one key. What is missing or of another type is reported and read as None."""

    def __init__(self, document: Document, values: dict[str, Any], path: Path) -> None:
        self._document = document
        self._values = values
        self._read: set[str] = set()
        self.path = path

    def report(self, key: str | None, wrong: str, instead: str) -> None:
        """Report a problem at the key, or at the table itself where the key is not there."""
        at = self.path if key is None or key not in self._values else (*self.path, key)
        self._document.report(at, wrong, instead)

    @overload
    def text(self, key: str, example: str) -> str: ...
    @overload
    def text(self, key: str, example: str, *, required: bool) -> str | None: ...
    def text(self, key: str, example: str, *, required: bool = True) -> str | None:
        """Return a text that is not blank. The example is what the message tells to write."""
        value = self._value(key, f'{key} = "{example}"', required)
        if value is None:
            return "" if required else None
        if not isinstance(value, str) or not value.strip():
            self.report(key, f"{key} must be a text between quotes", f'Write {key} = "{example}"')
            return "" if required else None
        return value.strip()

    def flag(self, key: str) -> bool:
        value = self._value(key, "", required=False)
        if value is not None and not isinstance(value, bool):
            self.report(key, f"{key} must be true or false, without quotes", f"Write {key} = true")
        return value is True

    def date(self, key: str) -> datetime.date:
        value = self._value(key, f"{key} = 2026-11-22", required=True)
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value
        if value is not None:
            self.report(key, f"{key} must be a date without quotes", f"Write {key} = 2026-11-22")
        return datetime.date.min

    def choice(self, key: str, choices: type[Choice], *, required: bool = True) -> Choice | None:
        """Return one of the values of an enumeration."""
        names = [choice.value for choice in choices]
        value = self._value(key, f'{key} = "{names[0]}" (or {", ".join(names[1:])})', required)
        if value is None:
            return None
        if value in names:
            return choices(value)
        near = difflib.get_close_matches(str(value), names, n=1)
        instead = f'Write "{near[0]}"' if near else "Take one of them"
        self.report(key, f'{key} "{value}" is not one of {", ".join(names)}', instead)
        return None

    def texts(self, key: str, languages: Iterable[str], *, required: bool = True) -> dict[str, str] | None:
        """Return the text of each language; a language without one is reported by name (ML-01).

        With no languages given, those that are there.
        """
        languages = tuple(languages)
        example = f"[{self._name(key)}] with {', '.join(f'{language} = …' for language in languages)}"
        table = self.table(key, example, required=required)
        if table is None:
            return None
        texts = {}
        for language in languages or tuple(table._values):
            value = table._value(language, "", required=False)
            if isinstance(value, str) and value.strip():
                texts[language] = value.strip()
            else:
                where = language if value is not None else None
                table.report(where, f"{key} has no text in {language}", f'Add {language} = "…" to [{self._name(key)}]')
        table.close()
        return texts

    def table(self, key: str, example: str, *, required: bool) -> "Table | None":
        value = self._value(key, example, required)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.report(key, f"{key} must be a table", f"Write {example}")
            return None
        return Table(self._document, value, (*self.path, key))

    def tables(self, key: str) -> Iterator["Table"]:
        """Yield each table of an array such as `[[cookies]]`; none where the key is absent."""
        value = self._value(key, "", required=False)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.report(key, f"{key} must be a list of tables", f"Begin each with [[{self._name(key)}]]")
            return
        for index, item in enumerate(value):
            yield Table(self._document, item, (*self.path, key, index))

    def lists(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each key of this table with its list of texts."""
        for key in self._values:
            value = self._value(key, "", required=False)
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                yield key, tuple(value)
            else:
                self.report(key, f"{key} must be a list of texts", f'Write {key} = ["…", "…"]')

    def calls(self, key: str, example: str) -> Iterator[list[object]]:
        """Yield each call of a list of calls: the name of a function, then its values."""
        value = self._value(key, "", required=False)
        for call in value if isinstance(value, list) else () if value is None else (None,):
            if isinstance(call, list) and call and isinstance(call[0], str) and _is_plain(call):
                yield call
            else:
                wrong = f"{key} must be a list of calls, each a list of a function's name and its values"
                self.report(key, wrong, f"Write {key} = {example}")

    def close(self) -> None:
        """Report every key that nothing read."""
        for key in self._values:
            if key not in self._read:
                near = difflib.get_close_matches(key, self._read, n=1)
                instead = f'Write "{near[0]}"' if near else f"Known here: {', '.join(sorted(self._read))}"
                self.report(key, f'"{key}" is not a known key', instead)

    def _value(self, key: str, example: str, required: bool) -> Any:
        self._read.add(key)
        value = self._values.get(key)
        if value is None and required:
            self.report(None, f"{self._name(key)} is missing", f"Add {example}")
        return value

    def _name(self, key: str) -> str:
        return ".".join(str(part) for part in (*self.path, key) if isinstance(part, str))


def _is_plain(value: object) -> bool:
    """Tell whether a value is one that JSON knows too."""
    if isinstance(value, list):
        return all(_is_plain(item) for item in value)
    if isinstance(value, dict):
        return all(_is_plain(item) for item in value.values())
    return isinstance(value, (str, int, float, bool))


def _malformed(file: str, text: str, message: str) -> Problem:
    """Turn the parser's message, which ends in `(at line 3, column 5)`, into a problem."""
    wrong, _, where = message.rpartition(" (at ")
    numbers = [int("".join(c for c in word if c.isdigit())) for word in where.split() if any(c.isdigit() for c in word)]
    line, column = numbers if len(numbers) == 2 else (max(1, len(text.splitlines())), 1)
    instead = "Texts stand between quotes, each key on its own line, and a table begins with [name]"
    return Problem(file, line, column, f"this is not valid TOML: {wrong[:1].lower()}{wrong[1:]}", instead)
