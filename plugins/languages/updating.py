"""Brings `.po` files up to date with their templates: what is translated stays, what is no longer used goes.

Nothing that changes by itself is written (dates, names of machines, numbers of lines), so that a second run changes
nothing.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from plugins.keptword.languages.catalogue_files import read_catalogue
from plugins.keptword.languages.catalogues import EXTRACTION_OPTIONS, MessageFolder
from plugins.keptword.problems import shown_file

WIDTH = 110

_HEAD = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals};\\n"

"""


def message_folders(root: Path) -> Iterator[MessageFolder]:
    """Yield the templates and translations of the theme and of each part of the plugins that has both."""
    for part in (root / "theme", *sorted(path.parent for path in (root / "plugins").rglob("translations"))):
        if (part / "templates").is_dir() and (part / "translations").is_dir():
            yield MessageFolder(part / "templates", part / "translations")


def updated_text(folder: MessageFolder, language: str, root: Path) -> str:
    """Return the text of the `.po` file of a folder in a language, up to date; files are named below `root`.

    A message that replaces a similar one keeps its translation, marked fuzzy. Raises ProblemsFoundError.
    """
    catalogue = read_catalogue(folder.catalogues / f"{language}.po", language)
    catalogue.update(used_messages(folder.templates, root), update_creation_date=False)
    written = io.BytesIO()
    write_po(written, catalogue, width=WIDTH, omit_header=True, ignore_obsolete=True, include_lineno=False)
    head = _HEAD.format(language=language, plurals=catalogue.plural_forms.rstrip(";"))
    return head + written.getvalue().decode()


def used_messages(templates: Path, root: Path) -> Catalog:
    """Return the messages of every template below a folder, untranslated, with the places that use them."""
    used = Catalog()
    for path in sorted(templates.rglob("*.html")):
        with path.open("rb") as file:
            for line, text, comments, context in extract("jinja2.ext:babel_extract", file, options=EXTRACTION_OPTIONS):
                used.add(text, None, [(shown_file(path, root), line)], auto_comments=comments, context=context)
    return used
