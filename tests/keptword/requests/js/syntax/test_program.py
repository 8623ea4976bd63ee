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
        ("`a${`b${'c'}d`}e`", ["a", "e", "b", "d", "c"]),
        ("`${{a:'}'}}`+'t'", ["}", "t"]),
        ("`$ {'a'} \\${'b'} $`", ["$ {'a'} ${'b'} $"]),
        ("`a\\`b`", ["a`b"]),
        ("`${function(){return `x`}()}`", ["x"]),
    ],
)
def test_templates_nest(code: str, found: list[str]) -> None:
    assert texts(code) == found


@pytest.mark.parametrize("code", ["'a\nb='t'", '"a\\', "`", "/[", "\\", "0x", "}{)("])
def test_broken_code_is_told_to_be_unread(code: str) -> None:
    assert not read_program(code).is_complete


@pytest.mark.parametrize(
    "code",
    [
        "var = ; fetch('t')",
        "function f(){ if( } fetch('t')",
        "x = <b a={fetch('t')}>x</b>",
        "import defer * as x from './x.js'; fetch('t')",
        "class A { ::x; m(){ fetch('t') } }",
    ],
)
def test_what_stands_beside_unread_code_is_read(code: str) -> None:
    program = read_program(code)
    assert (program.is_complete, [text.value for text in program.texts][-1:]) == (False, ["t"])


@pytest.mark.parametrize(
    "code",
    [
        "#!/usr/bin/env node\n't'",
        "\ufeff/*\u2028*/'t'",
        "x<!-- y\n't'",
        "a\n--> y\n't'",
        r"\u0066etch('t')",
        "ünï\u00a0=\u2003't'",
        "label: for (const [a, {b = 1, ...c}] of d) 't'",
        "class A extends (b, C) { static #p = 1; static { this.#p } get [k]() { return 't' } }",
        "import a, {b as c} from './x.js' with {type: 'json'}; export * as d from './y.js'; export default 't'",
        "a?.b?.[c]?.(d); new.target; import.meta.url; async x => await x; a ??= b ** 2; using u = 't'",
    ],
)
def test_all_of_the_language_is_read(code: str) -> None:
    program = read_program(code)
    assert (program.is_complete, [text.value for text in program.texts][-1:]) == (True, ["t"])


@pytest.mark.parametrize(
    "code",
    [
        "(" * 20_000 + "'t'" + ")" * 20_000,
        "[" * 20_000 + "'t'" + "]" * 20_000,
        "f(" * 20_000 + "'t'" + ")" * 20_000,
        "function f(){" * 2_000 + "'t'" + "}" * 2_000,
        "a=>" * 20_000 + "'t'",
        "a=" * 20_000 + "'t'",
        "!" * 20_000 + "'t'",
        "{" * 20_000 + "'t'" + "}" * 20_000,
        "if(a)b;else " * 20_000 + "'t'",
        "a?b:" * 20_000 + "'t'",
        "`${" * 20_000 + "'t'" + "}`" * 20_000,
        "class A{m(){" * 2_000 + "'t'" + "}}" * 2_000,
    ],
    ids=lambda code: code[:12],
)
def test_code_is_read_however_deep_it_nests(code: str) -> None:
    program = read_program(code)
    assert (program.is_complete, [text.value for text in program.texts if text.value]) == (True, ["t"])


def test_offsets_are_those_of_the_code() -> None:
    code = "'é😀'.x; /* ß */ f('t')"
    (call,) = read_program(code).calls
    assert call.at == code.index("f(")
