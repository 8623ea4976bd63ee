"""What a granted script does to the choice itself: what it can do by carelessness, or with little effort, fails."""

import json

import pytest

from tests.browser.planted import with_markup
from tests.browser.vendor_site import VENDOR
from tests.conftest import Visitor, new_document
from tests.receiver import Receiver

# Each runs in the vendor's script, which is then withdrawn in the settings.
TAMPERING = {
    "keeps the choice from being stored": "const set = Storage.prototype.setItem;"
    "Storage.prototype.setItem = function (key, text) { if (key !== 'consent') set.call(this, key, text) }",
    "says yes whenever something is stored": "const text = JSON.stringify;"
    "JSON.stringify = (value, ...rest) => text(value && value.services ? { ...value, services: Object.fromEntries("
    "Object.entries(consent.versions).map(([id, version]) => [id, 'yes ' + version])) } : value, ...rest)",
    "gives all objects another text": "const versions = consent.versions;"
    "Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, value() { return !this.services ? this :"
    " { ...this, services: Object.fromEntries(Object.entries(versions).map(([id, v]) => [id, 'yes ' + v])) } } })",
    "writes the choice back as the page goes": "const kept = localStorage.consent;"
    "addEventListener('pagehide', () => localStorage.setItem('consent', kept))",
    "writes the choice back all the time": "const kept = localStorage.consent;"
    "setInterval(() => localStorage.setItem('consent', kept), 5)",
    "stops clicks": "addEventListener('click', (event) => {"
    " if (event.target.closest('#consent-dialog, #site-consent')) { event.stopImmediatePropagation() } }, true)",
    "reads another choice": "const kept = localStorage.consent, get = Storage.prototype.getItem;"
    "Storage.prototype.getItem = function (key) { return key === 'consent' ? kept : get.call(this, key) }",
    "filters everything away": "Array.prototype.filter = () => []",
    "keeps the history": "history.replaceState = History.prototype.replaceState = () => {}",
    "puts another code in place": "document.getElementById('consent-choice').remove();"
    "const other = Object.assign(document.createElement('script'), { type: 'text/plain', id: 'consent-choice' });"
    "document.body.append(other)",
}


def allow(visitor: Visitor, script: str, page: str = "/en/contact/") -> None:
    visitor.receiver.scripts[VENDOR] = f"document.cookie = 'zz_a=1; path=/'; localStorage.zz1 = 1; {script}"
    visitor.go(page)
    visitor.store_choice(("vendor",))
    visitor.go(page)
    visitor.wait(300)
    assert visitor.page.evaluate("window.ran?.length"), "the vendor's script ran"


@pytest.mark.parametrize("tampering", TAMPERING)
def test_cw_02_the_no_holds_whatever_a_granted_script_did(visitor: Visitor, vendors: Receiver, tampering: str) -> None:
    allow(visitor, TAMPERING[tampering])
    visitor.page.click("footer [data-consent-open]")
    with new_document(visitor.page):
        visitor.page.click("#consent-dialog [value=reject]")
    visitor.wait(200)
    visitor.receiver.forget_requests()
    for page in ("/nl/", "/en/contact/"):
        visitor.go(page)
        visitor.wait(100)
        assert visitor.granted() == []
    assert visitor.receiver.foreign_requests() == ()
    assert {cookie["name"] for cookie in visitor.context.cookies()} == set()
    assert "local zz1" not in visitor.stored_items()


@pytest.mark.parametrize("tampering", ["says yes whenever something is stored", "gives all objects another text"])
def test_cb_13_what_changes_texts_on_their_way_allows_no_other_service(
    visitor: Visitor, vendors: Receiver, tampering: str
) -> None:
    allow(visitor, TAMPERING[tampering])
    with new_document(visitor.page):
        visitor.page.click("[data-grant=google-maps]")
    assert set(visitor.granted()) <= {"google-maps", "vendor"}


@pytest.mark.parametrize(
    "state",
    ["5", "'x'", "null", "{}", "[]", "{ fields: 5 }", "{ closed: 7, message: {} }", "{ fields: null, focus: {} }"],
)
def test_odd_states_of_the_history_do_not_end_the_code(visitor: Visitor, state: str) -> None:
    visitor.go("/en/contact/")
    visitor.page.evaluate(f"history.replaceState({{ consent: {state} }}, '')")
    visitor.page.reload()
    visitor.reject_all()
    assert not visitor.banner_is_visible
    assert visitor.errors == []


@pytest.mark.parametrize("opened", [{"includes": 1}, {"length": 3}, ["youtube", None], "youtube", 5, [["youtube"]]])
def test_whatever_stands_for_what_was_opened_the_banner_is_there_and_answers(visitor: Visitor, opened: object) -> None:
    visitor.go("/en/")
    visitor.page.evaluate(
        "opened => localStorage.setItem('consent', JSON.stringify({ opened, cleared: opened }))", opened
    )
    visitor.go("/en/")
    assert visitor.banner_is_visible
    visitor.reject_all()
    assert not visitor.banner_is_visible
    assert visitor.errors == []


CLOBBERING = (
    "cookie getElementById querySelector querySelectorAll addEventListener dispatchEvent head body createElement"
    " documentElement createRange forms links currentScript adoptedStyleSheets activeElement"
).split()


def test_cw_03_names_in_a_text_take_nothing_from_the_banner_nor_from_withdrawal(visitor: Visitor) -> None:
    names = [
        f'<img name="{name}" src="/theme/icon.svg" alt=""><form name="{name}"><input name="x"></form>'
        for name in CLOBBERING
    ]
    markup = "".join(names) + '<p id="consent-settings">x</p><script type="text/plain" id="consent-choice">1</script>'
    visitor.receiver.pages["/en/planted/"] = with_markup(visitor.receiver, "main", markup, "en/contact/index.html")
    visitor.go("/en/contact/")
    visitor.context.add_cookies([{"name": "_fbp", "value": "1", "domain": ".codedor.example", "path": "/"}])
    visitor.store_choice(("meta-pixel",))
    visitor.go("/en/planted/")
    visitor.wait(200)
    assert visitor.granted() == ["meta-pixel"]
    with new_document(visitor.page):
        visitor.page.locator("footer [data-consent-open]").click()
        visitor.page.locator("#consent-dialog [value=reject]").click()
    visitor.wait(300)
    assert {cookie["name"] for cookie in visitor.context.cookies()} == set()
    assert json.loads(visitor.page.evaluate("localStorage.consent"))["opened"] == []
    assert visitor.granted() == []


def test_cb_02_with_names_in_a_text_the_banner_still_answers(visitor: Visitor) -> None:
    markup = "".join(f'<form name="{name}"></form>' for name in CLOBBERING)
    visitor.receiver.pages["/en/planted/"] = with_markup(visitor.receiver, "main", markup)
    visitor.go("/en/planted/")
    visitor.reject_all()
    assert not visitor.banner_is_visible
