from hypothesis import given
from hypothesis import strategies as st

from plugins.freshness.parts import digest


def test_white_space_and_notes_to_editors_do_not_count() -> None:
    assert digest("One two\nthree") == digest("  One\n\n two <!-- confirm:\nall of it --> three\n")


def test_a_comma_a_capital_and_a_joined_word_do_count() -> None:
    assert len({digest(text) for text in ("One two", "One, two", "one two", "Onetwo")}) == 4


@given(st.lists(st.text(st.characters(categories=["L", "P"], exclude_characters="<>"), min_size=1), min_size=1))
def test_however_words_are_laid_out_the_digest_is_the_same(words: list[str]) -> None:
    assert digest(" ".join(words)) == digest("\n\t".join(words))
