"""Addresses of other hosts wherever they stand: what counts as one, and the places where none counts."""

import base64
from urllib.parse import quote

import pytest

from plugins.keptword.requests import read_file
from plugins.keptword.requests.causes import words
from plugins.keptword.requests.elements import HTML, SVG, Tag
from plugins.keptword.requests.load import Place, host_of
from plugins.keptword.requests.mentions import foreign_urls, script_mentions, style_mentions, tag_mentions

BASE = "https://own.example/en/"
OWN = "own.example"
PLACE = Place("index.html")


@pytest.mark.parametrize(
    "text",
    [
        "https://t.example/a",
        "//t.example/a",
        "\\\\t.example/a",
        " \t/\n/t.example",
        "ht\ntps://t.example",
        "/b.png 2x, https://t.example/a 1x",
        "/b.png 2x, https://own.example;@t.example/a 1x",
        "https://own.example)@t.example/a 1x",
        "https://own.example@t.example/",
        "url(\\2f\\2ft.example)",
        "u\\72l(//t.example)",
        "'//'@t.example/'",
        "wss://t.example",
        "stun:t.example",
        "blob:https://t.example/x",
        "http:t.example/a",
        "https:t.example/a",
        "a;//t.example;b",
        "https://[t.example",
    ],
)
def test_a_text_that_names_another_host_in_any_spelling_is_foreign(text: str) -> None:
    assert list(foreign_urls(text, BASE, OWN))


@pytest.mark.parametrize(
    "text",
    ["/a//b.png", "https://own.example/a, /b 2x", "0 0 10 10", "color: red", "#id", "mailto:a@b.example", "a:b//c"],
)
def test_a_text_that_names_no_other_host_is_not(text: str) -> None:
    assert list(foreign_urls(text, BASE, OWN)) == []


def mentioned(namespace: str, name: str, **attributes: str) -> list[str]:
    tag = Tag(namespace, name, {key.replace("_", "-"): value for key, value in attributes.items()})
    return [mention.how for mention in tag_mentions(tag, BASE, OWN, PLACE)]


def test_a_link_is_harmless_and_whatever_else_it_names_is_not() -> None:
    assert mentioned(HTML, "a", href="//t.example") == mentioned(SVG, "a", href="//t.example") == []
    assert mentioned("", "a", href="//t.example") == ["<a href>"]
    assert mentioned(HTML, "a", href="/en/", ping="//t.example") == ["<a ping>"]
    assert mentioned(HTML, "a", href=" java\nscript:go()") == ["<a href> with code"]


def test_an_element_or_attribute_that_nobody_knows_counts() -> None:
    assert mentioned(HTML, "next-year", src="//t.example") == ["<next-year src>"]
    assert mentioned(HTML, "img", src="/a.png", nextyearsrc="//t.example") == ["<img nextyearsrc>"]


@pytest.mark.parametrize(("rel", "is_harmless"), [("canonical", True), ("alternate", True), ("alternate icon", False)])
def test_a_link_element_is_harmless_by_all_that_it_says_it_is(rel: str, is_harmless: bool) -> None:
    assert (mentioned(HTML, "link", rel=rel, href="//t.example") == []) is is_harmless


def test_metadata_is_harmless_unless_it_stands_for_a_header() -> None:
    assert mentioned(HTML, "meta", property="og:image", content="//t.example") == []
    assert mentioned(HTML, "meta", http_equiv="Link", content="<//t.example>;rel=preload") == ["<meta content>"]


@pytest.mark.parametrize("content", ["5", "0;url=/en/", "0; URL=https://own.example/en/"])
def test_a_refresh_that_stays_on_the_site_in_plain_words_is_harmless(content: str) -> None:
    assert mentioned(HTML, "meta", http_equiv="refresh", content=content) == []


@pytest.mark.parametrize(
    "content", ["0;url='/en/'", "0;\u3000url=//t.example", "0;url=https://t.example/", "0 /en/", "x"]
)
def test_any_other_refresh_counts(content: str) -> None:
    assert mentioned(HTML, "meta", http_equiv="Refresh", content=content) == ["<meta refresh>"]


def test_a_picture_in_its_own_address_is_harmless_and_a_document_is_not() -> None:
    assert mentioned(HTML, "img", src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>") == []
    assert mentioned(HTML, "link", rel="icon", href="data:,") == []
    for name, attribute in (("iframe", "src"), ("object", "data"), ("video", "src"), ("script", "src")):
        assert mentioned(HTML, name, **{attribute: "data:text/html,x"}), name


@pytest.mark.parametrize(
    ("css", "hosts"),
    [
        ("p{background:url(//t.example/a)}", {"t.example"}),
        ("@import '//t.example/a';", {"t.example"}),
        ("p{--x:'https://t.example/a'}", {"t.example"}),
        ("p{b:u\\72l(\\2f\\2ft.example)}", {"t.example"}),
        ("@namespace 'http://www.w3.org/1999/xhtml';a[href^='https://t.example']{color:red}", set()),
        ("p{background:url(data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E)}", set()),
        ("/* https://t.example */p{background:url(a.png)}", set()),
    ],
)
def test_a_style_sheet_names_hosts_in_addresses_and_texts(css: str, hosts: set[str]) -> None:
    found = style_mentions(css, BASE, OWN, PLACE, words("<style>"))
    assert {host_of(mention.url) for mention in found} == hosts


@pytest.mark.parametrize(
    ("kind", "counts"), [("webbundle", True), ("importmap", True), ("text/x-new", True), ("application/ld+json", False)]
)
def test_the_text_of_a_script_that_is_no_code_counts_unless_it_is_data(kind: str, counts: bool) -> None:
    tag = Tag(HTML, "script", {"type": kind})
    assert bool(list(script_mentions(tag, '{"a": "https://t.example/"}', BASE, OWN, PLACE))) is counts


INNER = "<filter id='f'><feImage href='https://t.example/a.png'/></filter>"
SVG_TEXT = f"<svg xmlns='http://www.w3.org/2000/svg'>{INNER}</svg>"


@pytest.mark.parametrize(
    "url",
    [
        f"data:image/svg+xml;base64,{base64.b64encode(SVG_TEXT.encode()).decode()}#f",
        f"data:image/svg+xml,{quote(SVG_TEXT)}#f",
        f"data:image/svg+xml,{quote(SVG_TEXT.replace('https', '&#104;ttps'))}",
        f"data:image/svg+xml,{quote('<!DOCTYPE svg>' + SVG_TEXT)}",
        "data:text/css,x",
    ],
)
def test_a_document_in_the_address_of_a_style_is_read(url: str) -> None:
    assert list(style_mentions(f"p{{filter:url({url})}}", BASE, OWN, PLACE, words("<style>")))
    assert mentioned(HTML, "p", style=f"mask:url({url})")
    assert mentioned(SVG, "rect", filter=f"url({url})")


def test_a_list_of_addresses_does_not_end_with_a_picture_in_it() -> None:
    assert mentioned(SVG, "animate", values="/x.png;data:image/png;//t.example/a.png")
    assert mentioned(HTML, "img", srcset="data:image/png;base64,AA// 1x, https://t.example/a 2x") == ["<img srcset>"]
    assert mentioned(HTML, "img", srcset="data:image/png;base64,AA// 1x, /a.png 2x") == []


@pytest.mark.parametrize(
    "css",
    [
        '@import url(//t.example/a")',
        "@import url(//t.example/a(b)",
        "@import url(//t.example/\x01a)",
        "@import //t.example/a",
        "@import url(//t.example/a 1x)",
        "/* x */@charset 'x';@layer a;@import url(https://t.example/a')",
    ],
)
@pytest.mark.parametrize(
    "markup", ["<svg><style>{}</style></svg>", "<template><div></div><style>{}</style></template>"]
)
def test_what_scanners_take_for_an_import_counts_though_no_parser_does(markup: str, css: str) -> None:
    reading = read_file(f"<!doctype html><title>x</title>{markup.format(css)}".encode(), "x.html", BASE, own_host=OWN)
    assert {mention.host for mention in reading.mentions} == {"t.example"}


def test_a_word_that_ends_like_a_scheme_is_none() -> None:
    assert not list(foreign_urls("p{grid-template-rows:1fr;min-rows:auto}", BASE, OWN))
    assert list(foreign_urls("p{x:url(new-https://t.example/a)}", BASE, OWN))


def test_an_encoding_is_no_address_even_where_all_are_of_another_host() -> None:
    tag = Tag(HTML, "meta", {"charset": "utf-8"})
    assert list(tag_mentions(tag, "https://cdn.example/a/", OWN, PLACE)) == []
