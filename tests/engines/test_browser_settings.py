"""Visitors who have switched off scripts or storage, and browsers whose storage fails: nothing is granted."""

import pytest

from plugins.keptword.inventory import Inventory
from tests.engines.conftest import VisitorWith
from tests.engines.launching import Setting
from tests.engines.test_behaviour import CONTACT, COOKIES, HOMES, all_ids
from tests.engines.visitor import Visitor
from tests.receiver import Receiver

OPEN = "/open/"

FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"

# The text in each language of the page, as visitors read it.
NOT_STORED = {
    "en": "Your browser did not let us store your choice. Nothing that needs consent is loaded.",
    "nl": "Uw browser liet ons uw keuze niet opslaan. Niets waarvoor toestemming nodig is, wordt geladen.",
}

FAULTS = {
    "reading is refused": "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied') } })",
    "there is none": "Object.defineProperty(window, 'localStorage', { value: null })",
    "items cannot be read": "Storage.prototype.getItem = () => { throw new DOMException('broken') }",
    "items are garbage": "Storage.prototype.getItem = () => '\\ud800{'",
}


def test_without_scripts_nothing_is_contacted_or_set_and_the_page_can_be_read(
    visitor_with: VisitorWith, recorder_of_pasted: Receiver
) -> None:
    with visitor_with(Setting.WITHOUT_SCRIPTS) as visitor:
        visitor.receiver.pages[OPEN] = "<!doctype html><title>off</title><script>document.title = 'on'</script>"
        visitor.go(OPEN)
        assert visitor.session.driver.title == "off"
        for page in (*HOMES.values(), CONTACT["de"], COOKIES["nl"]):
            visitor.go(page)
            visitor.linger(0.15)
            assert visitor.session.is_displayed("main h1"), page
            assert not visitor.is_asked, page
            assert visitor.session.cookies() == [], page
            assert visitor.contacted() == set(), page


def test_where_the_visitor_has_switched_off_storage_nothing_is_ever_granted(visitor_with: VisitorWith) -> None:
    with visitor_with(Setting.WITHOUT_STORAGE) as visitor:
        visitor.go(HOMES["en"])
        assert visitor.session.run("try { localStorage.a = 1; return false } catch { return true }"), "storage is off"
        assert visitor.is_asked
        visitor.session.click("#consent-accept-all")
        visitor.linger(0.5)
        assert visitor.granted() == []
        visitor.go(CONTACT["nl"])
        visitor.session.click("[data-grant=google-maps]")
        visitor.linger(0.5)
        assert visitor.is_asked, "what could not be stored is asked again"
        assert visitor.granted() == []
        assert visitor.contacted() == set()
        assert visitor.session.cookies() == []


def test_where_storage_fails_what_was_granted_before_counts_no_more(visitor: Visitor, inventory: Inventory) -> None:
    built = (visitor.receiver.folder / "en/index.html").read_text("utf-8")
    visitor.go(CONTACT["en"])
    visitor.store_choice(all_ids(inventory))
    for fault, code in FAULTS.items():
        visitor.receiver.pages[OPEN] = built.replace("<head>", f"<head><script>{code}</script>", 1)
        visitor.go(OPEN)
        visitor.linger()
        assert visitor.is_asked, fault
        assert visitor.granted() == [], fault
        assert visitor.contacted() == set(), fault
    visitor.go(CONTACT["en"])
    assert visitor.granted() == all_ids(inventory), "and it was there all the time"


def test_a_choice_that_finds_no_room_counts_as_none(visitor: Visitor) -> None:
    built = (visitor.receiver.folder / "en/index.html").read_text("utf-8")
    visitor.receiver.pages[HOMES["en"]] = built.replace("<head>", f"<head><script>{FULL}</script>", 1)
    visitor.go(HOMES["en"])
    visitor.session.click("#consent-accept-all")
    visitor.linger(0.5)
    assert visitor.granted() == []
    assert visitor.stored_items() == []
    visitor.go(HOMES["en"])
    assert visitor.is_asked
    assert visitor.contacted() == set()


@pytest.mark.parametrize("language", NOT_STORED)
@pytest.mark.parametrize("button", ["[data-grant=google-maps]", "#consent-accept-all"])
def test_a_choice_that_cannot_be_stored_says_so_where_it_was_made(visitor: Visitor, language: str, button: str) -> None:
    """Case 12: in the language of the page, with the focus on it, so that screen readers read it out."""
    built = (visitor.receiver.folder / CONTACT[language].strip("/") / "index.html").read_text("utf-8")
    visitor.receiver.pages[CONTACT[language]] = built.replace("<head>", f"<head><script>{FULL}</script>", 1)
    visitor.go(CONTACT[language])
    visitor.session.click(button)
    visitor.wait_until("document.activeElement.getAttribute('role') === 'status'")
    assert visitor.session.value("document.activeElement.textContent").strip() == NOT_STORED[language]
    assert visitor.session.is_displayed(".consent-said")
    within_embed = visitor.session.value("!!document.activeElement.closest('.consent-embed')")
    assert within_embed == (button != "#consent-accept-all")
    assert visitor.granted() == []
    assert visitor.contacted() == set()
