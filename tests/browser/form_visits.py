"""Visits to sites whose forms are posted: filling in, sending, and what arrived."""

from urllib.parse import parse_qsl

from tests.conftest import Visitor
from tests.receiver import Answer, Request

ADA = "ada.lovelace@example.org"
TYPED = {
    "contact": {
        "first-name": "Ada",
        "surname": "Lovelace",
        "telephone": "",
        "company": "Analytical & Sons",
        "message": "Two lines,\r\nof 100% text: é & ü",
    },
    "rights": {"name": "", "reference": "f7c1-0001", "details": "A cookie of mine"},
    "newsletter": {},
    "unsubscribe": {},
}


def thank(request: Request) -> Answer:
    """Do as vendors do: go to the page that the form asks for, if it asks for one."""
    fields = dict(parse_qsl(request.body.decode()))
    asked = next((fields[name] for name in ("redirect", "_next") if fields.get(name)), "")
    return Answer(303, location=asked) if asked else Answer()


def email_of(form: str) -> str:
    return "#unsubscribe-email" if form == "unsubscribe" else "#email"


def fill(visitor: Visitor, form: str) -> None:
    visitor.page.fill(email_of(form), ADA)
    for name, value in TYPED[form].items():
        if value:
            visitor.page.fill(f"#{name}", value.replace("\r", ""))
    if form == "rights":
        visitor.page.select_option("#right", index=3)


def press_send(visitor: Visitor, form: str) -> None:
    """Press Enter in a field, as one may instead of the button."""
    visitor.page.press(email_of(form), "Enter", no_wait_after=True)


def typed(visitor: Visitor, form: str) -> dict[str, str]:
    """Return what the fields hold that visitors see, on an English page."""
    script = """form => Object.fromEntries([...document.querySelectorAll(`#${form}-form [data-line]`)]
        .filter(field => field.type !== "checkbox")
        .map(field => [field.id.replace("unsubscribe-", ""), field.value]))"""
    values: dict[str, str] = visitor.page.evaluate(script, form)
    return values


def expected_typed(form: str) -> dict[str, str]:
    chosen = {"right": "Erase my data"} if form == "rights" else {}
    return {"email": ADA, **chosen, **{name: value.replace("\r", "") for name, value in TYPED[form].items()}}


def posted(visitor: Visitor) -> list[Request]:
    receiver = visitor.receiver
    return [r for r in (*receiver.own_requests(), *receiver.foreign_requests()) if r.method == "POST"]


def wait_for_post(visitor: Visitor) -> Request:
    for _ in range(1000):
        if found := posted(visitor):
            (request,) = found
            return request
        visitor.page.wait_for_timeout(10)
    raise AssertionError("nothing was posted")
