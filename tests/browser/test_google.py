"""Google's consent mode, basic: nothing of Google's before a yes, and after it only the types that were granted."""

from typing import Any

import pytest

from plugins.keptword.inventory import Inventory
from tests.browser.hosts import own_code
from tests.conftest import Visitor

ALL_TYPES = {
    "ad_storage",
    "ad_user_data",
    "ad_personalization",
    "analytics_storage",
    "functionality_storage",
    "personalization_storage",
    "security_storage",
}
FOR_ADS = {"ad_storage", "ad_user_data", "ad_personalization"}
ANALYTICS, ADS = "google-analytics", "google-ads"
GRANTS = [(ANALYTICS,), (ADS,), (ANALYTICS, ADS)]


def commands(visitor: Visitor, granted: tuple[str, ...], path: str = "/en/contact/") -> list[list[Any]]:
    """Return what Google's tags were told, in order, on a page opened with these services granted."""
    visitor.go(path)
    visitor.store_choice(granted)
    visitor.go(path)
    told: list[list[Any]] = visitor.page.evaluate("dataLayer.map(entry => [...entry])")
    return told


def final_state(told: list[list[Any]]) -> dict[str, str]:
    """Return the state of each consent type after all defaults and updates."""
    state: dict[str, str] = {}
    for command in told:
        if command[0] == "consent":
            state |= command[2]
    return state


@pytest.mark.parametrize("answer", ["none yet", "reject"])
def test_bl_02_google_is_neither_asked_nor_told_anything_before_a_yes_and_after_a_no(
    visitor: Visitor, answer: str
) -> None:
    visitor.go("/en/")
    if answer == "reject":
        visitor.reject_all()
    for path in ("/en/", "/nl/contact/"):
        visitor.go(path)
        visitor.wait()
        assert visitor.page.evaluate("typeof dataLayer + typeof gtag") == "undefinedundefined"
    assert visitor.receiver.foreign_requests() == ()


@pytest.mark.parametrize("granted", GRANTS)
def test_bl_03_the_first_thing_google_hears_is_a_no_to_every_type(visitor: Visitor, granted: tuple[str, ...]) -> None:
    told = commands(visitor, granted)
    assert told[0][:2] == ["consent", "default"]
    assert set(told[0][2]) == ALL_TYPES
    assert set(told[0][2].values()) == {"denied"}
    assert [command[1] for command in told if command[0] == "consent"].count("default") == 1
    assert len([command for command in told if command[0] == "config"]) == len(granted)


def test_bl_03_nothing_of_google_is_fetched_while_its_no_is_still_on_the_way(visitor: Visitor) -> None:
    visitor.go("/en/contact/")
    visitor.receiver.delays[own_code(visitor.page, ANALYTICS)] = 1.5
    visitor.store_choice((ANALYTICS, "linkedin-insight"))
    visitor.page.goto(visitor.receiver.origin + "/en/contact/", wait_until="domcontentloaded")
    visitor.wait(900)
    assert visitor.receiver.foreign_hosts() == {"snap.licdn.com"}, "other services do not wait for it"
    visitor.wait(1200)
    assert "www.googletagmanager.com" in visitor.receiver.foreign_hosts()


def test_bl_03_where_its_no_cannot_be_had_nothing_of_google_is_fetched(visitor: Visitor) -> None:
    visitor.go("/en/contact/")
    blocked = own_code(visitor.page, ANALYTICS)
    visitor.page.route(f"**{blocked}", lambda route: route.abort())
    visitor.store_choice((ANALYTICS, "linkedin-insight"))
    visitor.go("/en/contact/")
    visitor.wait(300)
    assert visitor.receiver.foreign_hosts() == {"snap.licdn.com"}


def test_bl_04_the_yes_is_told_on_the_page_of_the_choice_and_on_each_later_one(visitor: Visitor) -> None:
    visitor.go("/en/contact/")
    visitor.accept_all()
    for path in ("", "/en/your-rights/", "/nl/contact/"):
        if path:
            visitor.go(path)
        told = visitor.page.evaluate("dataLayer.map(entry => [...entry])")
        updates = [command for command in told if command[:2] == ["consent", "update"]]
        assert updates
        assert final_state(told) | dict.fromkeys(FOR_ADS | {"analytics_storage"}, "granted") == final_state(told)
        configured = [place for place, command in enumerate(told) if command[0] == "config"]
        assert told.index(updates[0]) < configured[0]


@pytest.mark.parametrize(
    ("granted", "types"),
    [((ANALYTICS,), {"analytics_storage"}), ((ADS,), FOR_ADS), ((ANALYTICS, ADS), FOR_ADS | {"analytics_storage"})],
)
def test_bl_05_each_service_opens_its_own_types_and_no_other(
    visitor: Visitor, granted: tuple[str, ...], types: set[str]
) -> None:
    state = final_state(commands(visitor, granted))
    assert {name for name, value in state.items() if value == "granted"} == types


@pytest.mark.parametrize("granted", GRANTS)
def test_bl_06_ads_data_are_redacted_while_denied_and_no_link_is_decorated(
    visitor: Visitor, granted: tuple[str, ...]
) -> None:
    told = commands(visitor, granted)
    redacted = [command[2] for command in told if command[:2] == ["set", "ads_data_redaction"]]
    assert redacted[0] is True
    assert redacted[-1] is (ADS not in granted)
    redaction, first_config = told.index(["set", "ads_data_redaction", True]), [c[0] for c in told].index("config")
    assert redaction < first_config
    assert "url_passthrough" not in str(told)


@pytest.mark.parametrize("granted", GRANTS)
def test_bl_07_google_need_not_wait_since_the_choice_is_known_first(visitor: Visitor, granted: tuple[str, ...]) -> None:
    told = commands(visitor, granted)
    assert "wait_for_update" not in str(told)
    order = [command[0] for command in told]
    first_update = next(place for place, command in enumerate(told) if command[:2] == ["consent", "update"])
    assert first_update < order.index("config")


def test_cw_09_analytics_is_told_to_keep_its_cookies_as_long_as_listed_and_not_to_renew_them(
    visitor: Visitor, inventory: Inventory
) -> None:
    told = commands(visitor, (ANALYTICS,))
    (settings,) = (command[2] for command in told if command[0] == "config")
    analytics = inventory.find(ANALYTICS)
    assert analytics is not None
    assert {str(cookie.lifetime) for cookie in analytics.cookies} == {"13 months"}
    assert 12 * 30 < settings["cookie_expires"] / 86400 <= 13 * 30.5
    assert settings["cookie_update"] is False
