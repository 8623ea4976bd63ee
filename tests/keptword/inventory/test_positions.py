import tomllib

from hypothesis import given
from hypothesis import strategies as st

from plugins.keptword.inventory.positions import key_positions, nearest
from tests.keptword.inventory.texts import SOUND


def test_keys_of_tables_and_of_lists_of_tables_have_line_and_column() -> None:
    positions = key_positions(SOUND)
    assert positions[("name",)] == (1, 1)
    assert positions[("purpose", "nl")] == (11, 1)
    assert positions[("cookies", 0)] == (22, 1)
    assert positions[("cookies", 0, "lifetime")] == (25, 1)
    assert positions[("cookies", 0, "purpose", "nl")] == (29, 1)


def test_a_text_over_several_lines_is_not_mistaken_for_keys() -> None:
    positions = key_positions('code = """\nname = "not a key"\n[nor a table]\n"""\n  after = 1\n')
    assert positions == {(): (1, 1), ("code",): (1, 1), ("after",): (5, 3)}


def test_a_list_over_several_lines_ends_where_it_ends() -> None:
    assert key_positions("hosts = [\n  'a',\n  'b',\n]\nnext = 1\n")[("next",)] == (5, 1)


def test_a_key_inside_an_inline_table_stands_where_that_table_does() -> None:
    positions = key_positions("a = 1\npurpose = { en = 'x' }\n")
    assert nearest(("purpose", "nl"), positions) == (2, 1)
    assert nearest(("missing",), positions) == (1, 1)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.integers(), min_size=1, max_size=8))
def test_every_key_of_a_flat_file_is_found_on_its_own_line(values: dict[str, int]) -> None:
    text = "\n".join(f"{key} = {value}" for key, value in values.items())
    assert tomllib.loads(text) == values
    positions = key_positions(text)
    assert [positions[(key,)] for key in values] == [(line + 1, 1) for line in range(len(values))]
