"""Pages of any site as text and back, and where in them something can be put."""

import pytest

from plugins.keptword.protection.html_page import HtmlPage, UnreadablePageError, openings, read_page


@pytest.mark.parametrize(
    "data",
    [
        "<!doctype html><meta charset=utf-8><p>é\r\n".encode(),
        b"\xef\xbb\xbf<p>" + "é".encode(),
        "<meta charset=iso-8859-1><p>é€".encode("cp1252"),
        '<meta http-equiv="Content-Type" content="text/html; charset=shift_jis"><p>日本'.encode("shift_jis"),
        "<p>é without a charset".encode("latin-1"),
        "\ufeff<p>é".encode("utf-16-le"),
    ],
)
def test_a_page_is_written_back_byte_for_byte(data: bytes) -> None:
    page = read_page("a.html", data)
    assert "é" in page.text or "日本" in page.text
    assert page.encoded(page.text) == data


def test_what_an_encoding_has_no_bytes_for_becomes_a_reference() -> None:
    page = read_page("a.html", b"<meta charset=iso-8859-1><p>x")
    assert page.encoded("日 é") == b"&#26085; \xe9"


def test_a_page_that_is_not_what_it_says_is_refused() -> None:
    with pytest.raises(UnreadablePageError, match="its bytes are not UTF-8"):
        read_page("a.html", b"<meta charset=utf-8><p>\xe9")


def in_its_place(html: str) -> str:
    """Return a page with marks where the head's part, the body's first and its last would stand."""
    at = openings(read_page("a.html", html.encode()))
    text = html.replace("\r\n", "\n")
    said_again = f"[{at.charset}]" if at.charset else ""
    return f"{text[: at.head]}{said_again}(1){text[at.head : at.body]}(2){text[at.body : at.end]}(3){text[at.end :]}"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<!doctype html><html><head><meta charset=utf-8><title>x</title></head><body id=a>y</body></html>",
            "<!doctype html><html><head><meta charset=utf-8>(1)<title>x</title></head><body id=a>(2)y(3)</body></html>",
        ),
        ("<!DOCTYPE html>\r\n<title>x</title>\r\n<p>y", "<!DOCTYPE html>(1)\n<title>x</title>(2)\n<p>y(3)"),
        ("<HTML><HEAD><TITLE>x</TITLE><BODY>y", "<HTML><HEAD>(1)<TITLE>x</TITLE><BODY>(2)y(3)"),
        ("<title>x</title><link rel=icon href=a>y", "(1)<title>x</title><link rel=icon href=a>(2)y(3)"),
        (
            "<html><head><script>a</script><meta charset=utf-8></head><body>y</body></html>",
            "<html><head>[utf-8](1)<script>a</script><meta charset=utf-8></head><body>(2)y(3)</body></html>",
        ),
        ("<!-- a --><!doctype html><body>y</body>", "<!-- a --><!doctype html>(1)<body>(2)y(3)</body>"),
    ],
)
def test_parts_stand_first_in_the_head_first_in_the_body_and_last_in_it(html: str, expected: str) -> None:
    assert in_its_place(html) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="#main">Skip</a><main>y</main>', '<a href="#main">Skip</a>(2)<main>y</main>'),
        ("<input><div><a href=#a>To a</a> <a href=#b>To b</a></div>y", "<input><div>…</div>(2)y"),
        ("<a name=top></a><a href=#main>Skip</a>y", "<a name=top></a><a href=#main>Skip</a>(2)y"),
        ("<div><a href=#main>Skip</a><p>y</div>", "(2)<div><a href=#main>Skip</a><p>y</div>"),
        ("<a href=/>Home</a><a href=#main>Skip</a>", "(2)<a href=/>Home</a><a href=#main>Skip</a>"),
        (
            "<ul><li><a href=#a>a</a><li><a href=/>Home</a></ul>",
            "(2)<ul><li><a href=#a>a</a><li><a href=/>Home</a></ul>",
        ),
        ("<a href=#main>Skip", "(2)<a href=#main>Skip"),
    ],
)
def test_links_that_skip_what_repeats_stay_first(body: str, expected: str) -> None:
    text = in_its_place(f"<!doctype html><html><head><meta charset=utf-8></head><body>{body}</body></html>")
    placed = text.partition("<body>")[2].removesuffix("(3)</body></html>")
    assert placed == expected.replace("…", "<a href=#a>To a</a> <a href=#b>To b</a>")


def page(html: str) -> HtmlPage:
    return read_page("a.html", html.encode())


@pytest.mark.parametrize(
    ("html", "scripts", "styles"),
    [
        ("<p>x", 0, 0),
        ('<script type="application/json">{}</script><script type="text/plain">x</script>', 0, 0),
        ("<script>1</script><script src=a.js></script>", 2, 0),
        ("<a href=' java\nscript:1'>x</a><p onclick=1>", 2, 0),
        ("<style>p{}</style><p style='color:red'>", 0, 2),
    ],
)
def test_code_and_style_of_its_own_are_found(html: str, scripts: int, styles: int) -> None:
    found = page(html).own_code
    assert tuple(map(len, found)) == (scripts, styles)


@pytest.mark.parametrize(
    ("html", "needs"),
    [
        ("<div>part of others</div>", False),
        ("<div onclick=1>part of others</div>", True),
        ("<p>x<script src=own.js></script>", True),
        ("<!doctype html><p>x", True),
        ('<title>x</title><meta http-equiv="Refresh" content="0; url=/a/">', False),
        ("<title>x</title><meta http-equiv=refresh content=60><script>own()</script>", True),
        ("<title>x</title><meta http-equiv=refresh content=60><body onload=own()>", True),
    ],
)
def test_whatever_can_run_code_needs_the_lock(html: str, needs: bool) -> None:
    assert page(html).needs_lock == needs


def test_an_index_is_a_page_whatever_is_in_it() -> None:
    assert read_page("about/index.html", b"<div>all of it</div>").needs_lock


def test_a_frameset_is_known() -> None:
    assert page("<frameset><frame src=a.html></frameset>").is_frameset
