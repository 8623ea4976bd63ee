"""A printed page can be filed: its address, its date, where its links lead, and nothing that only a screen has."""

import pytest

from tests.conftest import Visitor


@pytest.fixture
def printed(visitor: Visitor) -> Visitor:
    visitor.go("/fr/declaration-de-confidentialite/")
    visitor.page.emulate_media(media="print")
    return visitor


def test_it_has_title_date_and_address(printed: Visitor) -> None:
    assert printed.page.locator("h1").is_visible()
    assert "2026" in printed.page.locator(".version").first.inner_text()
    address = printed.page.locator("footer .address")
    assert address.is_visible()
    assert address.inner_text() == printed.page.locator("link[rel=canonical]").get_attribute("href")


def test_links_say_where_they_lead(printed: Visitor) -> None:
    behind = printed.page.locator("main p > a[href^=http]").first.evaluate(
        "a => getComputedStyle(a, '::after').content"
    )
    assert "attr(href)" in behind or "https://" in behind


def test_navigation_stays_on_the_screen(printed: Visitor) -> None:
    assert printed.page.locator("nav:visible, .skip:visible, .to-toc:visible, form:visible").count() == 0
