from pathlib import Path

import pytest

from plugins.keptword.languages.catalogues import MessageFolder
from plugins.languages.unfinished import unfinished
from plugins.languages.updating import message_folders, updated_texts


@pytest.fixture
def folder(tmp_path: Path) -> MessageFolder:
    made = MessageFolder(tmp_path / "templates", tmp_path / "translations")
    made.templates.mkdir()
    made.catalogues.mkdir()
    return made


def update(folder: MessageFolder, template: str) -> str:
    """Return the Dutch catalogue after the template became this one."""
    (folder.templates / "page.html").write_text(template, "utf-8")
    ((_, text),) = updated_texts(folder, ["nl"], folder.templates.parent)
    (folder.catalogues / "nl.po").write_text(text, "utf-8")
    return text


def test_translations_stay_whatever_else_moves_in_the_template(folder: MessageFolder) -> None:
    first = update(folder, "{{ _('Yes') }}").replace('msgid "Yes"\nmsgstr ""', 'msgid "Yes"\nmsgstr "Ja"')
    assert '"Ja"' in first
    (folder.catalogues / "nl.po").write_text(first, "utf-8")
    assert update(folder, "\n\n<p>{{ _('Yes') }}</p>") == first


def test_plural_forms_and_contexts_are_messages_too(folder: MessageFolder) -> None:
    plural = "{% trans n=2 %}one page{% pluralize %}{{ n }} pages{% endtrans %}"
    text = update(folder, plural + "{{ pgettext('menu', 'Open') }}")
    assert 'msgid "one page"\nmsgid_plural "%(n)s pages"\nmsgstr[0] ""\nmsgstr[1] ""\n' in text
    assert 'msgctxt "menu"\nmsgid "Open"\n' in text


def test_theme_and_plugins_with_templates_and_translations_are_found(tmp_path: Path) -> None:
    for part in ("theme", "plugins/one", "plugins/two"):
        (tmp_path / part / "templates").mkdir(parents=True)
    for part in ("theme", "plugins/two"):
        (tmp_path / part / "translations").mkdir()
    found = [folder.templates.relative_to(tmp_path).as_posix() for folder in message_folders(tmp_path)]
    assert found == ["theme/templates", "plugins/two/templates"]


def test_open_and_fuzzy_messages_are_named_with_their_line(folder: MessageFolder) -> None:
    file = folder.catalogues / "nl.po"
    file.write_text(
        'msgid ""\nmsgstr "Language: nl\\n"\n\nmsgid "Yes"\nmsgstr ""\n\n#, fuzzy\nmsgid "No"\nmsgstr "Nee"\n'
        '\nmsgid "Done"\nmsgstr "Klaar"\n',
        "utf-8",
    )
    assert [str(problem) for problem in unfinished(file, "nl", file.parent)] == [
        'nl.po:4:1: "Yes" is not translated into nl. Fill in msgstr.',
        'nl.po:8:1: the translation of "No" is that of a similar text: it is marked fuzzy. '
        "Make it fit, and remove the word fuzzy above it.",
    ]
