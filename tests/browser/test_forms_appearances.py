"""Forms as they look and are reached: by keyboard alone, at 320 pixels, and as axe judges them in each state."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.form_sites import CONTACT, NEWSLETTER, PAGES, RIGHTS, SITES
from tests.browser.form_visits import fill, press_send
from tests.browser.looks import LOST_TEXT
from tests.browser.test_forms_mail import NOTE_LETTER
from tests.conftest import NewVisitor, Visitor
from tests.receiver import Answer

REACHED = {
    "contact": ["first-name", "surname", "email", "telephone", "company", "message", "newsletter"],
    "rights": ["right", "name", "email", "reference", "details"],
    "newsletter": ["email"],
    "unsubscribe": ["unsubscribe-email"],
}


def assert_sound(visitor: Visitor) -> None:
    found = Axe().run(visitor.page).response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == []
    assert visitor.page.evaluate(LOST_TEXT) == []


@pytest.mark.parametrize(
    ("form", "path", "scheme"),
    [
        ("contact", CONTACT["de"], "light"),
        ("rights", RIGHTS["fr"], "dark"),
        ("rights", RIGHTS["de"], "light"),
        ("newsletter", NEWSLETTER["nl"], "dark"),
    ],
)
def test_ax_01_ax_07_ax_11_axe_finds_nothing_and_no_text_is_lost_in_a_form_at_320_pixels(
    new_visitor: NewVisitor, form: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    visitor = new_visitor(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    visitor.go(path)
    visitor.reject_all()
    visitor.page.click(f"#{form}-form button")
    visitor.page.locator(f"#{form}-outcome[role=alert] li").first.wait_for()
    assert_sound(visitor)
    visitor.page.evaluate(NOTE_LETTER)
    fill(visitor, form)
    for name in ("#first-name", "#surname", "#message"):
        if form == "contact":
            visitor.page.fill(name, "Ada")
    press_send(visitor, form)
    visitor.page.locator(f"#{form}-outcome[role=status] textarea").wait_for()
    assert_sound(visitor)


@pytest.mark.parametrize("form", ["contact", "rights"])
def test_ax_01_ax_07_axe_finds_nothing_and_no_text_is_lost_where_sending_failed(
    form_site: str, new_visitor: NewVisitor, form: str
) -> None:
    posting = SITES[form_site][form]
    visitor = new_visitor(viewport={"width": 320, "height": 640})
    visitor.receiver.vendors[posting.host] = lambda _: Answer(500, b"<!doctype html><title>500</title><p>Sorry.")
    visitor.go(PAGES[form]["nl"])
    visitor.reject_all()
    fill(visitor, form)
    press_send(visitor, form)
    if not posting.is_sent_by_script:
        visitor.page.wait_for_url(posting.address)
        visitor.page.go_back()
    visitor.page.locator(f"#{form}-outcome[role=alert] textarea").wait_for()
    assert_sound(visitor)


@pytest.mark.parametrize("form", REACHED)
def test_ax_03_a_whole_form_is_filled_in_and_sent_by_keyboard_alone(visitor: Visitor, form: str) -> None:
    visitor.go(PAGES[form]["en"])
    visitor.reject_all()
    visitor.page.evaluate(NOTE_LETTER)
    visitor.page.focus(f"#{REACHED[form][0]}")
    reached = []
    while visitor.page.evaluate("document.activeElement.matches('[data-line]')"):
        reached.append(str(visitor.page.evaluate("document.activeElement.id")))
        if reached[-1] == "newsletter":
            visitor.page.keyboard.press("Space")
        elif reached[-1] == "right":
            visitor.page.keyboard.press("ArrowDown")
        else:
            visitor.page.keyboard.type("ada@example.org")
        visitor.page.keyboard.press("Tab")
    assert reached == REACHED[form], "every field, in order, and never the honeypot"
    assert "policy" in visitor.page.evaluate("document.activeElement.textContent").lower()
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    visitor.page.locator(f"#{form}-outcome[role=status] textarea").wait_for()
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.id") == f"{form}-letter", "what is said is next"
    if form == "contact":
        assert "Newsletter: Yes" in visitor.page.input_value("#contact-letter")
