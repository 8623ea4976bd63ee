"""What a browser would make of a file, by its name and by its content."""

import pytest

from plugins.keptword.requests.kinds import Kind, kind_of, sniffed_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("en/index.html", Kind.PAGE),
        ("A.PHP", Kind.PAGE),
        ("x.shtml", Kind.PAGE),
        ("map.xsl", Kind.XML),
        ("feed.atom", Kind.XML),
        ("logo.svgz", Kind.XML),
        ("x.cjs", Kind.SCRIPT),
        ("x.html.br", Kind.COPY),
        ("manifest.json", Kind.MANIFEST),
        ("data.json", Kind.HARMLESS),
        ("photo.AVIF", Kind.HARMLESS),
        ("about", Kind.UNKNOWN),
        ("a.html/stats", Kind.UNKNOWN),
        ("x.mhtml", Kind.UNKNOWN),
        ("x.html~", Kind.UNKNOWN),
        (".html", Kind.UNKNOWN),
    ],
)
def test_a_name_says_what_a_file_is(name: str, kind: Kind) -> None:
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"<!DOCTYPE html><p>", Kind.PAGE),
        (b"\xef\xbb\xbf \n<script>x</script>", Kind.PAGE),
        (b'<?xml version="1.0"?><html/>', Kind.XML),
        (b"\x89PNG\r\n\x1a\n\x00\x00<html>", Kind.HARMLESS),
        (b"www.example.com\n", Kind.HARMLESS),
        (b"if a < b:", Kind.HARMLESS),
        (b"MIME-Version: 1.0\n\n<img src=x>", Kind.UNKNOWN),
        ("<p>x".encode("utf-16"), Kind.UNKNOWN),
    ],
)
def test_where_a_name_says_nothing_the_content_does(raw: bytes, kind: Kind) -> None:
    assert sniffed_kind("about", raw) is kind


def test_a_licence_is_text_whatever_stands_between_angle_brackets() -> None:
    assert sniffed_kind("LICENSE", b"Copyright <year> <name>") is Kind.HARMLESS
