from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from plugins.keptword.languages.catalogues import MessageFolder, read_catalogues, untranslated
from plugins.keptword.problems import ProblemsFoundError
from tests.conftest import LANGUAGES
from tests.keptword.languages.test_current import FOLDERS


@pytest.fixture
def folder(tmp_path: Path) -> MessageFolder:
    made = MessageFolder(tmp_path / "templates", tmp_path / "translations")
    made.templates.mkdir()
    made.catalogues.mkdir()
    (made.templates / "page.html").write_text("<p>\n{{ _('Hello') }}\n", "utf-8")
    return made


def write_dutch(folder: MessageFolder, entry: str) -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"'
    (folder.catalogues / "nl.po").write_text(f"{header}\n\n{entry}", "utf-8")


def test_ml_01_every_message_of_theme_and_banner_is_translated(tmp_path: Path) -> None:
    assert list(untranslated(FOLDERS, LANGUAGES, tmp_path)) == []


@pytest.mark.parametrize(
    "entry",
    ["", 'msgid "Hello"\nmsgstr ""\n', '#, fuzzy\nmsgid "Hello"\nmsgstr "Hallo"\n', 'msgid "Bye"\nmsgstr "Dag"\n'],
)
def test_a_message_without_a_sure_translation_is_named_with_the_line_that_uses_it(
    folder: MessageFolder, tmp_path: Path, entry: str
) -> None:
    write_dutch(folder, entry)
    (problem,) = untranslated([folder], ("en", "nl"), tmp_path)
    assert str(problem) == (
        'templates/page.html:2:1: "Hello" is not translated into nl. Add its translation to translations/nl.po.'
    )


def test_a_translated_message_is_no_problem(folder: MessageFolder, tmp_path: Path) -> None:
    write_dutch(folder, 'msgid "Hello"\nmsgstr "Hallo"\n')
    assert list(untranslated([folder], ("en", "nl"), tmp_path)) == []
    assert read_catalogues([folder], ("nl",))["nl"].ugettext("Hello") == "Hallo"


def test_a_broken_template_is_not_passed_over(folder: MessageFolder, tmp_path: Path) -> None:
    (folder.templates / "page.html").write_text("{% if %}", "utf-8")
    with pytest.raises(TemplateSyntaxError):
        list(untranslated([folder], ("nl",), tmp_path))


def test_a_broken_catalogue_is_named_with_its_line(folder: MessageFolder) -> None:
    for text, line in (('msgid "Hello"\nnot a catalogue\n', 2), ('\nmsgid "Hello"\nmsgid "Bye"\nmsgstr ""\n', 2)):
        (folder.catalogues / "nl.po").write_text(text, "utf-8")
        with pytest.raises(ProblemsFoundError, match=rf"nl\.po:{line}:1: "):
            read_catalogues([folder], ("nl",))
