import pytest

from plugins.keptword.requests import read_file

SITE = "https://site.example/"


@pytest.mark.parametrize(
    ("markup", "directives"),
    [
        ('<script src="/x"></script>', ("script-src",)),
        ('<iframe src="/x"></iframe>', ("frame-src",)),
        ('<object data="/x"></object>', ("object-src",)),
        ('<embed src="/x">', ("object-src",)),
        ('<img src="/x">', ("img-src",)),
        ('<input type="image" src="/x">', ("img-src",)),
        ('<video poster="/x"></video>', ("img-src",)),
        ('<video src="/x"></video>', ("media-src",)),
        ('<audio><source src="/x"></audio>', ("media-src",)),
        ('<picture><source srcset="/x"></picture>', ("img-src",)),
        ('<svg><image href="/x"/></svg>', ("img-src",)),
        ('<table background="/x"></table>', ("img-src",)),
        ('<link rel="stylesheet" href="/x">', ("style-src",)),
        ('<link rel="manifest" href="/x">', ("manifest-src",)),
        ('<link rel="shortcut icon" href="/x">', ("img-src",)),
        ('<link rel="modulepreload" href="/x">', ("script-src",)),
        ('<link rel="preload" as="font" href="/x">', ("font-src",)),
        ('<link rel="preload stylesheet" as="style" href="/x">', ("style-src",)),
        ('<link rel="preload" as="fetch" href="/x">', ()),
        ('<link rel="preconnect" href="/x">', ()),
        ('<style>@import "/x";</style>', ("style-src",)),
        ("<style>p{background:url(/x)}</style>", ("img-src", "font-src")),
        ('<p style="background:url(/x)"></p>', ("img-src", "font-src")),
        ('<meta http-equiv="refresh" content="0;url=/x">', ()),
        ('<script>fetch("/x")</script>', ()),
        ("<body onload=\"fetch('/x')\">", ()),
        ("<input onclick=\"fetch('/x')\">", ()),
    ],
)
def test_the_directive_of_a_load_follows_from_what_it_is_for(markup: str, directives: tuple[str, ...]) -> None:
    loads = read_file(f"<!doctype html><title>x</title>{markup}".encode(), "x.html", SITE).loads
    assert {load.directives for load in loads} == {directives}
