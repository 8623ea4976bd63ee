"""XML whose prefixes, references and namespaces are its own."""

import gzip

import pytest

from plugins.keptword.requests import read_file

SITE = "https://site.example"
T = "https://t.example/x"
SVG = 'xmlns="http://www.w3.org/2000/svg"'
XLINK = "http://www.w3.org/1999/xlink"


def urls(text: str, name: str = "a.svg") -> set[str]:
    return {load.url for load in read_file(text.encode(), name, f"{SITE}/{name}").loads}


@pytest.mark.parametrize(
    "inner",
    [
        f'<image><set xmlns:x="{XLINK}" attributeName="x:href" to="{T}"/></image>',
        f'<image id="i"/><a><set href="#i" attributeName="href" to="{T}"/></a>',
        f'<a><animate href="#i" attributeName="href" values="{T};/b"/></a><image id="i"/>',
        f'<a><set xmlns:x="{XLINK}" x:href="#i" attributeName="x:href" to="{T}"/></a><image id="i"/>',
    ],
)
def test_an_animation_fetches_by_whatever_prefix_and_for_whichever_element(inner: str) -> None:
    assert T in urls(f"<svg {SVG}>{inner}</svg>")


@pytest.mark.parametrize(
    "inner",
    [
        f'<a><set attributeName="href" to="{T}"/></a>',
        f'<a id="q"/><set href="#q" attributeName="href" to="{T}"/>',
        f'<image><set attributeName="width" to="{T}"/></image>',
    ],
)
def test_an_animated_link_fetches_nothing(inner: str) -> None:
    assert urls(f"<svg {SVG}>{inner}</svg>") == set()


@pytest.mark.parametrize("name", ["a.rdf", "a.atom", "a.opml", "a.mml"])
def test_html_in_xml_is_html_whatever_the_file_is_called(name: str) -> None:
    assert urls(f'<html xmlns="http://www.w3.org/1999/xhtml"><img src="{T}"/></html>', name) == {T}


def test_a_picture_is_read_whether_it_is_really_compressed_or_only_called_so() -> None:
    picture = f'<svg {SVG}><image href="{T}"/></svg>'.encode()
    for raw in (picture, gzip.compress(picture)):
        assert {load.url for load in read_file(raw, "a.svgz", SITE).loads} == {T}


def test_a_base_that_leads_elsewhere_is_not_trusted() -> None:
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><base href="{}"/><img src="a.png"/></html>'
    found = [read_file(page.format(base).encode(), "a.xhtml", SITE).distrusts for base in ("//t.example/", "/en/")]
    assert [len(distrusts) for distrusts in found] == [1, 0]
