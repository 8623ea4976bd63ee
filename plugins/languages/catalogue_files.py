"""Reads a `.po` file, or says where it is not one."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from plugins.problems import Problem, ProblemsFoundError
from plugins.settings.language_tags import locale_of

# What stands on a line that is neither blank nor a remark: a keyword if one begins here, and a text in quotes.
_LINE = re.compile(r'(msg(id|id_plural|ctxt|str(\[\d+\])?) +)?"([^"\\]|\\.)*"\s*')


def read_catalogue(file: Path, language: str) -> Catalog:
    """Return the messages of a `.po` file, none where there is no file. Raises ProblemsFoundError."""
    if not file.exists():
        return Catalog(locale=locale_of(language))
    text = file.read_text("utf-8")
    if problems := list(_malformed_lines(shown_file(file, Path.cwd()), text)):
        raise ProblemsFoundError(problems)
    try:
        return read_po(text.splitlines(keepends=True), locale=locale_of(language), abort_invalid=True)
    except PoFileError as error:
        wrong = f"this catalogue cannot be read: {error}"
        instead = "Below each msgid stands the msgstr that translates it"
        raise ProblemsFoundError(
            [Problem(shown_file(file, Path.cwd()), error.lineno + 1, 1, wrong, instead)]
        ) from error


def shown_file(path: Path, root: Path) -> str:
    """Return how messages name a file: below `root` where it stands there."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _malformed_lines(file: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        written = line.removeprefix("#~").strip() if line.startswith("#~") else line.strip()
        if written and not written.startswith("#") and not _LINE.fullmatch(written):
            wrong = "this line of the catalogue is neither a remark nor a text between quotes"
            instead = 'Write it as msgid "…", msgstr "…" or "…", with \\" for a quote within the text'
            yield Problem(file, number, 1, wrong, instead)
