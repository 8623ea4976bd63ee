"""A choice that opens or closes anything reloads the page; what the visitor was doing on it survives."""

from tests.conftest import Visitor

CONTACT = "/en/contact/"


def fill_form(visitor: Visitor) -> None:
    visitor.page.fill("#first-name", "Ada")
    visitor.page.fill("#message", "Two lines\nof text")
    visitor.page.fill("#telephone", "")


def test_ax_12_what_was_typed_survives_accepting_and_refusing(visitor: Visitor) -> None:
    visitor.go(CONTACT)
    fill_form(visitor)
    visitor.accept_all()
    assert visitor.page.input_value("#first-name") == "Ada"
    assert visitor.page.input_value("#message") == "Two lines\nof text"
    assert visitor.page.evaluate("history.state") == {}


def test_ax_12_ticked_and_chosen_fields_survive(visitor: Visitor) -> None:
    visitor.go("/nl/contact/")
    visitor.page.check("#newsletter")
    visitor.accept_all()
    assert visitor.page.is_checked("#newsletter")
    visitor.go("/nl/uw-rechten/")
    visitor.page.select_option("#right", index=3)
    visitor.page.evaluate("localStorage.clear()")
    visitor.go("/nl/uw-rechten/")
    visitor.page.select_option("#right", index=3)
    visitor.accept_all()
    assert visitor.page.evaluate("document.querySelector('#right').selectedIndex") == 3


def test_scroll_position_and_focus_survive(visitor: Visitor) -> None:
    visitor.go(CONTACT)
    visitor.page.focus("#message")
    before = visitor.page.evaluate("scrollY")
    assert before > 100
    visitor.accept_all()
    visitor.wait(100)
    assert abs(visitor.page.evaluate("scrollY") - before) < 5
    assert visitor.page.evaluate("document.activeElement.id") == "message"


def test_refusing_gives_focus_back_to_where_the_visitor_was(visitor: Visitor) -> None:
    visitor.go(CONTACT)
    visitor.page.focus("#email")
    visitor.reject_all()
    assert visitor.page.evaluate("document.activeElement.id") == "email"


def test_text_returns_to_its_own_field_even_if_a_script_adds_a_form_before_it(visitor: Visitor) -> None:
    visitor.receiver.scripts["www.googletagmanager.com"] = (
        "document.body.insertAdjacentHTML('afterbegin', '<form><input name=chat><textarea></textarea></form>')"
    )
    visitor.go(CONTACT)
    visitor.store_choice(("google-analytics",))
    visitor.go(CONTACT)
    visitor.page.locator("[name=chat]").wait_for()
    fill_form(visitor)
    visitor.follow("[data-grant=google-maps]")
    assert visitor.page.input_value("#first-name") == "Ada"
    assert visitor.page.input_value("#message") == "Two lines\nof text"


def test_nothing_typed_is_kept_in_storage_or_in_the_address(visitor: Visitor) -> None:
    visitor.go(CONTACT)
    fill_form(visitor)
    visitor.accept_all()
    assert "Ada" not in visitor.page.evaluate("JSON.stringify({...localStorage, ...sessionStorage}) + location.href")


def test_a_password_is_never_kept(visitor: Visitor) -> None:
    visitor.go(CONTACT)
    visitor.page.evaluate("document.querySelector('#company').type = 'password'")
    visitor.page.fill("#company", "secret")
    visitor.page.evaluate("sessionStorage.seen = ''")
    visitor.page.add_init_script("sessionStorage.seen += JSON.stringify(history.state)")
    visitor.accept_all()
    kept = visitor.page.evaluate("sessionStorage.seen")
    assert "fields" in kept
    assert "secret" not in kept
