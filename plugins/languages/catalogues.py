"""Message catalogues: `.po` files read straight into memory, and what they leave untranslated.

English is the language of the messages themselves and has no catalogue.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.support import Translations
from jinja2 import TemplateSyntaxError

from plugins.languages.catalogue_files import read_catalogue, shown_file
from plugins.problems import Problem

SOURCE_LANGUAGE = "en"

EXTRACTION_OPTIONS = {"silent": "false", "trimmed": "true", "newstyle_gettext": "true", "encoding": "utf-8"}


@dataclass(frozen=True)
class MessageFolder:
    """One part's templates and, beside them, its `<language>.po` files."""

    templates: Path
    catalogues: Path


@dataclass(frozen=True)
class Message:
    """A message as a template uses it."""

    file: str
    line: int
    text: str


def read_catalogues(folders: Iterable[MessageFolder], languages: Iterable[str]) -> dict[str, Translations]:
    """Return one catalogue per language, merged over all folders; a missing file is an empty one."""
    merged: dict[str, Translations] = {}
    folders = tuple(folders)
    for language in languages:
        translations = Translations()
        for folder in folders:
            compiled = io.BytesIO()
            write_mo(compiled, read_catalogue(folder.catalogues / f"{language}.po", language))
            compiled.seek(0)
            translations.merge(Translations(compiled))
        merged[language] = translations
    return merged


def untranslated(folders: Iterable[MessageFolder], languages: Iterable[str], root: Path) -> Iterator[Problem]:
    """Yield a problem for each message of a template that a language leaves without a translation (ML-01).

    Files are named relative to `root`. A translation marked fuzzy counts as none.
    """
    folders = tuple(folders)
    for folder in folders:
        messages = tuple(extract_messages(folder.templates, root))
        for language in languages:
            if language == SOURCE_LANGUAGE:
                continue
            file = folder.catalogues / f"{language}.po"
            catalogue = read_catalogue(file, language)
            for message in messages:
                entry = catalogue.get(message.text)
                if entry is None or entry.fuzzy or not _has_text(entry.string):
                    wrong = f'"{message.text}" is not translated into {language}'
                    instead = f"Add its translation to {shown_file(file, root)}"
                    yield Problem(message.file, message.line, 1, wrong, instead)


def extract_messages(templates: Path, root: Path) -> Iterator[Message]:
    """Yield the messages of every template below a folder. Raises TemplateSyntaxError for a broken template."""
    for path in sorted(templates.rglob("*.html")):
        with path.open("rb") as file:
            found = extract("jinja2.ext:babel_extract", file, options=EXTRACTION_OPTIONS)
            try:
                for line, text, _comments, _context in found:
                    message = text if isinstance(text, str) else text[0]
                    yield Message(shown_file(path, root), line, message)
            except TemplateSyntaxError as error:
                error.filename = str(path)
                raise


def _has_text(translation: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(translation) if isinstance(translation, tuple | list) else bool(translation)
