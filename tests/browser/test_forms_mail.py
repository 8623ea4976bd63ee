"""Forms that write an e-mail: what was typed becomes a text in the language of the page, to send or to copy."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.browser.form_sites import CONTACT, NEWSLETTER, RIGHTS, SUBJECTS
from tests.conftest import LANGUAGES, NewVisitor, Visitor

# The mail program is the test: it gets the address that would have opened it.
NOTE_LETTER = """navigation.addEventListener("navigate", event => {
    if (event.destination.url.startsWith("mailto:")) { window.letter = event.destination.url; event.preventDefault(); }
})"""

FIRST_NAME = {"en": "First name: Ada", "nl": "Voornaam: Ada", "fr": "Prénom: Ada", "de": "Vorname: Ada"}
DATE = {
    "en": "Date of this request: 31 January 2027",
    "nl": "Datum van dit verzoek: 31 januari 2027",
    "fr": "Date de cette demande: 31 janvier 2027",
    "de": "Datum dieses Antrags: 31. Januar 2027",
}


def letter_of(visitor: Visitor, form: str) -> tuple[str, dict[str, str]]:
    """Press the button; return to whom the letter goes, and its subject and body."""
    visitor.page.evaluate(NOTE_LETTER)
    visitor.receiver.forget_requests()
    visitor.page.click(f"#{form}-form button")
    visitor.page.locator(f"#{form}-outcome[role=status] strong").wait_for()
    assert visitor.receiver.foreign_requests() == visitor.receiver.own_requests() == ()
    letter = urlsplit(visitor.page.evaluate("window.letter"))
    assert letter.scheme == "mailto"
    return letter.path, dict(parse_qsl(letter.query))


@pytest.mark.parametrize("language", LANGUAGES)
def test_cf_05_the_contact_form_writes_a_message_and_sends_nothing_itself(visitor: Visitor, language: str) -> None:
    visitor.go(CONTACT[language])
    visitor.reject_all()
    visitor.page.fill("#first-name", "Ada")
    visitor.page.fill("#surname", "L")
    visitor.page.fill("#email", "ada@example.org")
    visitor.page.fill("#message", "Hello, & how\nare you?")
    to, letter = letter_of(visitor, "contact")
    assert to == "hello@codedor.example"
    assert letter["subject"] == SUBJECTS["contact"][language]
    assert FIRST_NAME[language] in letter["body"].splitlines()
    assert "Hello, & how\r\nare you?" in letter["body"]
    assert letter["body"].count(":") == 4, "what was left empty, the newsletter included, is not in it"
    assert visitor.page.input_value("#contact-letter").splitlines() == letter["body"].splitlines()
    assert visitor.page.input_value("#message") == "Hello, & how\nare you?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_ds_05_ds_07_a_request_is_written_with_its_date_and_the_last_day_for_an_answer(
    visitor: Visitor, language: str
) -> None:
    visitor.page.clock.set_fixed_time("2027-01-31T12:00:00Z")
    visitor.go(RIGHTS[language])
    visitor.reject_all()
    visitor.page.select_option("#right", index=8)
    visitor.page.fill("#email", "ada@example.org")
    visitor.page.fill("#reference", "f7c1-0001")
    to, letter = letter_of(visitor, "rights")
    assert to == "privacy@codedor.example"
    lines = letter["body"].splitlines()
    assert DATE[language] in lines
    assert "28" in lines[-1], "February has no 31st"
    assert any(line.endswith("f7c1-0001") for line in lines)
    said = visitor.page.inner_text("#rights-outcome .answer-deadline")
    assert "28" in said
    assert "31" in said


@pytest.mark.parametrize("form", ["newsletter", "unsubscribe"])
def test_nl_04_leaving_takes_the_steps_that_joining_takes(visitor: Visitor, form: str) -> None:
    visitor.go(NEWSLETTER["en"])
    visitor.reject_all()
    visitor.page.fill("#unsubscribe-email" if form == "unsubscribe" else "#email", "ada@example.org")
    to, letter = letter_of(visitor, form)
    assert to == "hello@codedor.example"
    assert letter["body"] == "E-mail address: ada@example.org"
    assert letter["subject"].lower().startswith("subscribe" if form == "newsletter" else "unsubscribe")


def test_a_letter_too_long_for_a_mail_program_is_there_to_copy(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(permissions=["clipboard-read", "clipboard-write"])
    visitor.go(CONTACT["en"])
    visitor.reject_all()
    for field in ("#first-name", "#surname"):
        visitor.page.fill(field, "Ada")
    visitor.page.fill("#email", "ada@example.org")
    visitor.page.fill("#message", "é" * 3000)
    _, letter = letter_of(visitor, "contact")
    assert "body" not in letter
    visitor.page.click("#contact-outcome button")
    visitor.page.locator("#contact-status:not(:empty)").wait_for()
    assert "é" * 3000 in visitor.page.evaluate("navigator.clipboard.readText()")
    assert visitor.page.inner_text("#contact-status") == "Copied."


def test_without_a_clipboard_the_text_is_selected(visitor: Visitor) -> None:
    visitor.page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    visitor.go(NEWSLETTER["en"])
    visitor.reject_all()
    visitor.page.fill("#email", "ada@example.org")
    letter_of(visitor, "newsletter")
    visitor.page.click("#newsletter-outcome button")
    visitor.page.locator("#newsletter-status:not(:empty)").wait_for()
    assert visitor.page.evaluate("getSelection().toString()") == "E-mail address: ada@example.org"
    assert "is selected" in visitor.page.inner_text("#newsletter-status")


def test_without_script_the_browser_writes_the_letter_with_the_words_of_the_page(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(java_script_enabled=False)
    visitor.go(CONTACT["nl"])
    form = visitor.page.locator("#contact-form")
    assert form.get_attribute("enctype") == "text/plain"
    button = form.locator("button")
    assert str(button.get_attribute("formaction")).startswith("mailto:hello@codedor.example?subject=Vraag")
    assert visitor.page.locator("#first-name").get_attribute("name") == "Voornaam"
    visitor.page.press("#email", "Enter")
    visitor.page.locator("#first-name:focus").wait_for()


@pytest.mark.parametrize("language", LANGUAGES)
def test_cf_03_ax_11_what_is_missing_is_listed_with_what_to_do_and_a_link_to_the_field(
    visitor: Visitor, language: str
) -> None:
    visitor.go(CONTACT[language])
    visitor.reject_all()
    visitor.page.fill("#surname", "L")
    visitor.page.fill("#email", "no address")
    visitor.page.click("#contact-form button")
    outcome = visitor.page.locator("#contact-outcome[role=alert]")
    assert visitor.page.evaluate("document.activeElement.id") == "contact-outcome"
    links = outcome.locator("a")
    assert [link.get_attribute("href") for link in links.all()] == ["#first-name", "#email", "#message"]
    assert "@" in links.nth(1).inner_text()
    links.nth(2).press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "message"
    for field, is_wrong in (("first-name", "true"), ("surname", "false"), ("email", "true"), ("message", "true")):
        assert visitor.page.get_attribute(f"#{field}", "aria-invalid") == is_wrong
    described = str(visitor.page.get_attribute("#email", "aria-describedby"))
    assert visitor.page.inner_text(f"#{described}") == links.nth(1).inner_text()
    assert visitor.page.input_value("#email") == "no address"
    assert visitor.page.evaluate("getComputedStyle(document.querySelector('#email-mistake')).display") != "none"


def test_ax_11_a_mistake_that_is_mended_is_no_longer_marked(visitor: Visitor) -> None:
    visitor.go(RIGHTS["en"])
    visitor.reject_all()
    visitor.page.click("#rights-form button")
    visitor.page.select_option("#right", index=1)
    visitor.page.fill("#email", "ada@example.org")
    letter_of(visitor, "rights")
    assert visitor.page.locator(".field-mistake").count() == 0
    assert visitor.page.get_attribute("#right", "aria-invalid") == "false"
    assert visitor.page.get_attribute("#details", "aria-describedby") == "details-hint"


def test_no_keystroke_is_stored_or_put_in_an_address(visitor: Visitor) -> None:
    visitor.go(RIGHTS["en"])
    visitor.reject_all()
    visitor.page.select_option("#right", index=1)
    visitor.page.fill("#name", "Lovelace")
    visitor.page.fill("#email", "lovelace@example.org")
    letter_of(visitor, "rights")
    kept = "JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, location.href, document.cookie])"
    assert "lovelace" not in visitor.page.evaluate(kept).lower()
