import pytest

from plugins.keptword.line_numbers import line_and_column, line_number


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("ab", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nbc", 1, (1, 2)),
        ("a\nbc", 2, (2, 1)),
        ("a\nbc", 3, (2, 2)),
        ("a\n\né😀x", 5, (3, 3)),
        ("", 0, (1, 1)),
    ],
)
def test_lines_and_columns_count_from_one(text: str, offset: int, place: tuple[int, int]) -> None:
    assert line_and_column(text, offset) == place
    assert line_number(text, offset) == place[0]
