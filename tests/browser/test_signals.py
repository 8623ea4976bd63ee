"""Global Privacy Control and Do Not Track: a browser's no to advertising counts until its visitor says yes."""

import pytest

from plugins.keptword.inventory import Inventory
from tests.browser.hosts import loaded_hosts
from tests.conftest import Visitor

BANNER = "#site-consent"

SIGNALS = {
    "GPC": "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })",
    "DNT": "Object.defineProperty(Navigator.prototype, 'doNotTrack', { get: () => '1' })",
}
both = pytest.mark.parametrize("signal", SIGNALS)


@both
def test_sg_01_sg_04_sg_06_accept_all_leaves_advertising_off_and_says_so(
    visitor: Visitor, inventory: Inventory, signal: str
) -> None:
    visitor.page.add_init_script(SIGNALS[signal])
    visitor.go("/en/")
    visitor.page.locator(BANNER).wait_for()
    shown = visitor.page.inner_text(BANNER)
    assert "whatever comes with advertising cookies stays off" in shown
    assert "to measure visits." in shown or "and measure visits." in shown
    visitor.accept_all()
    rest = tuple(service for service in inventory.optional if not service.follows_visitors)
    assert [service.id for service in rest] == ["google-analytics"]
    assert visitor.granted() == [service.id for service in rest]
    assert visitor.receiver.foreign_hosts() == loaded_hosts(rest)
    assert not visitor.banner_is_visible


def test_sg_06_a_map_with_an_advertising_cookie_opens_by_its_own_button_all_the_same(visitor: Visitor) -> None:
    visitor.page.add_init_script(SIGNALS["GPC"])
    visitor.go("/en/contact/")
    visitor.accept_all()
    assert "google-maps" not in visitor.granted()
    assert visitor.page.locator("[data-grant=google-maps]").is_visible()
    visitor.follow("[data-grant=google-maps]")
    assert "google-maps" in visitor.granted()


@both
def test_sg_06_a_video_that_serves_adverts_waits_for_a_yes_of_its_own(visitor: Visitor, signal: str) -> None:
    visitor.page.add_init_script(SIGNALS[signal])
    visitor.go("/fr/")
    visitor.accept_all()
    assert "www.youtube-nocookie.com" not in visitor.receiver.foreign_hosts()
    visitor.follow("[data-grant=youtube]")
    assert visitor.granted() == ["youtube", "google-analytics"]
    assert "www.youtube-nocookie.com" in visitor.receiver.foreign_hosts()
    visitor.go("/fr/")
    assert visitor.granted() == ["youtube", "google-analytics"]


def test_sg_06_accept_all_in_the_settings_allows_no_adverts_either_and_takes_no_yes_back(visitor: Visitor) -> None:
    visitor.page.add_init_script(SIGNALS["GPC"])
    visitor.go("/nl/cookiebeleid/")
    visitor.page.check("[name=service][value=google-maps]")
    visitor.follow("#consent-settings button:not([name])")
    visitor.follow("#consent-settings [value=accept]")
    assert visitor.granted() == ["google-maps", "google-analytics"]


@both
def test_sg_01_sg_04_an_explicit_yes_in_the_settings_counts(visitor: Visitor, signal: str) -> None:
    visitor.page.add_init_script(SIGNALS[signal])
    visitor.go("/nl/cookiebeleid/")
    note = visitor.page.locator("#consent-settings [data-note]")
    assert note.is_visible()
    visitor.page.check("[name=service][value=meta-pixel]")
    visitor.follow("#consent-settings button:not([name])")
    assert visitor.granted() == ["meta-pixel"]
    visitor.go("/en/")
    assert visitor.granted() == ["meta-pixel"]


def test_sg_01_a_signal_that_comes_after_a_yes_stops_advertising_until_a_new_yes(
    visitor: Visitor, inventory: Inventory
) -> None:
    visitor.go("/en/")
    visitor.accept_all()
    visitor.page.add_init_script(SIGNALS["GPC"])
    visitor.receiver.forget_requests()
    visitor.go("/en/")
    visitor.wait()
    assert "meta-pixel" not in visitor.granted()
    assert "google-analytics" in visitor.granted()
    rest = tuple(service for service in inventory.optional if not service.follows_visitors)
    assert visitor.receiver.foreign_hosts() == loaded_hosts(rest)
    assert not visitor.banner_is_visible


def test_without_a_signal_nothing_is_said_about_one(visitor: Visitor) -> None:
    visitor.go("/en/")
    assert "asks sites not to follow" not in visitor.page.inner_text(BANNER)
    visitor.go("/en/cookie-policy/")
    assert not visitor.page.locator("#consent-settings [data-note]").is_visible()
