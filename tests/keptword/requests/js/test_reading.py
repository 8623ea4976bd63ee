import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.keptword.requests.js import ScriptReading, read_script


def urls(code: str) -> list[str]:
    return [found.url for found in read_script(code).urls]


def test_the_urls_of_modules_are_read() -> None:
    code = (
        "import a,{b as c} from 'https://t.example/1';import '/2.mjs';export * from '3';export {d} from '4';import('5')"
    )
    assert urls(code) == ["https://t.example/1", "/2.mjs", "3", "4", "5"]


def test_a_finding_says_where_it_stands_and_what_it_is() -> None:
    (found,) = read_script("var a=1;\nif(a)\n  fetch('/x')").urls
    assert (found.url, found.line, found.column, found.cause.text) == ("/x", 3, 9, "fetch()")


def test_code_that_requests_nothing_has_an_empty_reading() -> None:
    assert read_script("var answer = 6 * 7; function f(a) { return a / answer }") == ScriptReading()


@pytest.mark.parametrize(
    "code",
    [
        "(" * 100_000,
        "[" * 100_000,
        "{" * 100_000,
        "`${" * 100_000,
        "f(" * 100_000 + "1" + ")" * 100_000,
        "a=>" * 100_000,
        "class A{" * 100_000,
        "fetch(" + "'a'+" * 100_000 + "b)",
        "fetch(" + "a?b:" * 100_000 + "c)",
        "x" + ".a" * 100_000 + "='b'",
        "/[" * 100_000,
        "'" * 100_001,
        "e.innerHTML='" + "<script><a " * 50_000 + "'+b",
        "e.innerHTML='<a " + "x" * 300_000 + "'+b",
        "var x='ab';" + "x=x+x;" * 1000 + "fetch(x)",
        "var x='';" + "x+='a';" * 50_000 + "fetch(x)",
        "var a={...b},b={...c,...a},c={...a,...b,...c};fetch(a.x+b.y+c.z)",
        "var a=[a,a,a];fetch(a.join()+JSON.stringify(a))",
        "function f(x){return f(f(x))}fetch(f('a'))",
        "f" + ".call" * 100_000 + "('a')",
        "var r=Reflect.apply,a=[r,null];a.push(a);var b=[r,null,b];r(r,null,b)",
    ],
    ids=lambda code: code[:12],
)
def test_hostile_code_takes_little_time(code: str) -> None:
    begin = time.process_time()
    read_script(code)
    assert time.process_time() - begin < 20


_PIECES = st.sampled_from(
    "var x = ( ) [ ] { } , ; : ? . ?. => ... + / % ! 'a' \"https://t.example/\" `a ${ } ` /r/g function class async "
    "await return for of in this fetch eval innerHTML src document location import export from map join reduce replace "
    "-- <!-- --> // /* */ \n \\ \" ' get static #p 1 0x && ?? === Object.assign JSON.parse String.fromCharCode".split(
        " "
    )
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(_PIECES, max_size=60).map(" ".join)))
def test_no_text_upsets_the_reader(code: str) -> None:
    read_script(code)
