import pytest

from plugins.keptword.inventory.countries import country_code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Belgium", "BE"),
        ("België", "BE"),
        ("Belgique", "BE"),
        ("Belgien", "BE"),
        ("the Netherlands", "NL"),
        ("united states", "US"),
        ("Côte d'Ivoire", "CI"),
        (" be ", "BE"),
    ],
)
def test_a_name_in_any_of_the_four_languages_has_its_code(written: str, code: str) -> None:
    assert country_code(written) == code


@pytest.mark.parametrize("written", ["Atlantis", "European Union", "Eurozone", "zz", "Europe", ""])
def test_what_is_no_country_has_none(written: str) -> None:
    assert country_code(written) is None
