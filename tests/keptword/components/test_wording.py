import pytest

from plugins.keptword.components.wording import country_name, in_one_sentence, lifetime_in_words
from plugins.keptword.inventory import Lifetime
from plugins.keptword.languages.current import speak


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["13 months", "90 days", "30 minutes", "1 year"]),
        ("nl", ["13 maanden", "90 dagen", "30 minuten", "1 jaar"]),
        ("fr", ["13\N{NO-BREAK SPACE}mois", "90\N{NO-BREAK SPACE}jours", "30 minutes", "1\N{NO-BREAK SPACE}an"]),
        ("de", ["13 Monate", "90 Tage", "30 Minuten", "1 Jahr"]),
    ],
)
def test_cl_04_lifetimes_keep_the_unit_in_which_they_are_given(language: str, words: list[str]) -> None:
    speak(language)
    lifetimes = [Lifetime("month", 13), Lifetime("day", 90), Lifetime("minute", 30), Lifetime("year", 1)]
    assert [lifetime_in_words(lifetime) for lifetime in lifetimes] == words


def test_a_lifetime_without_a_length_has_no_words_here() -> None:
    with pytest.raises(ValueError, match="session"):
        lifetime_in_words(Lifetime("session"))


def test_countries_and_lists_follow_the_language() -> None:
    speak("nl")
    assert (country_name("IE"), in_one_sentence(["a", "b", "c"])) == ("Ierland", "a, b en c")
    speak("fr")
    assert (country_name("US"), in_one_sentence(["a", "b"])) == ("États-Unis", "a et b")
