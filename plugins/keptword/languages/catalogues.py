"""Message catalogues: loads `.po` files into memory, and finds untranslated messages.

The messages themselves are English, so English needs no catalogue.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.support import Translations
from jinja2 import TemplateSyntaxError

from ..problems import Problem, shown_file
from .catalogue_files import is_draft, read_catalogue
from .tags import is_same_language

SOURCE_LANGUAGE = "en"

# From this many words, a translation that equals its message counts as copied.
_COPIED = 6

# From this many missing messages, they are reported as one problem.
_MANY = 10

EXTRACTION_OPTIONS = {"silent": "false", "trimmed": "true", "newstyle_gettext": "true", "encoding": "utf-8"}


@dataclass(frozen=True)
class MessageFolder:
    """One component's template folder, and the folder of its `<language>.po` files."""

    templates: Path
    catalogues: Path


@dataclass(frozen=True)
class UsedMessage:
    """A message in a template, with its file and line."""

    file: str
    line: int
    text: str


def needs_catalogue(language: str) -> bool:
    """Return whether a language needs a catalogue: all do except English and its variants, such as `en-GB`."""
    return not is_same_language(language, SOURCE_LANGUAGE)


def read_catalogues(
    folders: Iterable[MessageFolder], languages: Iterable[str], original: str = SOURCE_LANGUAGE
) -> dict[str, Translations]:
    """Return one catalogue per language, merged over all folders; missing files and drafts count as empty.

    Messages that a language lacks are taken from `original`, the language in which texts are written first.
    """
    merged: dict[str, Translations] = {}
    folders = tuple(folders)
    for language in languages:
        translations = Translations()
        for folder in folders:
            file = folder.catalogues / f"{language}.po"
            if file.exists() and is_draft(file):
                continue
            compiled = io.BytesIO()
            write_mo(compiled, read_catalogue(file, language))
            compiled.seek(0)
            added = Translations(compiled)
            translations.merge(added)
            # merge() does not copy the plural rule.
            translations.plural = added.plural
        merged[language] = translations
    for language, translations in merged.items():
        if language != original and original in merged and needs_catalogue(language):
            translations.add_fallback(merged[original])
    return merged


def untranslated(folders: Iterable[MessageFolder], languages: Iterable[str], root: Path) -> Iterator[Problem]:
    """Yield a problem for each template message that is not translated into a language (ML-01).

    If a catalogue is missing, is a draft, or lacks many messages, one problem covers them all. Files are named relative
    to `root`. Translations that are marked fuzzy or merely copied do not count.
    """
    folders = tuple(folders)
    wanted = tuple(filter(needs_catalogue, languages))
    for folder in folders:
        messages = tuple(extract_messages(folder.templates, root))
        for language in wanted:
            file = folder.catalogues / f"{language}.po"
            if messages and not file.exists():
                wrong = f"there are no messages in {language} yet: {len(messages)} are shown in another language"
                yield Problem(shown_file(file, root), 1, 1, wrong, "Make it with invoke translate, and fill it in")
                continue
            if messages and is_draft(file):
                wrong = f"nobody but their translator has read the messages in {language}: another language is shown"
                instead = "Have a second person read them, then remove the word fuzzy at the head"
                yield Problem(shown_file(file, root), 1, 1, wrong, instead)
                continue
            catalogue = read_catalogue(file, language)
            missing = [message for message in messages if not _is_translated(catalogue.get(message.text))]
            if len(missing) >= _MANY:
                some = ", ".join(f'"{text}"' for text in list(dict.fromkeys(one.text for one in missing))[:2])
                wrong = f"{len(missing)} messages are not translated into {language}: {some} and others"
                yield Problem(shown_file(file, root), 1, 1, wrong, "Fill in msgstr below each msgid")
                continue
            for message in missing:
                wrong = f'"{message.text}" is not translated into {language}'
                instead = f"Add its translation to {shown_file(file, root)}"
                yield Problem(message.file, message.line, 1, wrong, instead)


def _is_translated(entry: Message | None) -> bool:
    return entry is not None and not entry.fuzzy and _has_text(entry.string) and not is_copied(entry)


def extract_messages(templates: Path, root: Path) -> Iterator[UsedMessage]:
    """Yield the messages of all templates in a folder tree. Raises TemplateSyntaxError for a malformed template."""
    for path in sorted(templates.rglob("*.html")):
        with path.open("rb") as file:
            found = extract("jinja2.ext:babel_extract", file, options=EXTRACTION_OPTIONS)
            try:
                for line, text, _comments, _context in found:
                    message = text if isinstance(text, str) else text[0]
                    yield UsedMessage(shown_file(path, root), line, message)
            except TemplateSyntaxError as error:
                error.filename = str(path)
                raise


def is_copied(entry: Message) -> bool:
    """Return whether a translation equals its message and is too long for that to be a coincidence."""
    return entry.string == entry.id and len(str(entry.id).split()) >= _COPIED


def _has_text(translation: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(translation) if isinstance(translation, tuple | list) else bool(translation)
