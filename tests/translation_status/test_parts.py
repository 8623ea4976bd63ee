import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.translation_status.parts import Pair, Part, digest


def test_white_space_and_notes_to_editors_do_not_count() -> None:
    assert digest("One two\nthree") == digest("  One\n\n two <!-- confirm:\nall of it --> three\n")


def test_a_comma_a_capital_and_a_joined_word_do_count() -> None:
    assert len({digest(text) for text in ("One two", "One, two", "one two", "Onetwo")}) == 4


@given(st.lists(st.text(st.characters(categories=["L", "P"], exclude_characters="<>"), min_size=1), min_size=1))
def test_however_words_are_laid_out_the_digest_is_the_same(words: list[str]) -> None:
    assert digest(" ".join(words)) == digest("\n\t".join(words))


FRAME = '<iframe width="560" height="315" src="https://example.com/v/1" title="{}" allow="fullscreen" loading="lazy">'


@pytest.mark.parametrize(
    ("title", "is_copied"), [("Our office", False), ("How we handle your data in our office", True)]
)
def test_09_a_pasted_frame_is_the_same_in_each_language_save_for_a_title_of_many_words(
    title: str, is_copied: bool
) -> None:
    """Case 09."""
    part = Part(f"{FRAME.format(title)}</iframe>", 5, 1, "introduction")
    assert Pair("content/pages/nl/a.md", "nl", "introduction", "content/pages/en/a.md", "en", part, part).is_copied == (
        is_copied
    )
