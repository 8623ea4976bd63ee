"""Tables as they stand in a file: typed values out, and a problem with line and column for all that is amiss.

Says nothing of services; `reading` knows which keys a service has.
"""

import datetime
import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..languages.catalogues import SOURCE_LANGUAGE
from ..languages.tags import is_language, is_same_language
from .messages import Messages
from .positions import Path
from .tables import Choice, Form
from .written import Written

if TYPE_CHECKING:
    from ..problems import Problem

TO_BE_FILLED_IN = "is still to be filled in"


class Document:
    """What one file says while it is read; `problems` grows while its tables are.

    Of one that `is_part` of something unknown, what is missing is no problem. `file` is the site's own: texts that the
    catalogue lacks in a language are `untranslated`, and not the site's mistake. `messages` translate English texts.
    """

    def __init__(
        self, content: Written, *, is_part: bool = False, file: str = "", messages: Messages | None = None
    ) -> None:
        self.is_part = is_part
        self.file = file
        self.messages = messages
        self.problems: list[Problem] = []
        self.untranslated: list[Problem] = []
        self._content = content

    def root(self) -> "WrittenTable":
        return WrittenTable(self, self._content.values, ())

    def report(self, path: Path, wrong: str, instead: str) -> None:
        self.problems.append(self._content.problem(path, wrong, instead))

    def note_untranslated(self, path: Path, wrong: str, instead: str) -> bool:
        """Note a text that the catalogue lacks; return False where the site itself wrote the texts beside it."""
        problem = self._content.problem(path, wrong, instead)
        if not self.file or problem.file == self.file:
            return False
        self.untranslated.append(problem)
        return True

    def translation(self, text: str, language: str) -> str | None:
        """Return what an English text says in a language, where that is known."""
        return self.messages.translation(text, language) if self.messages else None

    def is_english(self, path: Path, text: str) -> bool:
        """Tell whether a text that stands alone is English: all of the catalogue are, of others those that it has."""
        is_own = self.file and self._content.problem(path, "", "").file == self.file
        return not is_own or (self.messages is not None and self.messages.is_known(text))


class WrittenTable:
    """One table. What is missing or of another type is reported and read as absent."""

    def __init__(self, document: Document, values: Mapping[str, Any], path: Path) -> None:
        self._document = document
        self._values = values
        self._read: set[str] = set()
        self.path = path

    def report(self, key: str | None, wrong: str, instead: str) -> None:
        at = self.path if key is None or key not in self._values else (*self.path, key)
        self._document.report(at, wrong, instead)

    def text(self, key: str, example: str, about: str, form: Form | None = None) -> str:
        self._require(key, f'{key} = "{example}"')
        return self.optional_text(key, example, about, form) or ""

    def optional_text(self, key: str, example: str, about: str, form: Form | None = None) -> str | None:
        value = self._value(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            meant = value if isinstance(value, (int, float)) and not isinstance(value, bool) else example
            self.report(key, f"{key} must be a text between quotes", f'Write {key} = "{meant}"')
            return ""
        if form is not None and not form.fits(value.strip()):
            self.report(key, f'{key} "{value}" {form.wrong}', form.advice(key, value.strip()))
            return ""
        return value.strip()

    def flag(self, key: str, about: str) -> bool:
        value = self._value(key)
        if value is not None and not isinstance(value, bool):
            self.report(key, f"{key} must be true or false, without quotes", f"Write {key} = true")
        return value is True

    def date(self, key: str, about: str) -> datetime.date:
        self._require(key, f"{key} = 2026-11-22")
        return self.optional_date(key, about) or datetime.date.min

    def optional_date(self, key: str, about: str) -> datetime.date | None:
        value = self._value(key)
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value
        if value is not None:
            self.report(key, f"{key} must be a date without quotes", f"Write {key} = 2026-11-22")
        return None

    def choice(self, key: str, choices: type[Choice], about: str) -> Choice | None:
        names = [choice.value for choice in choices]
        self._require(key, f'{key} = "{names[0]}" (or {", ".join(names[1:])})')
        return self.optional_choice(key, choices, about)

    def optional_choice(self, key: str, choices: type[Choice], about: str) -> Choice | None:
        names = [choice.value for choice in choices]
        value = self._value(key)
        if value is None:
            return None
        if value in names:
            return choices(value)
        near = difflib.get_close_matches(str(value), names, n=1)
        instead = f'Write "{near[0]}"' if near else "Take one of them"
        self.report(key, f'{key} "{value}" is not one of {", ".join(names)}', instead)
        return None

    def texts(self, key: str, languages: Iterable[str], about: str) -> dict[str, str]:
        languages = tuple(languages)
        self._require(key, f"[{self._name(key)}] with {', '.join(f'{language} = …' for language in languages)}")
        return self.optional_texts(key, languages, about) or {}

    def optional_texts(self, key: str, languages: Iterable[str], about: str) -> dict[str, str] | None:
        languages = tuple(languages)
        if isinstance(self._values.get(key), str):
            return self._texts_of_one(key, languages, about)
        table = self.table(key, f'[{self._name(key)}] and below it {languages[0] if languages else "en"} = "…"', about)
        if table is None:
            return None
        texts = {}
        for language in languages or tuple(table._values):
            written = table._values.get(language)
            value = table._value(language)
            if isinstance(value, str) and value.strip():
                texts[language] = value.strip()
            elif written is None and (translation := table._translation(language)):
                texts[language] = translation
            elif value is not None or (written is None and not self._document.is_part):
                instead, wrong = f'Add {language} = "…" to [{self._name(key)}]', f"{key} has no text in {language}"
                other = next((one for one in map(table._values.get, (*languages, "en")) if isinstance(one, str)), None)
                if value is None and other and self._document.note_untranslated(table.path, wrong, instead):
                    texts[language] = other.strip()
                else:
                    table.report(language, wrong, instead)
        # Texts in languages that the site has not are left aside.
        table._read.update(filter(is_language, table._values))
        table.close()
        return texts

    def _texts_of_one(self, key: str, languages: tuple[str, ...], about: str) -> dict[str, str]:
        """Return a text that stands alone, in each language: a message, or the only language of the site."""
        text = self.optional_text(key, "…", about)
        path, document = (*self.path, key), self._document
        if not text:
            return {}
        if not languages:
            return {SOURCE_LANGUAGE: text}
        is_english = document.is_english(path, text)
        if len(languages) == 1 and not is_english:
            return {languages[0]: text}
        texts = {}
        for language in languages:
            here = text if is_same_language(language, SOURCE_LANGUAGE) else document.translation(text, language)
            if here is not None:
                texts[language] = here
        missing = [language for language in languages if language not in texts]
        for language in missing:
            wrong = f"{key} has no text in {language}"
            instead = f"Translate it in {document.messages.file(language)}" if document.messages else ""
            if is_english and instead and document.note_untranslated(path, wrong, instead):
                texts[language] = texts.get(languages[0], text)
        if len(texts) < len(languages):
            wrong = f"{key} has no text in {', '.join(missing)}"
            each = ", ".join(f'{language} = "…"' for language in languages)
            document.report(path, wrong, f"Write a text for each language: {key} = {{ {each} }}")
        return texts

    def _translation(self, language: str) -> str | None:
        """Return what the English text of this table says in a language, where the catalogue's messages have it."""
        text = self._values.get(SOURCE_LANGUAGE)
        return self._document.translation(text.strip(), language) if isinstance(text, str) else None

    def listed(self, key: str, example: str, about: str, form: Form) -> tuple[str, ...]:
        value = self._value(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.report(key, f"{key} must be a list of texts", f"Write {key} = {example}")
            return ()
        for item in value:
            if not form.fits(item):
                self.report(key, f'"{item}" {form.wrong}', form.instead)
        return tuple(value)

    def calls(self, key: str, example: str, about: str) -> Iterator[list[object]]:
        value = self._value(key)
        for call in value if isinstance(value, list) else () if value is None else (None,):
            if isinstance(call, list) and call and isinstance(call[0], str) and _is_plain(call):
                yield call
            else:
                wrong = f"{key} must be a list of calls, each a list of a function's name and its values"
                self.report(key, wrong, f"Write {key} = {example}")

    def table(self, key: str, example: str, about: str) -> "WrittenTable | None":
        value = self._value(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.report(key, f"{key} must be a table", f"Write {example}")
            return None
        return WrittenTable(self._document, value, (*self.path, key))

    def tables(self, key: str, about: str) -> Iterator["WrittenTable"]:
        value = self._value(key)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.report(key, f"{key} must be a list of tables", f"Begin each with [[{self._name(key)}]]")
            return
        for index, item in enumerate(value):
            yield WrittenTable(self._document, item, (*self.path, key, index))

    def close(self) -> None:
        for key in self._values:
            if key not in self._read:
                near = difflib.get_close_matches(key, self._read, n=1)
                instead = f'Write "{near[0]}"' if near else f"Known here: {', '.join(sorted(self._read))}"
                self.report(key, f'"{key}" is not a known key', instead)

    def _require(self, key: str, example: str) -> None:
        if key not in self._values and not self._document.is_part:
            self.report(None, f"{self._name(key)} is missing", f"Add {example}")

    def _value(self, key: str) -> Any:
        """Return what stands there; a place that waits to be filled in is reported, and read as absent."""
        self._read.add(key)
        value = self._values.get(key)
        if isinstance(value, str) and is_placeholder(value):
            self.report(key, f"{self._name(key)} {TO_BE_FILLED_IN}", f"Write it in place of {value.strip()}")
            return None
        return value

    def _name(self, key: str) -> str:
        return ".".join(str(part) for part in (*self.path, key) if isinstance(part, str))


def is_placeholder(value: str) -> bool:
    """Tell whether a text only holds the place of one, as new files do: `[what it is for]`; `[[company]]` does not."""
    text = value.strip()
    return text.startswith("[") and text.endswith("]") and not text.startswith("[[")


def _is_plain(value: object) -> bool:
    """Tell whether a value is one that JSON knows too."""
    if isinstance(value, list):
        return all(_is_plain(item) for item in value)
    if isinstance(value, dict):
        return all(_is_plain(item) for item in value.values())
    return isinstance(value, (str, int, float, bool))
