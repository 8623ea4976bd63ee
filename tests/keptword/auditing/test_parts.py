import pytest

from plugins.keptword.auditing.parts import NoPartError, Part, part_named


def test_all_parts_together_have_each_item_once() -> None:
    items = list(range(50))
    shares = [Part(number, 16).share(items) for number in range(1, 17)]
    assert sorted(item for share in shares for item in share) == items
    assert {len(share) for share in shares} == {3, 4}
    assert Part().share(items) == items


def test_a_part_is_written_as_which_of_how_many() -> None:
    assert part_named("3/16") == Part(3, 16)
    assert part_named("1/1").is_whole


@pytest.mark.parametrize("text", ["", "3", "0/4", "5/4", "-1/4", "1/0", "a/b", "1/4/2", "1,4"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NoPartError, match="3/16"):
        part_named(text)
