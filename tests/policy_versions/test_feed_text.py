"""The text of a change in a feed: words and links, and nothing that a feed reader fetches."""

import pytest

from plugins.keptword.requests import read_file
from plugins.policy_versions.feed_text import feed_text

SITE = "https://site.example"


@pytest.mark.parametrize(
    "html",
    [
        '<p>a <img src="https://t.example/tr?id=1" alt="x"></p>',
        '<iframe title="Map" src="//t.example/maps"></iframe>',
        '<video poster="//t.example/p.png"><source src="//t.example/v.mp4"></video>',
        '<p style="background: url(//t.example/a.png)" onclick="fetch(\'//t.example\')">a</p>',
        '<link rel="stylesheet" href="//t.example/a.css"><style>@import "//t.example/b.css"</style>',
        '<script src="//t.example/a.js"></script><script>fetch("//t.example")</script>',
        '<svg><image href="//t.example/a"/></svg><math><annotation-xml encoding="text/html"><img src="//t.example/">',
        '<table background="//t.example/a.png"><tr><td background="//t.example/b.png">1</td></tr></table>',
        '<input type="image" src="//t.example/a.png"><button formaction="//t.example">x</button>',
        '<picture><source srcset="//t.example/a.png"><img srcset="//t.example/b.png 2x" alt="x"></picture>',
        '<noscript><img src="//t.example/a.png"></noscript><template><img src="//t.example/b.png"></template>',
        '<object data="//t.example/x"><embed src="//t.example/y"></object><audio src="//t.example/a.mp3"></audio>',
        '<meta http-equiv=refresh content="0;url=//t.example"><base href="//t.example/"><a href="x" ping="//t.ex">',
        '<img src="/own.png" alt="Ours">',
        '<x-player style="background:url(//t.example/a.png)"><img src="//t.example/b.png" alt="x"></x-player>',
        "&lt;img src=//t.example/a.png&gt;",
    ],
)
def test_nothing_is_fetched(html: str) -> None:
    page = f"<!doctype html>{feed_text(html, SITE)}"
    reading = read_file(page.encode(), "entry.html", f"{SITE}/entry.html")
    assert (reading.loads, reading.scripts, reading.styles, reading.forms) == ([], [], [], [])


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            '<p>See <a href="/en/privacy/#a">how</a> <b>now</b></p>',
            '<p>See <a href="https://site.example/en/privacy/#a">how</a> <b>now</b></p>',
        ),
        ('<a href="javascript:x()">x</a>', "<span>x</span>"),
        ('<img src="/a.png" alt="Our office">', '<a href="https://site.example/a.png">Our office</a>'),
        ('<p>a<img src="//t.example/pixel.gif" alt=""></p>', "<p>a</p>"),
        (
            '<a href="/film"><img src="//t.example/1.jpg" alt="Film"></a>',
            '<a href="https://site.example/film">Film</a>',
        ),
        ('<iframe src="//t.example/x" title="Map"></iframe>', '<a href="https://t.example/x">Map</a>'),
        ('<iframe src="//t.example/x"></iframe>', '<a href="https://t.example/x">t.example</a>'),
        ("<p>1 &lt; 2 &amp; <code>&lt;img&gt;</code></p>", "<p>1 &lt; 2 &amp; <code>&lt;img&gt;</code></p>"),
    ],
)
def test_what_is_shown_becomes_a_link_and_words_stay(html: str, text: str) -> None:
    assert feed_text(html, SITE) == text


def test_a_placeholder_becomes_a_link_to_what_waits_in_it() -> None:
    html = (
        '<template data-keptword="embed" data-keptword-service="x">'
        '<p><a href="https://t.example/film" rel="external">A film</a></p></template>'
    )
    assert feed_text(html, SITE) == '<p><a href="https://t.example/film">A film</a></p>'
