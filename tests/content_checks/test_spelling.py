from pathlib import Path

import pytest

from plugins.content_checks import spelling as module
from plugins.content_checks.hunspell import dictionary_for
from plugins.content_checks.spelling import spelling
from tests.conftest import LANGUAGES, ROOT

MISSPELT = {"en": "recieve", "nl": "gegefens", "fr": "consentemant", "de": "Einwiligung"}


def test_nothing_that_visitors_read_is_misspelt(dictionaries: dict[str, str]) -> None:
    assert spelling(ROOT, tuple(dictionaries)).problems == ()


def test_a_misspelt_word_is_named_with_its_place_and_what_to_write(project: Path, dictionaries: dict[str, str]) -> None:
    for language, word in MISSPELT.items():
        page = project / f"content/pages/{language}/home.md"
        page.write_text(f"{page.read_text('utf-8').rstrip()}\n\nx {word} LinkedIn-{word}\n", "utf-8")
    found = {(problem.file, problem.column): problem for problem in spelling(project, tuple(dictionaries)).problems}
    assert len(found) == 2 * len(MISSPELT)
    for language, word in MISSPELT.items():
        file = f"content/pages/{language}/home.md"
        problem = found[file, 3]
        assert problem.line == (project / file).read_text("utf-8").count("\n")
        assert problem.wrong == f'"{word}" is not in the dictionary ({language})'
        assert problem.instead.startswith("Write ")
        assert "add it to content/words.txt if it is right" in problem.instead
    assert "Write gegevens" in found["content/pages/nl/home.md", 3].instead


def test_services_and_messages_are_looked_at_too(project: Path, dictionaries: dict[str, str]) -> None:
    for file, old in (
        ("content/services/youtube.toml", 'nl = "'),
        ("plugins/keptword/inventory/catalogue/vimeo.toml", 'title = "'),
        ("plugins/keptword/inventory/catalogue/translations/nl.po", 'msgstr "Verbindt'),
        ("theme/translations/nl.po", 'msgstr "Meteen'),
    ):
        text = (project / file).read_text("utf-8")
        (project / file).write_text(text.replace(old, f"{old} gegefens", 1), "utf-8")
    problems = spelling(project, tuple(dictionaries)).problems
    assert {problem.file for problem in problems} == {
        "content/services/youtube.toml",
        "plugins/keptword/inventory/catalogue/vimeo.toml",
        "plugins/keptword/inventory/catalogue/translations/nl.po",
        "theme/translations/nl.po",
    }


def test_a_word_of_the_list_is_right(project: Path, dictionaries: dict[str, str]) -> None:
    (project / "content/words.txt").write_text("", "utf-8")
    without = spelling(project, ("nl",)).problems
    assert any('"gegevenswissing"' in problem.wrong for problem in without)
    (project / "content/words.txt").write_text("[nl]\ngegevenswissing\n", "utf-8")
    assert not any("egevenswissing" in problem.wrong for problem in spelling(project, ("nl",)).problems)


def test_without_dictionaries_it_is_said_which_language_was_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "installed_dictionaries", frozenset)
    spelt = spelling(ROOT, LANGUAGES)
    assert spelt.problems == ()
    assert len(spelt.not_checked) == len(LANGUAGES)
    assert spelt.not_checked[1] == (
        "The spelling in nl was not checked: hunspell has no dictionary nl_BE here. "
        "On Debian and Ubuntu: apt-get install hunspell hunspell-nl"
    )


def test_the_dictionary_of_this_country_comes_first() -> None:
    assert dictionary_for("nl", {"nl_NL", "nl_BE"}) == "nl_BE"
    assert dictionary_for("en", {"en_US"}) is None
