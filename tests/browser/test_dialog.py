"""The settings as a dialog: over any page, in its language, by keyboard; and without it, the page of the settings."""

import pytest

from tests.browser.appearances import COOKIES_PAGE
from tests.conftest import LANGUAGES, NewVisitor, Visitor

DIALOG = "#consent-dialog"
HEADER_LINK = ".site-header [data-consent-open]"
FOOTER_LINK = ".site-footer [data-consent-open]"

TITLES = {
    "en": "Cookie settings",
    "nl": "Cookie-instellingen",
    "fr": "Paramètres des cookies",
    "de": "Cookie-Einstellungen",
}


def open_settings(visitor: Visitor, link: str = FOOTER_LINK) -> None:
    visitor.page.click(link)
    visitor.page.locator(DIALOG).wait_for()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("link", ["#site-consent [data-consent-open]", HEADER_LINK, FOOTER_LINK])
def test_the_settings_open_over_the_page_in_its_language(visitor: Visitor, language: str, link: str) -> None:
    visitor.go(f"/{language}/")
    open_settings(visitor, link)
    dialog = visitor.page.get_by_role("dialog", name=TITLES[language])
    assert dialog.is_visible()
    assert visitor.page.url.endswith(f"/{language}/")
    assert dialog.get_by_role("checkbox", checked=True).count() == 0
    assert visitor.errors == []


def test_cw_01_without_script_the_link_in_the_header_leads_to_the_settings_page(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(java_script_enabled=False, viewport={"width": 320, "height": 640})
    for language, title in TITLES.items():
        visitor.go(f"/{language}/")
        link = visitor.page.locator(HEADER_LINK)
        assert link.inner_text() == title
        link.click()
        visitor.page.wait_for_url(f"**{COOKIES_PAGE[language]}#settings")


def test_ax_02_escape_closes_it_without_consenting_and_focus_returns(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.page.focus(FOOTER_LINK)
    visitor.page.keyboard.press("Enter")
    visitor.page.locator(DIALOG).wait_for()
    assert visitor.page.evaluate(f"document.querySelector('{DIALOG}').contains(document.activeElement)")
    visitor.page.check(f"{DIALOG} [value=youtube]")
    visitor.page.keyboard.press("Escape")
    visitor.page.locator(DIALOG).wait_for(state="detached")
    assert visitor.page.evaluate(f"document.activeElement === document.querySelector('{FOOTER_LINK}')")
    assert visitor.stored_items() == []
    assert visitor.banner_is_visible


def test_ax_02_tab_stays_inside_it(visitor: Visitor) -> None:
    visitor.go("/en/")
    open_settings(visitor)
    for _ in range(40):
        visitor.page.keyboard.press("Tab")
        outside = visitor.page.evaluate(
            f"!document.querySelector('{DIALOG}').contains(document.activeElement) && document.activeElement.tagName"
        )
        assert outside in (False, "BODY")


def test_cw_05_it_shows_what_is_stored(visitor: Visitor) -> None:
    visitor.go("/fr/")
    visitor.store_choice(("google-analytics", "meta-pixel"))
    visitor.go("/fr/")
    open_settings(visitor)
    ticked = visitor.page.eval_on_selector_all(f"{DIALOG} [name=service]:checked", "all => all.map(box => box.value)")
    assert ticked == ["google-analytics", "meta-pixel"]


def test_ax_08_a_saved_choice_is_announced_and_focused_and_closes_nothing(visitor: Visitor) -> None:
    visitor.go("/en/")
    open_settings(visitor)
    visitor.page.click(f"{DIALOG} button:not([name])")
    status = visitor.page.get_by_role("status")
    assert status.inner_text() == "Your choice is saved."
    assert status.evaluate("status => status === document.activeElement")
    assert not visitor.banner_is_visible
    visitor.page.click(f"{DIALOG} [name=close]")
    visitor.page.locator(DIALOG).wait_for(state="detached")


def test_what_a_service_stores_is_one_link_away(visitor: Visitor) -> None:
    visitor.go("/en/contact/")
    open_settings(visitor)
    visitor.page.click(f"{DIALOG} a[href$='#service-youtube']")
    visitor.page.wait_for_url("**/en/cookie-policy/#service-youtube")


def test_scripts_of_the_site_open_it_by_consent_open(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.page.evaluate("consent.open()")
    visitor.page.locator(DIALOG).wait_for()


@pytest.mark.parametrize("blocked", ["**/site/settings.*", "**/en/cookie-policy/"])
def test_where_it_cannot_be_had_the_link_leads_to_the_page_of_the_settings(visitor: Visitor, blocked: str) -> None:
    visitor.page.route(blocked, lambda route: route.abort(), times=1)
    visitor.go("/en/")
    visitor.page.click(FOOTER_LINK)
    visitor.page.wait_for_url("**/en/cookie-policy/#settings")
    assert visitor.page.locator("#consent-settings").is_visible()


def test_on_the_page_of_the_settings_the_link_leads_to_them(visitor: Visitor) -> None:
    visitor.go("/en/cookie-policy/")
    visitor.page.click(FOOTER_LINK)
    assert visitor.page.url.endswith("#settings")
    assert visitor.page.locator(DIALOG).count() == 0
