import pytest

from plugins.keptword.requests.elements import HTML, Tag
from plugins.keptword.requests.selectors import may_match

LINK = Tag(HTML, "a", {"id": "more", "class": "zoom big", "href": "https://t.example/x", "data-kind": "photo"})


@pytest.mark.parametrize(
    "selector",
    [
        "*",
        "a",
        "A",
        "#more",
        ".zoom",
        "a.zoom.big",
        "[href]",
        "a[href^=http]",
        'a[href*="t.example"]',
        "[data-kind='photo']",
        'a[title="x, y"], .big',
        "main > ul li a.zoom",
        "nav a:not(.small)",
        "a:hover",
        "::before",
    ],
)
def test_an_element_may_match_whatever_its_own_names_fit(selector: str) -> None:
    assert may_match(selector, LINK)


@pytest.mark.parametrize(
    "selector",
    ["img", "#less", ".small", "a.zoom.small", "[src]", "a[href^='/']", '[data-kind="map"]', "img, .small", "a > img"],
)
def test_an_element_does_not_match_other_names(selector: str) -> None:
    assert not may_match(selector, LINK)
