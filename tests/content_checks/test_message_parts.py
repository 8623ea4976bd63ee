from pathlib import Path

import pytest

from plugins.content_checks.message_parts import message_problems
from plugins.languages.updating import message_folders
from tests.conftest import LANGUAGES, ROOT


def told(tmp_path: Path, source: str, translation: str) -> list[str]:
    file = tmp_path / "nl.po"
    file.write_text(f'msgid ""\nmsgstr "Language: nl\\n"\n\nmsgid "{source}"\nmsgstr "{translation}"\n', "utf-8")
    return [str(problem) for problem in message_problems(file, "nl", tmp_path)]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Read %(title)s of %(name)s", "%(name)s: lees %(title)s"),
        ("<b>Yes</b> or <i>no</i>", "<i>Nee</i> of <b>ja</b>"),
        ("100%% sure", "100 %% zeker"),
        ("Hello", ""),
    ],
)
def test_translations_with_the_same_parts_in_any_order_are_right(tmp_path: Path, source: str, translation: str) -> None:
    assert told(tmp_path, source, translation) == []


def test_a_missing_and_a_misspelt_name_are_told(tmp_path: Path) -> None:
    assert told(tmp_path, "By %(name)s", "Door %(naam)s") == [
        'nl.po:4:1: the translation of "By %(name)s" lacks %(name)s. Put %(name)s where its text belongs.',
        'nl.po:4:1: the translation of "By %(name)s" has %(naam)s, which the message does not. '
        "Remove it, or mend its name.",
    ]


@pytest.mark.parametrize(
    ("source", "translation", "wrong"),
    [
        ("<b>Yes</b>", "<b>Ja<b>", "has not the same HTML"),
        ("<b>Yes</b>", "Ja", "has not the same HTML"),
        ("Sure", "100% zeker", "has a % that begins no name"),
        ("By %(name)s", "Door %(name)s, 5% of %(name)", "has a % that begins no name"),
    ],
)
def test_what_would_break_a_page_is_told(tmp_path: Path, source: str, translation: str, wrong: str) -> None:
    (problem,) = told(tmp_path, source, translation)
    assert wrong in problem


def test_all_messages_of_this_project_are_right() -> None:
    for folder in message_folders(ROOT):
        for language in LANGUAGES[1:]:
            assert list(message_problems(folder.catalogues / f"{language}.po", language, ROOT)) == []
