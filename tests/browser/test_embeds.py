"""A map or video before and after its consent: a placeholder that says what it is, then the thing itself."""

import pytest

from tests.conftest import Visitor

PAGES = {"google-maps": "/{}/{}/", "youtube": "/{}/"}
CONTACT = {"en": "contact", "nl": "contact", "fr": "contact", "de": "kontakt"}


@pytest.mark.parametrize("language", list(CONTACT))
def test_bl_12_a_click_on_the_placeholder_allows_that_service_alone_and_moves_focus_to_it(
    visitor: Visitor, language: str
) -> None:
    visitor.go(f"/{language}/{CONTACT[language]}/")
    visitor.reject_all()
    visitor.page.locator(".consent-embed").scroll_into_view_if_needed()
    height = visitor.page.locator(".consent-embed").bounding_box()
    visitor.follow("[data-grant=google-maps]")
    assert visitor.receiver.foreign_hosts() == {"www.google.com"}
    frame = visitor.page.locator(".consent-embed iframe")
    assert frame.is_visible()
    assert not visitor.page.locator(".consent-embed p").first.is_visible()
    assert frame.evaluate("frame => frame === document.activeElement")
    after = visitor.page.locator(".consent-embed").bounding_box()
    assert height is not None
    assert after is not None
    assert (after["width"], after["height"]) == (height["width"], height["height"])
    assert visitor.granted() == ["google-maps"]
    assert visitor.errors == []


@pytest.mark.parametrize("language", list(CONTACT))
def test_bl_12_the_video_loads_by_a_click_only(visitor: Visitor, language: str) -> None:
    visitor.go(f"/{language}/")
    visitor.reject_all()
    visitor.page.locator(".consent-embed").scroll_into_view_if_needed()
    visitor.page.hover(".consent-embed")
    visitor.wait()
    assert visitor.receiver.foreign_requests() == ()
    visitor.follow("[data-grant=youtube]")
    assert visitor.receiver.foreign_hosts() == {"www.youtube-nocookie.com"}


def test_allowing_one_embed_before_answering_the_banner_answers_nothing_else(visitor: Visitor) -> None:
    visitor.go("/en/contact/")
    visitor.follow("[data-grant=google-maps]")
    stored = visitor.page.evaluate("JSON.parse(localStorage.consent).services")
    assert {name: answer.split()[0] for name, answer in stored.items()} == {"google-maps": "yes"}
    assert visitor.banner_is_visible
    visitor.follow("#consent-reject-all")
    assert visitor.granted() == []


def test_the_placeholder_names_who_receives_the_data_and_leads_to_the_thing_itself(visitor: Visitor) -> None:
    visitor.go("/fr/")
    text = visitor.page.inner_text(".consent-embed")
    assert "Google Ireland Limited" in text
    assert "YouTube" in text
    assert (visitor.page.get_attribute(".consent-embed a[rel=external]", "href") or "").startswith(
        "https://www.youtube.com/"
    )
