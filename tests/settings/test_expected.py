import pytest

from plugins.settings.expected import EXPECTED, NEEDED, language_tags, the_company
from plugins.settings.reading import read_settings
from tests.conftest import ROOT


@pytest.mark.parametrize("tags", [("en",), ["nl", "fr"], ("pt-BR", "zh-Hant"), ("ar", "sr-Latn-RS"), ("vls",)])
def test_any_known_languages_are_right(tags: object) -> None:
    assert list(language_tags(tags)) == []


@pytest.mark.parametrize("tags", [(), "en", ("xx",), ("pt-br",), ("en_GB",), ("English",), ("nl", 5), None])
def test_what_is_no_list_of_known_languages_is_told(tags: object) -> None:
    assert list(language_tags(tags)) != []


@pytest.mark.parametrize("company", [None, [], "Code d'Or", {}, {"name": ""}])
def test_a_company_is_told_whole(company: object) -> None:
    assert list(the_company(company)) != []


def test_each_setting_that_is_needed_is_checked_and_given_here() -> None:
    assert set(NEEDED) <= EXPECTED.keys() & read_settings(ROOT).keys()
