import pytest

from plugins.keptword.requests.js import read_script


def urls(code: str) -> list[str]:
    return [found.url for found in read_script(code).urls]


@pytest.mark.parametrize(
    "written",
    [
        "'https://'+'t.exa'+'mple/x'",
        "`https://${'t.example'}/x`",
        "String.raw`https://t.example/x`",
        "'https:'/* \" */+'//t.example/x'",
        r"'\x68ttps:\/\/t.exampl\u{65}/x'",
        "['https:','','t.example','x'].join('/')",
        "'x/elpmaxe.t//:sptth'.split('').reverse().join('')",
        "atob('aHR0cHM6Ly90LmV4YW1wbGUveA==')",
        "unescape('https%3A%2F%2Ft.example%2Fx')",
        "decodeURIComponent('https%3A%2F%2Ft.example%2Fx')",
        "String.fromCharCode(104,116,116,112,115)+'://t.example/x'",
        "[105,117,117,113,114].map(c=>String.fromCharCode(c^1)).join('')+'://t.example/x'",
        "'hxxps://t.example/x'.replace(/x/g,'t').replace('hxx','htt').replace('ht.','.').replace('exampl','exampl')"
        ".replace('tttps','https').replace('httt','htt').replace('//t.etample/t','//t.example/x')",
        "'https://T.EXAMPLE/x'.toLowerCase()",
        "new URL('/x','https://t.example')",
        "new Request('https://t.example/x')",
        'JSON.parse(\'{"u":"https:\\\\/\\\\/t.example\\\\/x"}\').u',
        "{a:{b:'https://t.example/x'}}.a.b",
        "location.protocol+'//t.example/x'",
        "(location.hostname,'https://t.example/x')",
        "document.body.hidden?'/own':'https://t.example/x'",
        "location.hostname.replace(/.*/,'https://t.example/x')",
    ],
)
def test_a_url_is_read_however_it_is_put_together(written: str) -> None:
    assert "https://t.example/x" in urls(f"fetch({written})")


@pytest.mark.parametrize(
    "code",
    [
        "var h='t.example';fetch('https://'+h+'/x')",
        "let u;u='https://t.example/x';fetch(u)",
        "var u='https://';u+='t.example';u+='/x';fetch(u)",
        "const [a,b]=['https://','t.example/x'];fetch(a+b)",
        "const {u='https://t.example/x'}={};fetch(u)",
        "window.base='https://t.example';fetch(base+'/x')",
        "function go(u){fetch(u)}go('https://t.example/x')",
        "const api=path=>`https://t.example${path}`;fetch(api('/x'))",
        "(function(d,u){var s=d.createElement('script');s.src=u})(document,'https://t.example/x')",
        "for(const u of ['https://t.example/x'])fetch(u)",
        "['https://t.example/x'].forEach(fetch)",
        "Promise.resolve('https://t.example/x').then(u=>fetch(u))",
        "class A{constructor(u){this.u=u}go(){fetch(this.u)}}new A('https://t.example/x').go()",
        "const f=fetch;f('https://t.example/x')",
        "window['fe'+'tch']('https://t.example/x')",
        "(0,fetch)('https://t.example/x')",
        "fetch.bind(null,'https://t.example/x')()",
        "eval(\"fetch('https://t.example/x')\")",
        "setTimeout('fetch(\"https://t.example/x\")',9)",
        "document.body.setAttribute('onclick','fetch(\"https://t.example/x\")')",
        "new Worker(URL.createObjectURL(new Blob(['fetch(\"https://t.example/x\")'])))",
        "frame.src='javascript:fetch(\"https://t.example/x\")'",
        "import('data:text/javascript,fetch(\"https://t.example/x\")')",
    ],
)
def test_a_constant_is_followed_to_where_it_is_requested(code: str) -> None:
    reading = read_script(code)
    assert ([found.url for found in reading.urls], reading.is_opaque) == (["https://t.example/x"], False)


def test_what_other_code_hands_over_is_read_there() -> None:
    assert not read_script("function load(u){fetch(u)}").is_opaque
    assert urls("http.getScript('https://t.example/x')") == ["https://t.example/x"]
    assert urls("history.note('https://t.example/x')") == []


def test_what_the_browser_hands_to_a_handler_is_not_known() -> None:
    assert read_script("onmessage=function(e){fetch(e.origin)}").is_opaque
    assert read_script("addEventListener('message',show);function show(e){fetch(e.lastEventId)}").is_opaque


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (
            "function own(a){a=new URL(a);a.search='';return a} fetch(own('https://t.example/x'))",
            ["https://t.example/x"],
        ),
        ("function own(a){a=new URL(a);return a} fetch(own(location.href))", []),
        ("let u=1; u=new URL(u,u); fetch('https://t.example/x')", ["https://t.example/x"]),
        ("window.location=new URL('../',window.location)", ["../"]),
        ("const next=new URL('../2/',location); location=next", ["../2/"]),
    ],
)
def test_an_address_made_of_itself_is_read(code: str, found: list[str]) -> None:
    assert urls(code) == found
