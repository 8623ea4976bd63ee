"""What the site's own scripts may ask and hear: `consent.granted`, `consent.open`, and one event."""

from tests.conftest import Visitor, new_document


def test_granted_tells_what_may_run_on_this_page(visitor: Visitor) -> None:
    visitor.go("/en/")
    assert visitor.page.evaluate("consent.granted('youtube')") is False
    visitor.store_choice(("youtube",))
    visitor.go("/en/")
    assert visitor.page.evaluate("[consent.granted('youtube'), consent.granted('meta-pixel')]") == [True, False]
    assert visitor.page.evaluate("consent.granted('nobody')") is False


def test_the_event_tells_of_a_choice_that_needs_no_new_page(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.page.evaluate("document.addEventListener('consent', ({ detail }) => { window.heard = detail.services })")
    visitor.reject_all()
    heard = visitor.page.evaluate("heard")
    assert heard["youtube"] is False
    assert set(heard) == set(visitor.page.evaluate("Object.keys(consent.versions)"))


def test_a_choice_that_opens_something_is_told_by_the_new_page(visitor: Visitor) -> None:
    visitor.go("/en/")
    with new_document(visitor.page):
        visitor.page.click("[data-grant=youtube]")
    assert visitor.page.evaluate("consent.granted('youtube')") is True


def test_no_script_can_change_the_answer_for_others(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.page.evaluate(
        "() => { for (const change of [() => { consent.granted = () => true }, () => { window.consent = {} }])"
        " try { change() } catch {} }"
    )
    assert visitor.page.evaluate("consent.granted('youtube')") is False
