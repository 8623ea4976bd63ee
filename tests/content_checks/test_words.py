import pytest

from plugins.content_checks.words import known_words, words


def test_words_have_their_line_and_column() -> None:
    found = [(word.text, word.line, word.column) for word in words("nl.md", "Een\n  foto’s, IP-adres.")]
    assert found == [("Een", 1, 1), ("foto's", 2, 3), ("IP-adres", 2, 11)]


def test_what_holds_digits_is_no_word() -> None:
    found = [word.text for word in words("en.md", "GA4 and 2nd of _ga, in 1000 Brussels")]
    assert found == ["and", "of", "in", "Brussels"]


@pytest.mark.parametrize(
    ("word", "language", "is_known"),
    [
        ("Codedor", "fr", True),
        ("codedor", "fr", False),
        ("feed", "nl", True),
        ("Feed", "nl", True),
        ("feed", "fr", False),
        ("Codedor's", "en", True),
        ("remark", "nl", False),
    ],
)
def test_a_listed_word_holds_in_its_language_and_in_small_letters_for_both(
    word: str, language: str, is_known: bool
) -> None:
    listed = known_words("# remark\nCodedor\n\n[nl]\nfeed # a remark\n")
    assert listed.has(word, language) == is_known


def test_names_are_known_in_every_language() -> None:
    assert known_words("").with_names(["LinkedIn"]).has("LinkedIn", "de")
