import pytest

from plugins.keptword.requests import read_file

PAGE = "https://site.example/en/"


def urls(html: str) -> set[str]:
    return {load.url for load in read_file(html.encode(), "en/index.html", PAGE).loads}


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="https://t.example/x">',
        "<IMG SRC=//t.example/x>",
        '<img srcset="https://t.example/x 2x, /own.png 1x">',
        '<picture><source srcset="https://t.example/x 100w"><img src="/own.png"></picture>',
        '<script src="https://t.example/x"></script>',
        '<iframe src="https://t.example/x"></iframe>',
        '<object data="https://t.example/x"></object>',
        '<video poster="https://t.example/x"></video>',
        '<link rel="stylesheet" href="https://t.example/x">',
        '<link rel="PRECONNECT" href="https://t.example/x">',
        '<link rel="preload" as="image" imagesrcset="https://t.example/x 1x">',
        '<style>@import "https://t.example/x";</style>',
        "<p style=\"background: url('https://t.example/x')\">",
        '<style>a { background: image-set("https://t.example/x" 1x) }</style>',
        '<meta http-equiv="Refresh" content="5; url=https://t.example/x">',
        '<svg><image href="https://t.example/x"/></svg>',
        '<noscript><img src="https://t.example/x"></noscript>',
        '<base href="https://t.example/"><img src="x">',
        '<img src="https:&#47;&#47;t.example/x">',
        "<table><img src='https:\\\\t.example\\x'></table>",
        '<table><td background="https://t.example/x"></table>',
        '<input type="image" src="https://t.example/x">',
    ],
)
def test_what_a_browser_fetches_by_itself_is_a_load(markup: str) -> None:
    assert "https://t.example/x" in urls(f"<!doctype html><title>x</title>{markup}")


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://t.example/x">',
        '<link rel="canonical" href="https://t.example/x">',
        '<link rel="alternate" hreflang="nl" href="https://t.example/x">',
        '<!-- <img src="https://t.example/x"> -->',
        '<script type="text/plain" data-src="https://t.example/x"></script>',
        '<script type="application/ld+json">{"url": "https://t.example/x"}</script>',
        '<iframe data-src="https://t.example/x" title="x"></iframe>',
        '<textarea><img src="https://t.example/x"></textarea>',
        "<p>https://t.example/x</p>",
    ],
)
def test_what_it_does_not_fetch_is_none(markup: str) -> None:
    assert urls(f"<!doctype html><title>x</title>{markup}") == set()


def test_a_load_knows_where_it_stands_and_which_host_it_contacts() -> None:
    page = b'<!doctype html>\n<p>\n  <img src="//t.example/x">'
    (load,) = read_file(page, "en/index.html", PAGE).loads
    assert (load.place.file, load.place.line, load.place.column) == ("en/index.html", 3, 3)
    assert (load.host, load.how) == ("t.example", "<img src>")


@pytest.mark.parametrize(
    "markup",
    [
        '<svg><link rel="stylesheet" href="//t.example/a"></link></svg>',
        '<math><link rel="preload" as="image" href="//t.example/a"></link></math>',
        '<svg><input type="image" src="//t.example/a"></svg>',
        '<svg><video poster="//t.example/a"></video></svg>',
        '<math><svg><script href="//t.example/a"></script></svg></math>',
        '<picture><span><source srcset="//t.example/a"></span><img src="/b.png" alt=""></picture>',
    ],
)
def test_scanners_fetch_by_the_name_of_a_tag_wherever_it_stands(markup: str) -> None:
    assert "https://t.example/a" in urls(f"<!doctype html><title>x</title>{markup}")


def test_what_stands_in_style_and_script_is_told_with_its_own_column() -> None:
    page = b"<style media=all>@import url(https://c.example/a.css)</style><script async>fetch('https://s.example/a')</script>"
    places = {
        load.host: (load.place.line, load.place.column)
        for load in read_file(page, "x.html", "https://site.example/").loads
    }
    assert places == {"c.example": (1, page.index(b"url(") + 1), "s.example": (1, page.index(b"'https://s") + 1)}


def test_an_element_that_code_puts_together_is_told_where_the_code_puts_it_in() -> None:
    code = (
        "const part = () => `\n<p>one</p>\n<p>two</p>`;\nm.innerHTML = `${part()}\n<iframe src=https://v.example/e>`;\n"
    )
    (load,) = read_file(code.encode(), "a.js", "https://site.example/").loads
    assert (load.host, load.place.line) == ("v.example", 4)
