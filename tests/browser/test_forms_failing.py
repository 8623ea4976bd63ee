"""Forms that cannot be posted: nothing typed is lost, and the visitor is told what to do."""

import threading
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Error as PlaywrightError

from tests.browser.form_sites import PAGES, SITES
from tests.browser.form_visits import (
    ADA,
    expected_typed,
    fill,
    posted,
    press_send,
    thank,
    typed,
    wait_for_post,
)
from tests.conftest import NewVisitor, Visitor
from tests.receiver import Answer, Request, Vendor

# Fifteen seconds are over soon, but not before a busy machine has sent anything; and what is announced is noted, since
# nothing can be asked of a page that is leaving.
IMPATIENT = """
const setTimer = setTimeout;
window.setTimeout = (act, time) => setTimer(act, time === 15000 ? 1000 : time);
window.announced = [];
document.addEventListener("DOMContentLoaded", () => {
    const note = changes => announced.push(...changes.map(({ target }) => target.textContent));
    for (const status of document.querySelectorAll(".form-status"))
        new MutationObserver(note).observe(status, { childList: true });
});
"""

# Again while the first is on its way: counted from the first, since a press may come late on a busy machine.
SEND_AGAIN = """
id => {
    const form = document.getElementById(id);
    form.addEventListener("submit", () => setTimeout(() => form.requestSubmit(), 100), { once: true });
}
"""

ADDRESSES = {"rights": "privacy@codedor.example"}


@pytest.fixture
def slow() -> Iterator[Vendor]:
    """A vendor that answers only once the test is over."""
    is_over = threading.Event()

    def answer(_: Request) -> Answer:
        is_over.wait(60)
        return Answer()

    yield answer
    is_over.set()


def go_and_send(visitor: Visitor, form: str) -> None:
    visitor.go(PAGES[form]["en"])
    fill(visitor, form)
    press_send(visitor, form)


def wait_for_address(visitor: Visitor, beginning: str) -> None:
    """Wait until another page is there, though it be the browser's own about a failure, which never loads wholly."""
    for _ in range(1000):
        if visitor.page.url.startswith(beginning):
            return
        visitor.page.wait_for_timeout(10)
    raise AssertionError(visitor.page.url)


def go_back(visitor: Visitor) -> None:
    """Go back, from a page of the browser's own too, which takes a moment before one can leave it."""
    for _ in range(100):
        try:
            visitor.page.go_back()
        except PlaywrightError:
            visitor.page.wait_for_timeout(50)
        else:
            return


def assert_told_and_kept(visitor: Visitor, form: str, words: str) -> None:
    """The visitor reads what happened and the address to write to, and still has all that was typed."""
    outcome = visitor.page.locator(f"#{form}-outcome[role=alert]")
    outcome.locator("strong").wait_for()
    assert words in outcome.inner_text()
    assert visitor.page.evaluate("document.activeElement.id") == f"{form}-outcome"
    link = urlsplit(str(outcome.locator("a").get_attribute("href")))
    assert (link.scheme, link.path) == ("mailto", ADDRESSES.get(form, "hello@codedor.example"))
    assert ADA in dict(parse_qsl(link.query))["body"]
    assert typed(visitor, form) == expected_typed(form)
    letter = outcome.locator("textarea").input_value()
    assert all(value in letter for value in expected_typed(form).values())
    kept = "JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, location.href])"
    assert "lovelace" not in visitor.page.evaluate(kept)


@pytest.mark.parametrize("site_name", SITES, indirect=True)
def test_ax_12_an_answer_of_500_loses_nothing(form_site: str, visitor: Visitor) -> None:
    for form, posting in SITES[form_site].items():
        visitor.receiver.vendors[posting.host] = lambda _: Answer(500, b"<!doctype html><title>500</title><p>Sorry.")
        go_and_send(visitor, form)
        if posting.is_sent_by_script:
            assert_told_and_kept(visitor, form, "This could not be sent.")
        else:
            wait_for_address(visitor, posting.address)
            go_back(visitor)
            assert_told_and_kept(visitor, form, "Did something go wrong while sending?")


@pytest.mark.parametrize("site_name", SITES, indirect=True)
def test_ax_12_a_receiver_that_is_down_loses_nothing(form_site: str, visitor: Visitor) -> None:
    for form, posting in SITES[form_site].items():
        visitor.receiver.vendors[posting.host] = lambda _: None
        go_and_send(visitor, form)
        if posting.is_sent_by_script:
            assert_told_and_kept(visitor, form, "This could not be sent.")
        else:
            wait_for_address(visitor, "chrome-error:")
            go_back(visitor)
            assert_told_and_kept(visitor, form, "Did something go wrong while sending?")


@pytest.mark.parametrize("site_name", SITES, indirect=True)
def test_ax_12_a_receiver_that_is_slow_loses_nothing(form_site: str, visitor: Visitor, slow: Vendor) -> None:
    visitor.page.add_init_script(IMPATIENT)
    for form, posting in SITES[form_site].items():
        visitor.receiver.vendors[posting.host] = slow
        visitor.receiver.forget_requests()
        visitor.go(PAGES[form]["en"])
        fill(visitor, form)
        visitor.page.evaluate(SEND_AGAIN, f"{form}-form")
        press_send(visitor, form)
        assert_told_and_kept(visitor, form, "we do not know whether this arrived")
        wait_for_post(visitor)
        assert len(posted(visitor)) == 1, "pressed twice, sent once"
        assert "Sending…" in visitor.page.evaluate("window.announced")


@pytest.mark.parametrize("site_name", SITES, indirect=True)
def test_a_honeypot_that_is_filled_in_means_that_nothing_is_sent(form_site: str, visitor: Visitor) -> None:
    for form in SITES[form_site]:
        visitor.go(PAGES[form]["en"])
        fill(visitor, form)
        visitor.page.evaluate(
            "id => { const trap = document.getElementById(id); trap.value = 'spam'; trap.checked = true; }",
            f"{form}-trap",
        )
        press_send(visitor, form)
        assert_told_and_kept(visitor, form, "a field was filled in that has to stay empty")
        assert posted(visitor) == []


@pytest.mark.parametrize("site_name", SITES, indirect=True)
def test_a_honeypot_that_is_filled_in_stops_a_form_without_script_too(form_site: str, new_visitor: NewVisitor) -> None:
    visitor = new_visitor(java_script_enabled=False)
    for form, posting in SITES[form_site].items():
        visitor.receiver.forget_requests()
        visitor.receiver.vendors[posting.host] = thank
        visitor.go(PAGES[form]["en"])
        fill(visitor, form)
        trap = visitor.page.locator(f"#{form}-trap")
        if posting.adapter == "web3forms":
            trap.press("Space")
            press_send(visitor, form)
            sent = dict(parse_qsl(wait_for_post(visitor).body.decode()))
            assert sent["botcheck"] == "on", "a box that is ticked is for the vendor to see"
        else:
            trap.fill("spam", force=True)
            press_send(visitor, form)
            visitor.wait(100)
            assert posted(visitor) == []


@pytest.mark.parametrize("form", ["contact", "newsletter"])
def test_ax_12_without_script_the_browser_gives_back_what_was_typed(
    form_site: str, new_visitor: NewVisitor, form: str
) -> None:
    visitor = new_visitor(java_script_enabled=False)
    posting = SITES[form_site][form]
    visitor.receiver.vendors[posting.host] = lambda _: Answer(500)
    go_and_send(visitor, form)
    wait_for_address(visitor, posting.address)
    go_back(visitor)
    assert typed(visitor, form) == expected_typed(form)
    assert "go back: what you typed is still here" in visitor.page.inner_text("main")


def test_ax_12_a_choice_about_cookies_after_a_failure_loses_nothing(form_site: str, visitor: Visitor) -> None:
    visitor.receiver.vendors[SITES[form_site]["contact"].host] = lambda _: Answer(500)
    go_and_send(visitor, "contact")
    assert_told_and_kept(visitor, "contact", "This could not be sent.")
    visitor.accept_all()
    assert typed(visitor, "contact") == expected_typed("contact")
    assert visitor.page.is_visible(".form-beside a[href='mailto:hello@codedor.example']")
    assert visitor.page.evaluate("history.state") == {}


def test_ax_12_a_form_that_failed_can_be_sent_again(form_site: str, visitor: Visitor) -> None:
    host = SITES[form_site]["contact"].host
    visitor.receiver.vendors[host] = lambda _: Answer(500)
    go_and_send(visitor, "contact")
    assert_told_and_kept(visitor, "contact", "This could not be sent.")
    visitor.receiver.vendors[host] = thank
    press_send(visitor, "contact")
    visitor.page.locator("#contact-outcome[role=status] strong").wait_for()
    assert "Thank you: it has arrived." in visitor.page.inner_text("#contact-outcome")
