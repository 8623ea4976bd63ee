import pytest

from plugins.keptword.requests.elements import (
    HTML,
    SVG,
    Tag,
    fetches,
    image_candidates,
    refresh_urls,
    runs_script,
    template_fetches,
)


def fetched(name: str, parent: str = "", namespace: str = HTML, **attributes: str) -> list[str]:
    names = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    return [fetch.url for fetch in fetches(Tag(namespace, name, names, parent))]


@pytest.mark.parametrize(
    ("srcset", "urls"),
    [
        ("a.png", ["a.png"]),
        ("a.png 1x, b.png 2x", ["a.png", "b.png"]),
        ("a.png,b.png 2x", ["a.png,b.png"]),
        ("a.png, b.png", ["a.png", "b.png"]),
        (" a.png 100w,\n\tb.png 200w ", ["a.png", "b.png"]),
        ("data:image/png;base64,AAAA 1x, b.png 2x", ["data:image/png;base64,AAAA", "b.png"]),
        ("a.png foo, b.png", ["b.png"]),
        ("", []),
    ],
)
def test_a_srcset_is_split_as_the_standard_says(srcset: str, urls: list[str]) -> None:
    assert list(image_candidates(srcset)) == urls


@pytest.mark.parametrize(
    ("content", "url"),
    [
        ("5; url=https://t.example/", "https://t.example/"),
        ("0;URL='https://t.example/'x", "https://t.example/"),
        ("0, https://t.example/", "https://t.example/"),
        (".5;url=/a", "/a"),
    ],
)
def test_a_refresh_leads_where_the_standard_says(content: str, url: str) -> None:
    assert refresh_urls(content) == (url,)


@pytest.mark.parametrize("content", ["5", "url=https://t.example/", "5x; url=/a"])
def test_a_refresh_that_names_no_address_stays(content: str) -> None:
    assert refresh_urls(content) == ()


@pytest.mark.parametrize("space", ["\v", "\u1680", "\u2003", "\u2028", "\u205f", "\u3000"])
def test_white_space_of_any_kind_separates_in_a_refresh(space: str) -> None:
    for content in (f"0{space};url=/a", f"{space}0;url=/a", f"0;url={space}/a", f"0;{space}url=/a"):
        assert refresh_urls(content) == ("/a",), content


def test_an_address_in_quotes_ends_at_the_first_or_at_the_last() -> None:
    assert refresh_urls("0;url='//'@t.example/'") == ("//", "//'@t.example/")


def test_what_is_fetched_depends_on_what_stands_around() -> None:
    assert fetched("source", "video", src="a") == ["a"]
    assert fetched("source", "picture", src="a", srcset="b") == ["b"]
    assert fetched("source", "div", src="a", srcset="b") == []
    assert fetched("track", "video", src="a", default="") == ["a"]
    assert fetched("track", "video", src="a") == []


def test_a_video_without_preloading_fetches_only_its_poster() -> None:
    assert fetched("video", src="a", poster="b", preload="none") == ["b"]
    assert fetched("video", src="a", preload="none", autoplay="") == ["a"]


@pytest.mark.parametrize("rel", ["canonical", "alternate", "author", "license", "me", "noopener", ""])
def test_links_that_only_say_something_fetch_nothing(rel: str) -> None:
    assert fetched("link", rel=rel, href="a") == []


def test_a_preload_needs_a_kind_that_browsers_know() -> None:
    assert fetched("link", rel="preload", href="a", as_="script") == ["a"]
    assert fetched("link", rel="preload", href="a") == []
    assert fetched("link", rel="preload", href="a", as_="nonsense") == []


def test_svg_reads_href_before_the_older_xlink_href() -> None:
    assert fetched("image", namespace=SVG, href="a", **{"xlink:href": "b"}) == ["a"]
    assert fetched("image", namespace=SVG, **{"xlink:href": "b"}) == ["b"]
    assert fetched("script", namespace=SVG, src="a") == []


@pytest.mark.parametrize(
    "kind", ["", "text/javascript", "MODULE", " text/javascript ", "text/jscript", "text/javascript1.5"]
)
def test_these_types_of_script_run(kind: str) -> None:
    assert runs_script(Tag(HTML, "script", {"type": kind}))


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "text/javascript; charset=utf-8", "importmap"])
def test_these_do_not(kind: str) -> None:
    assert not runs_script(Tag(HTML, "script", {"type": kind}))


def test_out_of_a_template_firefox_takes_images_but_no_lazy_ones() -> None:
    assert [f.url for f in template_fetches(Tag(HTML, "img", {"src": "a"}))] == ["a"]
    assert [f.url for f in template_fetches(Tag(HTML, "img", {"src": "a", "loading": "lazy"}))] == []
    assert [f.url for f in template_fetches(Tag(HTML, "iframe", {"src": "a"}))] == []


@pytest.mark.parametrize("kind", ["image/webp; codecs=vp8", "image/x-png", " image/PNG;x=y", "image/new", ""])
def test_a_picture_of_a_type_that_some_engine_may_show_is_fetched(kind: str) -> None:
    assert fetched("source", "picture", srcset="b", type=kind) == ["b"]


@pytest.mark.parametrize("kind", ["text/html", "video/mp4", "x/image/png"])
def test_a_source_that_is_no_picture_is_not_fetched(kind: str) -> None:
    assert fetched("source", "picture", srcset="b", type=kind) == []
