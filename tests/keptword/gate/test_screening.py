"""What a page is passed for by its tags alone is harmless in every tree that browsers may make of them."""

import pytest
import turbohtml

from plugins.keptword.gate.reserved import Why
from plugins.keptword.gate.screening import Screening

SITE = "https://www.example.com"
PAGE = "<!doctype html><html lang=en><head><meta charset=utf-8><title>x</title></head><body>{}<p>x</body></html>"


def screening() -> Screening:
    return Screening(SITE, (), lambda load: load.host not in ("", "www.example.com"))


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://x.example/">x</a><img src="/a.png" srcset="/a.png 1x, b.png 2x">',
        "<script>for (let i = 0; i<n; i++) go('/own.json')</script><svg><path d=M0></svg>",
        '<script>fetch("/own.json"); fetch("https://www.example.com/x")</script>',
        "<p onclick=\"this.className = 'open'\" style='color: red; width: calc(1px*2)'>",
        '<style>@import "/own.css"; p { background: url(data:image/png;base64,AA==) }</style>',
        '<noscript><style>p { color: red }</style><a href="https://x.example/">x</a></noscript>',
        '<script type="application/ld+json">{"@id": "https://x.example/"}</script>',
        '<svg><a href="/x">x</a><style>a > b { fill: red }</style></svg>',
        '<iframe srcdoc="<p>own</p>"></iframe><base href="/below/">',
        "<title>Vec&lt;T&gt;</title>",
    ],
)
def test_what_fetches_nothing_of_others_is_harmless(markup: str) -> None:
    assert screening().screen(PAGE.format(markup), "x.html").is_harmless


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="//x.example/a">',
        '<img src="/&#9;/x.example/a">',
        '<img src="\\\\x.example/a">',
        "<p style=\"background: u\\72l('//x.example/a')\">",
        "<p onclick=\"new Image().src = '/' + '/x.example/a'\">",
        "<script>new Image().src = '//x.' + 'example/a'</script>",
        "<script>for (const e of document.images) e.src = e.dataset.src</script>",
        '<script type=importmap>{"imports": {"a": "\\u002f\\u002fx.example/a.js"}}</script>',
        "<iframe srcdoc=\"<script>import('//x.example/a')</script>\"></iframe>",
        '<noscript><img src="//x.example/a"></noscript>',
        '<noscript><!-- </noscript><p title="--><img src=//x.example/a>">',
        '<base href="about:blank"><img src=a>',
        '<style>@import "//x.example/a.css"</style>',
        '<meta http-equiv="refresh" content="0,url=x">',
        '<button data-grant="x">',
        "<image name=cookie>",
        # Where trees differ from what the tags alone say.
        "<svg><style>@imp&#111;rt '//x.example/a.css'</style></svg>",
        "<svg><![CDATA[><!--]]></svg><img src=//x.example/a><!-- --></svg>",
        "<svg><script><img src=//x.example/a></script></svg>",
        "<svg><title><img src=//x.example/a></title></svg>",
        "<svg><noscript><p>x</p></noscript></svg>",
        "<textarea><img src=//x.example/a></textarea>",
        '<svg><form action="https://x.example/"></svg>',
        '<math><a href="https://x.example/">x</a></math>',
        '<svg></svg><noscript><a href="https://x.example/">x</a></noscript>',
        "<title>Vec<T></title>",
    ],
)
def test_what_may_fetch_or_is_not_the_same_to_all_has_to_be_read(markup: str) -> None:
    assert not screening().screen(PAGE.format(markup), "x.html").is_harmless


def test_a_script_that_a_frameset_turns_into_markup_has_to_be_read() -> None:
    html = "<frameset><script><frame src=//x.example/a></script></frameset>"
    assert not screening().screen(html, "x.html").is_harmless


def test_only_what_may_act_has_to_be_read() -> None:
    markup = '<p id=a><a href="https://x.example/">x</a><img src="//x.example/a"><script>a()</script><i id=a></i>'
    screened = screening().screen(PAGE.format(markup), "x.html")
    assert screened.is_alike
    assert screened.names == {"img"}
    (repeated,) = screened.repeated
    assert repeated.element == "i"
    assert repeated.use.why is Why.REPEATED


def test_what_a_noscript_in_a_picture_holds_is_markup() -> None:
    assert not screening().screen(PAGE.format("<svg><noscript><img src=//x.example/a>"), "x.html").is_alike


@pytest.mark.parametrize(
    ("markup", "taken", "is_harmless"),
    [
        ('<script src="//x.example/a"></script><svg></svg>', "script", True),
        ('<script src="//x.example/a"></script><img src="//y.example/a">', "script", False),
        ('<img src="//x.example/a"><p>', "img", True),
        # What is left is read otherwise.
        ('<svg><img src="//x.example/a"><style>a{}</style></svg>', "img", False),
        ('<iframe src="//x.example/a"></iframe><frameset>', "iframe", False),
        ('<script src="//x.example/a">a()', "script", False),
    ],
)
def test_a_page_is_harmless_without_what_was_taken_out_if_it_is_read_as_before(
    markup: str, taken: str, is_harmless: bool
) -> None:
    html = f"<!doctype html><title>x</title><body>{markup}"
    parsed = turbohtml.parse(html, scripting=True, source_locations=True)
    screened = screening().screen(html, "x.html", parsed)
    assert screened.is_harmless_without(parsed.find_all(taken)) is is_harmless
