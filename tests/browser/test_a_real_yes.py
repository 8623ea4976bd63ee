"""CB-01: a yes is a click of the visitor's own on the button that says so; nothing else on a page can give it."""

import pytest

from tests.browser.planted import with_markup
from tests.conftest import NewVisitor, Visitor, new_document

SETTINGS = "/en/cookie-policy/"
SAVE = "#consent-settings button:not([name])"

# What a text could hold, and how a visitor would set it off without meaning to.
OTHER_NAMES = {
    "a label of the button": '<label for="consent-accept-all" id="here">Read the terms</label>',
    "a label within a label's click": '<label for="consent-accept-all"><b id="here">Read the terms</b></label>',
    "a button of that id": '<button type="button" id="consent-accept-all" class="here">Next page</button>',
    "a button that names a service": '<button type="button" data-grant="meta-pixel" id="here">Read more</button>',
    "the same within what looks like an embed": '<div class="consent-embed">'
    '<button type="button" data-grant="meta-pixel" id="here">Read more</button></div>',
    "one that names another service than its embed": '<div class="consent-embed">'
    '<script type="text/plain" data-service="youtube" data-markup>"x"</script>'
    '<button type="button" data-grant="meta-pixel" id="here">Read more</button></div>',
}


def planted(visitor: Visitor, markup: str, page: str = "en/index.html") -> None:
    visitor.receiver.pages["/planted/"] = with_markup(visitor.receiver, "main", markup, page)
    visitor.go("/planted/")


def assert_nothing_is_allowed(visitor: Visitor) -> None:
    visitor.wait(300)
    assert visitor.receiver.foreign_requests() == ()
    assert visitor.page.evaluate("localStorage.consent") in (None, "") or visitor.granted() == []


@pytest.mark.parametrize("way", OTHER_NAMES)
def test_cb_01_what_only_borrows_a_name_of_the_banner_allows_nothing(visitor: Visitor, way: str) -> None:
    planted(visitor, OTHER_NAMES[way])
    visitor.page.click("main #here, main .here")
    assert_nothing_is_allowed(visitor)
    assert visitor.banner_is_visible
    with new_document(visitor.page):
        visitor.page.click("#site-consent #consent-accept-all")
    assert visitor.granted(), "the button itself still allows"


@pytest.mark.parametrize(
    "script",
    [
        "document.querySelector('#consent-accept-all').click()",
        "document.querySelector('#consent-accept-all').dispatchEvent(new MouseEvent('click', { bubbles: true }))",
        "document.querySelector('[data-grant=google-maps]').click()",
    ],
)
def test_cb_01_a_click_by_a_script_allows_nothing(visitor: Visitor, script: str) -> None:
    visitor.go("/en/contact/")
    visitor.page.focus("#message")
    visitor.page.evaluate(script)
    assert_nothing_is_allowed(visitor)


def test_a_click_by_a_script_still_refuses(visitor: Visitor) -> None:
    """Programs that refuse for the visitor do so."""
    visitor.go("/en/")
    visitor.page.evaluate("document.querySelector('#consent-reject-all').click()")
    assert not visitor.banner_is_visible
    acts = visitor.page.evaluate("JSON.parse(localStorage['consent-events'])")
    assert len(acts) == 1


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_ax_01_the_keyboard_allows(visitor: Visitor, key: str) -> None:
    visitor.go("/en/")
    visitor.page.focus("#consent-accept-all")
    with new_document(visitor.page):
        visitor.page.keyboard.press(key)
    assert visitor.granted()


def test_a_touch_allows(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(has_touch=True)
    visitor.go("/en/contact/")
    with new_document(visitor.page):
        visitor.page.tap("[data-grant=google-maps]")
    assert visitor.granted() == ["google-maps"]


def test_the_button_allows_where_a_translator_put_elements_into_it(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.page.evaluate(
        "for (const button of document.querySelectorAll('#site-consent button'))"
        " button.innerHTML = `<font><font>${button.textContent}</font></font>`"
    )
    with new_document(visitor.page):
        visitor.page.click("#consent-accept-all font font")
    assert visitor.granted()


@pytest.mark.parametrize(
    "script",
    [
        "document.querySelector('#consent-settings [value=accept]').click()",
        "for (const box of document.querySelectorAll('#consent-settings [name=service]')) box.click();"
        "document.querySelector('#consent-settings').requestSubmit()",
        "for (const box of document.querySelectorAll('#consent-settings [name=category]')) box.click();"
        "document.querySelector('#consent-settings button:not([name])').click()",
    ],
)
def test_cb_01_a_script_can_save_no_yes_in_the_settings(visitor: Visitor, script: str) -> None:
    visitor.go(SETTINGS)
    visitor.page.evaluate(script)
    assert_nothing_is_allowed(visitor)


def test_cb_01_a_tick_that_a_script_set_is_not_saved_as_a_yes_by_the_visitors_click(visitor: Visitor) -> None:
    visitor.go(SETTINGS)
    visitor.page.check("[name=service][value=youtube]")
    visitor.page.evaluate("document.querySelector('[name=service][value=meta-pixel]').checked = true")
    visitor.page.evaluate("document.querySelector('[name=category][value=analytics]').click()")
    visitor.follow(SAVE)
    assert visitor.granted() == ["youtube"]


def test_a_script_can_take_back_in_the_settings(visitor: Visitor) -> None:
    visitor.go(SETTINGS)
    visitor.store_choice(("youtube", "meta-pixel"))
    visitor.go(SETTINGS)
    with new_document(visitor.page):
        visitor.page.evaluate(
            "document.querySelector('[name=service][value=youtube]').checked = false;"
            "document.querySelector('#consent-settings').requestSubmit()"
        )
    assert visitor.granted() == ["meta-pixel"]


def test_a_button_elsewhere_that_sends_the_settings_allows_nothing(visitor: Visitor) -> None:
    markup = '<button form="consent-settings" id="here">Read more</button>'
    planted(visitor, markup, "en/cookie-policy/index.html")
    visitor.page.check("[name=service][value=youtube]")
    visitor.page.click("#here")
    assert_nothing_is_allowed(visitor)
