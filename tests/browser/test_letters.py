"""Forms that write an e-mail: what was typed becomes a message in the visitor's own mail program."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.conftest import Visitor


@pytest.mark.parametrize(
    ("path", "to", "label"),
    [
        ("/en/contact/", "hello@codedor.example", "First name: Ada"),
        ("/nl/contact/", "hello@codedor.example", "Voornaam: Ada"),
        ("/fr/contact/", "hello@codedor.example", "Prénom: Ada"),
        ("/de/kontakt/", "hello@codedor.example", "Vorname: Ada"),
    ],
)
def test_cf_05_ax_11_the_contact_form_writes_a_message_to_review_and_sends_nothing_itself(
    visitor: Visitor, path: str, to: str, label: str
) -> None:
    visitor.go(path)
    visitor.reject_all()
    visitor.page.fill("#first-name", "Ada")
    visitor.page.fill("#surname", "L")
    visitor.page.fill("#email", "ada@example.org")
    visitor.page.fill("#message", "Hello, & how are you?")
    visitor.page.evaluate(
        """navigation.addEventListener("navigate", event => {
            window.letter = event.destination.url; event.preventDefault();
        })"""
    )
    visitor.receiver.forget_requests()
    visitor.page.click(".letter button")
    visitor.wait()
    letter = urlsplit(visitor.page.evaluate("window.letter"))
    assert (letter.scheme, letter.path) == ("mailto", to)
    content = parse_qs(letter.query)
    assert content["subject"]
    assert label in content["body"][0].splitlines()
    assert "Hello, & how are you?" in content["body"][0]
    assert visitor.receiver.foreign_requests() == visitor.receiver.own_requests() == ()


def test_ax_11_nothing_is_written_while_something_required_is_missing(visitor: Visitor) -> None:
    visitor.go("/en/contact/")
    visitor.reject_all()
    visitor.page.click(".letter button")
    assert visitor.page.evaluate("document.activeElement.id") == "first-name"


def test_ax_11_a_mistake_is_pointed_at_and_explained_in_words(visitor: Visitor) -> None:
    visitor.go("/en/contact/")
    visitor.reject_all()
    for field in ("#first-name", "#surname", "#message"):
        visitor.page.fill(field, "text")
    visitor.page.fill("#email", "no address")
    visitor.page.click(".letter button")
    assert visitor.page.evaluate("document.activeElement.id") == "email"
    assert "@" in visitor.page.evaluate("document.activeElement.validationMessage")
    assert visitor.page.input_value("#first-name") == "text"
