import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.markdown_code import without_code, without_code_and_comments, without_comments, without_fences


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a `b` c", "a c"),
        ("a ``b ` c`` d", "a d"),
        ("a \\`b` c", "a \\`b` c"),
        ("a `b\nc` d", "a d"),
        ("a `b\n\nc` d", "a `b c` d"),
        ("a <!-- b\nc --> d", "a d"),
        ("`<!--` a `-->`", "a"),
        ("<!-- don`t --> a `b` c", "a c"),
        ("a <!-- never closed", "a <!-- never closed"),
        ("```\na\n\nb\n```\nc", "c"),
        ("~~~~ x\n~~~\na\n~~~~\nb", "b"),
        ("```\na", "``` a"),
    ],
)
def test_code_and_comments_go_and_the_rest_is_read(text: str, left: str) -> None:
    assert without_code_and_comments(text).split() == left.split()


def test_code_in_a_sentence_can_leave_a_word() -> None:
    assert without_code("a `b` <!-- `c` -->", "x") == "a xxx <!-- `c` -->"


def test_of_comments_and_blocks_of_code_each_can_go_alone() -> None:
    text = "`a` <!-- b -->\n```\nc\n```"
    assert without_comments(text).split() == ["`a`", "```", "c", "```"]
    assert without_fences(text).split() == ["`a`", "<!--", "b", "-->"]


@given(st.text("ab`~<>!-\\\n ", max_size=60))
def test_whatever_the_text_no_line_or_column_moves(text: str) -> None:
    left = without_code_and_comments(text)
    assert all(shown in (" ", written) for shown, written in zip(left, text, strict=True))
    assert left.count("\n") == text.count("\n")
