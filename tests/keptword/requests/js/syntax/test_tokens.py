import pytest

from plugins.keptword.requests.js.syntax.tokens import Kind, Tokens


def tokens(code: str, *, is_module: bool = False) -> list[str]:
    reader = Tokens(code, is_module=is_module)
    found = []
    reader.advance()
    while reader.kind is not Kind.END:
        found.append(reader.text)
        reader.advance()
    return found


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
