import pytest

from plugins.keptword.requests import read_file
from plugins.keptword.requests.own_mentions import own_mentions

ROOT = "https://site.example/below"


@pytest.mark.parametrize(
    ("markup", "urls"),
    [
        ('<a href="/x/" ping="/x/a">x</a>', ["https://site.example/x/a"]),
        ('<a href="/x/" ping="x/a">x</a>', ["https://site.example/below/en/x/a"]),
        ('<a ping="https://other.example/x/">x</a>', []),
        ('<p data-a="/x/" class="/x/" title="/x/">x</p><form action="/x/"></form>', []),
        ('<meta http-equiv="refresh" content="0; url=/y/"><p foo="/y/" bar="https://["></p>', []),
    ],
)
def test_what_an_element_names_of_the_own_host_is_told_where_it_counts(markup: str, urls: list[str]) -> None:
    page = read_file(f"<!doctype html>{markup}".encode(), "en/page.html", f"{ROOT}/en/page.html").page
    assert [one.url for one in own_mentions(page, ROOT, lambda url: "/x/" in url)] == urls
