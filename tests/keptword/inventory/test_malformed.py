"""Files that are no TOML, as people who do not know it write them, and what they are told."""

import tomllib

import pytest

from plugins.keptword.inventory.malformed import malformed
from plugins.keptword.inventory.reading import read_service


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'name = "Example\ncategory = "x"',
            "1:16: this is not valid TOML: a text is not closed at the end of its line. ",
        ),
        ("checked = 2026-11-22\nname = Example", "2:8: this is not valid TOML: what stands behind = is neither a text"),
        ("name = “Example”", 'Write texts as "…", with straight quotes.'),
        ('en = "He said "hi" to us"', '1:16: this is not valid TOML: something stands behind the value. Write \\" for'),
        ("checked = 22-11-2026", "a date as 2026-11-22"),
        ('privacy notice = "x"', "1:9: this is not valid TOML: a key is not followed by =. "),
        ("[purpose\n", "1:9: this is not valid TOML: a [name] is not closed. Write [name] for a table"),
        ('[purpose]\nen = "a"\n[purpose]\nnl = "b"', "3:9: this is not valid TOML: this [name] stands here twice. "),
        ('name = "a"\nname = "b"\n', "2:11: this is not valid TOML: this key stands here twice. Keep one of them."),
        (
            '[hosts]\nimg-src = ["a"]\nimg-src = ["b"] # and\nfont-src = []\n',
            "3:16: this is not valid TOML: this key stands here twice. Put what both lists hold into one.",
        ),
        (
            'a = ["a"]\na = [\n  "b",\n]',
            "4:1: this is not valid TOML: this key stands here twice. Put what both lists hold into one.",
        ),
        ('hosts = ["a" "b"]', "a list is not closed, or a comma is missing in it."),
        ("code = '''\nx()", "2:1: this is not valid TOML: a text is never closed."),
        ('code = """\nx()', "2:1: this is not valid TOML: a text is never closed."),
        ('folder = "a\\d"', "a backslash stands in a text."),
        ("a = { b = 1\n}", "a { is not closed"),
        ("= 1", "1:1: this is not valid TOML: this line is neither key = value nor [name]."),
    ],
)
def test_a_mistake_is_told_in_plain_words_where_it_stands(text: str, told: str) -> None:
    service, (problem,) = read_service("x", "x.toml", text, ("en",))
    assert service is None
    assert told in str(problem)
    assert str(problem).startswith("x.toml:")


def test_what_has_no_plain_words_is_told_in_the_parsers() -> None:
    problem = malformed("x.toml", "a\nb", "Something new (at line 2, column 1)")
    assert str(problem).startswith("x.toml:2:1: this is not valid TOML: something new. Texts stand between quotes")


def test_a_message_without_a_place_is_told_at_the_last_line() -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as raised:
        tomllib.loads("a = 1\nb =")
    assert malformed("x.toml", "a = 1\nb =", str(raised.value)).line == 2
