"""The cookie list is folded: a line for each service, opened by the visitor, by links to a service, and on paper."""

import pytest

from tests.browser.test_in_browser import PAGES
from tests.conftest import LANGUAGES, NewVisitor, Visitor

SCREENS = 14
PHONE = {"width": 390, "height": 844}

OPEN = "section => section.querySelector('details').open"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cookie_page_fits_on_fourteen_phone_screens(new_visitor: NewVisitor, language: str) -> None:
    visitor = new_visitor(viewport=PHONE)
    visitor.go(PAGES[language])
    visitor.page.locator("section.service thead th:nth-child(5)").first.wait_for(state="attached")
    assert visitor.page.evaluate("document.documentElement.scrollHeight") <= SCREENS * PHONE["height"]


def test_services_are_closed_until_the_visitor_opens_one(visitor: Visitor) -> None:
    visitor.go(PAGES["en"])
    youtube = visitor.page.locator("#service-youtube")
    assert not youtube.locator("table").is_visible()
    youtube.locator("summary").click()
    assert youtube.locator("table").is_visible()
    assert not visitor.page.locator("#service-meta-pixel table").is_visible()


def test_a_link_to_a_service_opens_it_from_another_page_and_from_the_settings(visitor: Visitor) -> None:
    visitor.go(f"{PAGES['en']}#service-youtube")
    visitor.page.locator("#service-youtube table").wait_for()
    visitor.page.click("#consent-settings a[href='#service-meta-pixel']")
    visitor.page.locator("#service-meta-pixel table").wait_for()


def test_without_script_a_link_opens_its_service_as_well(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(java_script_enabled=False)
    visitor.go(f"{PAGES['en']}#service-youtube")
    visitor.page.locator("#service-youtube table").wait_for()
    assert not visitor.page.locator("#service-meta-pixel table").is_visible()


def test_on_paper_all_services_are_open(visitor: Visitor) -> None:
    visitor.go(PAGES["fr"])
    visitor.page.emulate_media(media="print")
    tables = visitor.page.locator("section.service table")
    assert tables.count() > 5
    assert all(table.is_visible() for table in tables.all())
