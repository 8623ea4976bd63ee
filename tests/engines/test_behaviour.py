"""What a visitor may expect, in Chromium, Firefox and WebKit alike; whom the browser contacted, its proxy recorded."""

import pytest

from plugins.keptword.inventory import Inventory
from tests.browser.hosts import declared_hosts, loaded_hosts
from tests.browser.looks import LOOK
from tests.engines.visitor import Visitor

HOMES = {language: f"/{language}/" for language in ("en", "nl", "fr", "de")}
CONTACT = {"en": "/en/contact/", "nl": "/nl/contact/", "fr": "/fr/contact/", "de": "/de/kontakt/"}
COOKIES = {
    "en": "/en/cookie-policy/",
    "nl": "/nl/cookiebeleid/",
    "fr": "/fr/politique-cookies/",
    "de": "/de/cookie-richtlinie/",
}
SAVE, WITHDRAW = "#consent-settings button:not([name])", "#consent-settings [value=reject]"

SPOILT_CHOICES = {
    "cut short": "return [consent.key, JSON.stringify(choice).slice(0, 90)]",
    "null": "return [consent.key, 'null']",
    "no time": "delete choice.time",
    "answers that are no yes or no": "for (const id in choice.services) choice.services[id] = true",
    "dated tomorrow": "choice.time = new Date(Date.now() + 864e5).toISOString()",
    "dated seven months ago": "choice.time = new Date(Date.now() - 210 * 864e5).toISOString()",
    "about another list": "for (const id in choice.services) choice.services[id] = 'yes 000000'",
}


def all_ids(inventory: Inventory) -> list[str]:
    return [service.id for service in inventory.optional]


@pytest.mark.parametrize("language", HOMES)
def test_before_a_choice_nothing_is_contacted_stored_or_set(visitor: Visitor, language: str) -> None:
    for page in (HOMES[language], CONTACT[language], COOKIES[language]):
        visitor.go(page)
        visitor.linger()
        assert visitor.is_asked, page
        assert visitor.stored_items() == [], page
        assert visitor.contacted() == set(), page


def test_refusing_contacts_no_one_hides_the_banner_without_reload_and_is_remembered(visitor: Visitor) -> None:
    visitor.go(HOMES["en"])
    visitor.session.click("#consent-reject-all")
    visitor.linger()
    assert not visitor.is_asked
    assert visitor.loads_of(HOMES["en"]) == 1
    for page in (CONTACT["en"], *HOMES.values()):
        visitor.go(page)
        visitor.linger(0.1)
        assert not visitor.is_asked, page
    assert visitor.contacted() == set()
    assert sorted(visitor.stored_items()) == ["local consent", "local consent-events"]


def test_accepting_all_contacts_the_hosts_of_services_and_no_others_after_one_reload(
    visitor: Visitor, inventory: Inventory
) -> None:
    visitor.go(HOMES["nl"])
    visitor.follow("#consent-accept-all")
    assert not visitor.is_asked
    assert visitor.loads_of(HOMES["nl"]) == 2
    assert visitor.contacted() == loaded_hosts(inventory.optional, embeds=("youtube",))
    assert visitor.contacted() <= declared_hosts(inventory.optional)


def test_the_settings_save_each_service_and_show_what_is_stored(visitor: Visitor) -> None:
    visitor.go(COOKIES["fr"])
    assert visitor.session.elements("#consent-settings :checked") == []
    visitor.session.click("[name=service][value=meta-pixel]")
    visitor.follow(SAVE)
    assert visitor.granted() == ["meta-pixel"]
    assert visitor.contacted() == {"connect.facebook.net"}
    assert not visitor.is_asked
    visitor.go(COOKIES["de"])
    ticked = "[...document.querySelectorAll('#consent-settings :checked')].map(box => box.value)"
    assert visitor.session.value(ticked) == ["meta-pixel"]
    half = "document.querySelector('[name=category][value=marketing]').indeterminate"
    assert visitor.session.value(half) is True


def test_the_button_of_an_embed_allows_that_service_alone_and_shows_it(visitor: Visitor) -> None:
    visitor.go(CONTACT["nl"])
    assert visitor.session.elements(".consent-embed iframe") == []
    visitor.follow("[data-grant=google-maps]")
    assert visitor.granted() == ["google-maps"]
    assert visitor.contacted() == {"www.google.com"}
    assert visitor.session.is_displayed(".consent-embed iframe")
    assert visitor.is_asked, "the other services are still to be answered"


def test_withdrawing_stops_everything_from_the_next_load_on(visitor: Visitor, inventory: Inventory) -> None:
    visitor.go(HOMES["en"])
    visitor.follow("#consent-accept-all")
    visitor.go(COOKIES["en"])
    assert visitor.granted() == all_ids(inventory)
    visitor.linger()
    visitor.receiver.forget_requests()
    visitor.follow(WITHDRAW)
    for page in (HOMES["en"], CONTACT["de"]):
        visitor.go(page)
        visitor.linger()
        assert visitor.granted() == [], page
        assert not visitor.is_asked, page
    assert visitor.contacted() == set()


def test_a_stored_choice_that_is_corrupted_expired_or_of_the_future_is_asked_again_and_grants_nothing(
    visitor: Visitor, inventory: Inventory
) -> None:
    visitor.go(HOMES["en"])
    for spoilt, change in SPOILT_CHOICES.items():
        visitor.store_choice(all_ids(inventory), change)
        visitor.go(HOMES["en"])
        visitor.wait_until("document.documentElement.dataset.consent === 'ask'")
        visitor.linger(0.15)
        assert visitor.is_asked, spoilt
        assert visitor.granted() == [], spoilt
        assert visitor.contacted() == set(), spoilt


def test_a_withdrawal_takes_effect_in_every_open_tab(visitor: Visitor, inventory: Inventory) -> None:
    visitor.go(HOMES["en"])
    visitor.store_choice(all_ids(inventory))
    visitor.go(CONTACT["en"])
    assert visitor.granted() == all_ids(inventory)
    visitor.session.run("document.querySelector('#message').value = 'half a sentence'")
    (first,) = visitor.session.driver.window_handles
    visitor.session.open_tab()
    visitor.go(COOKIES["nl"])
    visitor.linger()
    visitor.receiver.forget_requests()
    visitor.follow(WITHDRAW)
    visitor.session.use_tab(first)
    visitor.wait_until("document.readyState === 'complete' && !Object.keys(consent.versions).some(consent.granted)")
    assert visitor.session.value("document.querySelector('#message').value") == "half a sentence"
    visitor.linger()
    assert visitor.contacted() == set()


def test_a_page_that_comes_back_from_the_back_forward_cache_follows_a_withdrawal(
    visitor: Visitor, inventory: Inventory
) -> None:
    built = (visitor.receiver.folder / "en/index.html").read_text("utf-8")
    noting = (
        "<script>addEventListener('pageshow', event => { if (event.persisted) sessionStorage.cameBack = 1 })</script>"
    )
    visitor.receiver.pages[HOMES["en"]] = built.replace("<head>", f"<head>{noting}", 1)
    visitor.go(CONTACT["en"])
    visitor.store_choice(all_ids(inventory))
    visitor.go(HOMES["en"])
    assert visitor.granted() == all_ids(inventory)
    visitor.linger()
    visitor.go(COOKIES["en"])
    visitor.follow(WITHDRAW)
    visitor.receiver.forget_requests()
    visitor.session.driver.back()
    visitor.wait_until("document.readyState === 'complete' && !Object.keys(consent.versions).some(consent.granted)")
    assert visitor.session.value("sessionStorage.cameBack") == "1", "the page was loaded anew, not taken from the cache"
    assert visitor.session.value("location.pathname") == HOMES["en"]
    assert visitor.session.value("window.ran === undefined"), "nothing of the services is left on the page"
    visitor.linger()
    assert visitor.contacted() == set()


def test_accept_and_refuse_look_the_same_in_the_banner_and_in_the_settings(visitor: Visitor) -> None:
    for page in COOKIES.values():
        visitor.go(page)
        for buttons in (
            ("#consent-reject-all", "#consent-accept-all"),
            ("#consent-settings [value=reject]", "#consent-settings [value=accept]"),
        ):
            # In one go: the height of the banner, as all elements inherit it, may still be on its way.
            pair = "arguments[0].map(button => document.querySelector(button))"
            looks, heights = visitor.session.value(
                f"[{pair}.map({LOOK}), {pair}.map(button => button.offsetHeight)]", buttons
            )
            assert len(looks[0]) > 200
            assert looks[0] == looks[1], page
            assert heights[0] == heights[1] >= 24


def test_ax_10_a_table_that_became_cards_is_a_table_to_screen_readers(visitor: Visitor) -> None:
    session = visitor.session
    session.driver.set_window_size(500, 900)
    visitor.go(COOKIES["en"])
    session.run("document.querySelector('#service-consent-choice details').open = true")
    table = "#service-consent-choice table"
    assert (
        session.value("getComputedStyle(document.querySelector(arguments[0])).display", f"{table} td") != "table-cell"
    )
    parts = {"": "table", " tbody tr": "row", " thead th": "columnheader", " tbody th": "rowheader", " td": "cell"}
    roles = {part: session.elements(f"{table}{part}")[0].aria_role for part in parts}
    session.driver.set_window_size(1280, 900)
    assert roles == parts
