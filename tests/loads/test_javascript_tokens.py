import pytest

from plugins.loads.javascript_syntax import read_program
from plugins.loads.javascript_tokens import Kind, Tokens, unescape_text


def tokens(code: str, *, is_module: bool = False) -> list[str]:
    reader = Tokens(code, is_module=is_module)
    found = []
    reader.advance()
    while reader.kind is not Kind.END:
        found.append(reader.text)
        reader.advance()
    return found


def texts(code: str) -> list[object]:
    """The constant texts that the code holds."""
    return [text.value for text in read_program(code).texts]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\x68\x69", "hi"),
        (r"\u0068\u{69}", "hi"),
        (r"\150i", "hi"),
        (r"\0", "\0"),
        (r"\400", "\x200"),
        ("a\\\nb\\\r\nc\\\u2028d", "abcd"),
        (r"\n\t\b\v\f\r", "\n\t\b\v\f\r"),
        (r"\/\q\'", "/q'"),
        (r"\ud83d\ude00", "😀"),
        (r"\u{110000}", "\ufffd"),
        (r"\u{fdd0}\ufdd1", "\ufffd\ufffd"),
        ("end\\", "end"),
    ],
)
def test_escapes_mean_what_they_mean_to_browsers(written: str, meant: str) -> None:
    assert unescape_text(written) == meant


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("a/*b*/c//d\ne", ["a", "c", "e"]),
        ("#!/usr/bin/env node\na", ["a"]),
        ("a<!-- b\n  --> c\nd", ["a", "d"]),
        ("a\n/* b\n */ --> c\nd", ["a", "d"]),
        ("a --> b", ["a", "--", ">", "b"]),
        ("1.5e-3 .5 0xFFn 1_000 1..x", ["1.5e-3", ".5", "0xFFn", "1_000", "1.", ".", "x"]),
        ("a?.b??c?.5:d>>>=e**=f", ["a", "?.", "b", "??", "c", "?", ".5", ":", "d", ">>>=", "e", "**=", "f"]),
        (r"\u0066etch $_\u{61} #p ünï", ["fetch", "$_a", "#p", "ünï"]),
        ("'it\\'s' \"\\\"\"", ["'it\\'s'", '"\\""']),
        ("/* never closed", []),
        ("a\u00a0\ufeff\u2003b", ["a", "b"]),
    ],
)
def test_code_falls_into_its_tokens(code: str, found: list[str]) -> None:
    assert tokens(code) == found


def test_a_module_has_no_html_comments() -> None:
    assert tokens("a<!--b", is_module=True) == ["a", "<", "!", "--", "b"]


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
