"""Files of every kind, whole and broken, small and large."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.keptword.requests import kind_of, read_file
from plugins.keptword.requests.kinds import Kind

SITE = "https://site.example"
T = "https://t.example/x"


def urls(raw: bytes, file: str) -> set[str]:
    return {load.url for load in read_file(raw, file, f"{SITE}/{file}").loads}


@pytest.mark.parametrize(
    ("file", "raw"),
    [
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><image href="https://t.example/x"/></svg>'),
        ("a.xhtml", b'<html xmlns="http://www.w3.org/1999/xhtml"><body><img src="https://t.example/x"/></body></html>'),
        ("a.xml", b'<?xml-stylesheet href="https://t.example/x"?><root/>'),
        ("a.css", b"@import 'https://t.example/x';"),
        ("a.js", b"fetch('https://t.example/x')"),
        ("manifest.json", b'{"icons": [{"src": "https://t.example/x"}]}'),
        ("a.webmanifest", b'{"shortcuts": [{"icons": [{"src": "https://t.example/x"}]}]}'),
        ("_headers", b"/*\n  Link: <https://t.example/x>; rel=preload; as=image\n"),
        ("A.HTM", "\ufeff<img src='https://t.example/x'>".encode("utf-16-le")),
        ("b.html", b'<meta charset="windows-1252"><p>caf\xe9</p><img src="https://t.example/x">'),
    ],
)
def test_each_kind_of_file_is_read_in_its_own_way(file: str, raw: bytes) -> None:
    assert kind_of(file) not in (Kind.HARMLESS, Kind.UNKNOWN)
    assert urls(raw, file) == {T}


@pytest.mark.parametrize("file", ["a.txt", "a.png", "data.json", "headers"])
def test_other_files_make_no_browser_fetch_anything(file: str) -> None:
    assert kind_of(file) in (Kind.HARMLESS, Kind.UNKNOWN)


def test_a_dtd_and_broken_xml_are_not_trusted() -> None:
    dtd = b'<!DOCTYPE svg [<!ENTITY u "https://t.example/x">]><svg xmlns="http://www.w3.org/2000/svg"/>'
    assert "DTD" in read_file(dtd, "a.svg", SITE).distrusts[0].what
    assert "not well-formed" in read_file(b"<svg><a></svg>", "a.svg", SITE).distrusts[0].what


def test_a_nested_document_is_read_with_the_place_it_stands_at() -> None:
    page = b"<!doctype html>\n\n<iframe srcdoc=\"<img src='https://t.example/x'>\"></iframe>"
    (load,) = read_file(page, "a.html", f"{SITE}/a.html").loads
    assert (load.url, load.place.line) == (T, 3)


def test_frames_nested_without_end_are_given_up_and_said_so() -> None:
    markup = "x"
    for _ in range(20):
        markup = "<iframe srcdoc='" + markup.replace("&", "&amp;").replace("'", "&#39;") + "'></iframe>"
    loads = read_file(markup.encode(), "a.html", SITE).loads
    assert any(load.is_opaque and "too deep" in load.how for load in loads)


def test_a_page_of_fifty_megabytes_is_judged() -> None:
    page = (
        b"<!doctype html><title>x</title>" + b'<p class="a">%s <a href="/x">link</a></p>\n' % (b"text " * 100) * 95_000
    )
    assert len(page) > 50_000_000
    assert urls(page + b'<img src="https://t.example/x">', "a.html") == {T}


pieces = st.sampled_from(
    "<svg> </svg> <math> <style> </style> <script> </script> <template> </template> <noscript> </noscript> <table> "
    "<select> <iframe <img src= srcset=\" style=' onload= href= srcdoc= // https:// t.example ]]> <![CDATA[ <!-- --> "
    "& &#x68; \0 \ufeff url( @import ' \" ` ${ } /* */ \\ ( [ {".split(" ")
)


@settings(max_examples=400, deadline=5000, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(pieces | st.text(max_size=6), max_size=60), st.sampled_from(["a.html", "a.svg", "a.css", "a.js"]))
def test_no_text_makes_the_reader_fail_or_hang(parts: list[str], file: str) -> None:
    read_file("".join(parts).encode("utf-8", "surrogatepass"), file, f"{SITE}/{file}")


@settings(max_examples=200, deadline=5000, derandomize=True)
@given(st.binary(max_size=300), st.sampled_from(["a.html", "a.svg", "a.css", "a.js", "manifest.json", "_headers"]))
def test_no_bytes_make_the_reader_fail_or_hang(raw: bytes, file: str) -> None:
    read_file(raw, file, f"{SITE}/{file}")
