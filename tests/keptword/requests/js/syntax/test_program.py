import pytest

from plugins.keptword.requests.js.syntax.program import read_program


def texts(code: str) -> list[object]:
    """The constant texts that the code holds."""
    return [text.value for text in read_program(code).texts]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("r=/[\"'`]/g;'t'", ["t"]),
        ("a=b/c;'t';d/e", ["t"]),
        ("if(x)/'/.test(y);'t'", ["t"]),
        ("(x)/1;'t'/2", ["t"]),
        ("x={}/1;'t'/2", ["t"]),
        ("{}/'/.test(y);'t'", ["t"]),
        ("x++/2;'t'/2", ["t"]),
        ("return /[/']/", []),
        ("typeof /'/;'t'", ["t"]),
        ("a=>/'/;'t'", ["t"]),
        ("y=x?/'/:/\"/;'t'", ["t"]),
        ("/=/.test('t')", ["t"]),
        ("f(/\\/'/,'t')", ["t"]),
    ],
)
def test_a_slash_divides_or_begins_a_regular_expression(code: str, found: list[str]) -> None:
    assert texts(code) == found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("`a`", ["a"]),
        ("`a${`b${'c'}d`}e`", ["c", "b", "d", "a", "e"]),
        ("`${{a:'}'}}`+'t'", ["}", "t"]),
        ("`$ {'a'} \\${'b'} $`", ["$ {'a'} ${'b'} $"]),
        ("`a\\`b`", ["a`b"]),
        ("`${function(){return `x`}()}`", ["x"]),
        ("`never closed ${'a'", ["a", "never closed "]),
    ],
)
def test_templates_nest(code: str, found: list[str]) -> None:
    assert texts(code) == found


@pytest.mark.parametrize("code", ["'a\nb='t'", '"a\\', "`", "/[", "\\", "\x00", "'\ud800'", "0x", "}{)("])
def test_broken_code_is_read_to_its_end(code: str) -> None:
    assert read_program(code).is_complete
