"""Reads a `.po` file, or reports where it is malformed.

A fuzzy header marks a draft: no second person has reviewed the translation, so visitors are not shown it.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from ..line_numbers import line_number
from ..problems import Problem, ProblemsFoundError, shown_file
from ..text_files import read_text
from .tags import locale_of

# What stands on a line that is neither blank nor a remark: a keyword if one begins here, and a text in quotes.
_MESSAGE = re.compile(r'^(?:msgctxt .*\n)?(?P<id>msgid )"(?:[^"\\]|\\.)*"(?:\n"(?:[^"\\]|\\.)*")*', re.MULTILINE)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FUZZY = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)
_LINE = re.compile(r'(msg(id|id_plural|ctxt|str(\[\d+\])?) +)?"([^"\\]|\\.)*"\s*')


def read_catalogue(file: Path, language: str) -> Catalog:
    """Return the messages of a `.po` file; empty if the file does not exist. Raises ProblemsFoundError."""
    if not file.exists():
        return Catalog(locale=locale_of(language))
    text = read_text(file)
    shown = shown_file(file, Path.cwd())
    if problems := [*_malformed_lines(shown, text), *_told_twice(shown, text)]:
        raise ProblemsFoundError(problems)
    try:
        return read_po(text.splitlines(keepends=True), locale=locale_of(language), abort_invalid=True)
    except PoFileError as error:
        wrong = f"this catalogue cannot be read: {error}"
        instead = "Below each msgid stands the msgstr that translates it"
        raise ProblemsFoundError(
            [Problem(shown_file(file, Path.cwd()), error.lineno + 1, 1, wrong, instead)]
        ) from error


def finished_languages(folder: Path) -> tuple[str, ...]:
    """Return the languages whose `.po` files in a folder are not drafts."""
    return tuple(path.stem for path in sorted(folder.glob("*.po")) if not is_draft(path))


def is_draft(file: Path) -> bool:
    """Return whether the header of a `.po` file is marked fuzzy: only its translator has read it."""
    with file.open(encoding="utf-8") as lines:
        return any(map(_FUZZY.match, takewhile(lambda line: not line.startswith("msgid"), lines)))


def _told_twice(file: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each duplicate message, because only one of the two would be used."""
    first: dict[str, int] = {}
    for found in _MESSAGE.finditer(text):
        message = "".join(_QUOTED.findall(found[0]))
        line = line_number(text, found.start("id"))
        if message in first:
            wrong = f"this message stands in line {first[message]} already"
            yield Problem(file, line, 1, wrong, "Keep one of the two, with its msgstr")
        first.setdefault(message, line)


def _malformed_lines(file: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        written = line.removeprefix("#~").strip() if line.startswith("#~") else line.strip()
        if written and not written.startswith("#") and not _LINE.fullmatch(written):
            wrong = "this line of the catalogue is neither a remark nor a text between quotes"
            instead = 'Write it as msgid "…", msgstr "…" or "…", with \\" for a quote within the text'
            yield Problem(file, number, 1, wrong, instead)
