"""Updates `.po` files from templates and services: translations are kept, unused messages are removed.

Dates, machine names and line numbers are not written, so that a second run changes nothing.
"""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from plugins.keptword.inventory.entry_texts import texts_of_entry
from plugins.keptword.inventory.messages import FOLDER as TRANSLATIONS
from plugins.keptword.inventory.written import written
from plugins.keptword.languages.catalogue_files import is_draft, read_catalogue
from plugins.keptword.languages.catalogues import EXTRACTION_OPTIONS, MessageFolder
from plugins.keptword.problems import shown_file
from plugins.keptword.text_files import read_text

WIDTH = 110

# Whose messages speak more languages than a site does; and the texts of services, among them, and of what a site begins
# with.
LIBRARY = "plugins/keptword"
ENTRIES = f"{LIBRARY}/inventory/catalogue"
STARTER = f"{LIBRARY}/cli/starter/consent-choice.toml"

_HEAD = """\
{remarks}msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals};\\n"

"""


def message_folders(root: Path) -> Iterator[MessageFolder]:
    """Yield the templates and translations of the theme, of each part of the plugins that has both, and of services."""
    if (root / ENTRIES).is_dir():
        yield MessageFolder(root / ENTRIES, root / ENTRIES / TRANSLATIONS)
    for part in (root / "theme", *sorted(path.parent for path in (root / "plugins").rglob("translations"))):
        if (part / "templates").is_dir() and (part / "translations").is_dir():
            yield MessageFolder(part / "templates", part / "translations")


def languages_of(folder: MessageFolder, languages: Iterable[str], root: Path) -> tuple[str, ...]:
    """Return the languages of a folder's translations: those of the site, or for the library all that it has."""
    is_library = folder.catalogues.is_relative_to(root / LIBRARY)
    others = (path.stem for path in sorted(folder.catalogues.glob("*.po"))) if is_library else ()
    return tuple(dict.fromkeys([*languages, *others]))


def updated_texts(folder: MessageFolder, languages: Iterable[str], root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the `.po` file of a folder in each language, and its text, up to date; files are named below `root`.

    A message that replaces a similar one keeps its translation, marked fuzzy. Remarks at its head stay. Raises
    ProblemsFoundError.
    """
    used = used_messages(folder.templates, root)
    for language in languages:
        file = folder.catalogues / f"{language}.po"
        yield file, _updated_text(file, language, used)


def _updated_text(file: Path, language: str, used: Catalog) -> str:
    catalogue = read_catalogue(file, language)
    remarks = (
        [*catalogue.header_comment.splitlines(), *(["#, fuzzy"] if is_draft(file) else [])] if file.exists() else []
    )
    catalogue.update(used, update_creation_date=False)
    written = io.BytesIO()
    write_po(written, catalogue, width=WIDTH, omit_header=True, ignore_obsolete=True, include_lineno=False)
    lines = "".join(f"{line}\n" for line in remarks)
    head = _HEAD.format(remarks=lines, language=language, plurals=catalogue.plural_forms.rstrip(";"))
    return head + written.getvalue().decode()


def used_messages(templates: Path, root: Path) -> Catalog:
    """Return the messages of all templates and services in a folder, untranslated, with the places that use them."""
    used = Catalog()
    starter = [root / STARTER] if templates == root / ENTRIES and (root / STARTER).exists() else []
    for path in [*sorted(templates.glob("*.toml")), *starter]:
        for sentence in texts_of_entry(written(shown_file(path, root), read_text(path)).values):
            used.add(sentence, None, [(path.name, 1)])
    for path in sorted(templates.rglob("*.html")):
        with path.open("rb") as file:
            for line, text, comments, context in extract("jinja2.ext:babel_extract", file, options=EXTRACTION_OPTIONS):
                used.add(text, None, [(shown_file(path, root), line)], auto_comments=comments, context=context)
    return used
