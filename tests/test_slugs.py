"""No letter of a text is lost on the way to an address."""

from unicodedata import normalize

import pytest

from plugins.slugs import slug_of, with_plain_letters


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("łódź", "lodz"),
        ("Œuvre", "oeuvre"),
        ("Smørrebrød", "smorrebrod"),
        ("Ærø", "aero"),
        ("Đakovo", "dakovo"),
        ("Straße", "strasse"),
        ("Þórður", "thordur"),
        ("ışık", "isik"),
        ("vie privée", "vie-privee"),
        (normalize("NFD", "vie privée"), "vie-privee"),
        ("l’œuvre d'art", "l-oeuvre-d-art"),
        ("Контакт", "kontakt"),
        ("кость", "kost"),
        ("Επαφή", "epafi"),
        ("价格", "jiage"),
        ("party 🎉", "party"),
        ("🎉", ""),
        (" -- Legal_Notice (2) ", "legal-notice-2"),
    ],
)
def test_a_slug_has_a_letter_for_each_of_its_text(text: str, slug: str) -> None:
    assert slug_of(text) == slug


def test_letters_of_other_scripts_stay_where_they_may() -> None:
    assert with_plain_letters("Øre og Контакт § 3") == "Ore og Контакт § 3"
