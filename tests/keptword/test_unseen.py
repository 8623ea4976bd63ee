"""Characters that no one sees are found where they part words, and left alone where they belong."""

import pytest

from plugins.keptword.unseen import unseen_problems


@pytest.mark.parametrize("sign", ["\u200b", "\u2060", "\u202e", "\u2066"])
def test_each_is_told_with_its_line_and_column(sign: str) -> None:
    (problem,) = unseen_problems("x.toml", f'a = "b"\nname = "you{sign}tube"\n')
    assert str(problem).startswith(f"x.toml:2:12: a character that no one sees stands here (U+{ord(sign):04X}).")


@pytest.mark.parametrize("text", ["ภาษา\u200bไทย", "می\u200cخواهم", "👩\u200d💻", "Haus\u00adtür", "10\u00a0euro"])
def test_what_a_script_an_emoji_or_a_line_end_needs_is_no_problem(text: str) -> None:
    assert list(unseen_problems("x.toml", text)) == []
