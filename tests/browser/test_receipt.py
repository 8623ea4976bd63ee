"""The receipt on the cookies page, made in a real browser and judged by the schema that the site publishes."""

import datetime
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from jsonschema import Draft202012Validator

from plugins.keptword.components.stored_choice import choice_lifetime
from plugins.keptword.inventory import Inventory, consent_version
from tests.browser.test_in_browser import PAGES
from tests.conftest import COMPANY, LANGUAGES, NewVisitor, Visitor
from tests.pages.test_structure import one, parsed


@pytest.fixture(scope="module")
def schema(site: Path) -> Draft202012Validator:
    content = json.loads((site / "receipt.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content, format_checker=Draft202012Validator.FORMAT_CHECKER)


def receipt(visitor: Visitor) -> dict[str, Any]:
    """Return the receipt as a visitor views it."""
    if visitor.page.get_attribute("[data-receipt=view]", "aria-expanded") == "false":
        visitor.page.click("[data-receipt=view]")
    shown: dict[str, Any] = json.loads(visitor.page.inner_text("#receipt-json"))
    return shown


def acts(visitor: Visitor) -> list[str]:
    return [item.inner_text() for item in visitor.page.locator("#receipt-acts li").all()]


def said(visitor: Visitor) -> str:
    return visitor.page.inner_text("[data-receipt=status]")


def allow_analytics_then_withdraw(visitor: Visitor) -> None:
    visitor.go(PAGES["en"])
    visitor.page.check("#consent-settings [value=google-analytics]")
    visitor.follow("#consent-settings button:not([name])")
    visitor.follow("#consent-settings [value=reject]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_cr_01_a_receipt_has_a_random_id_time_state_type_and_validity(
    visitor: Visitor, schema: Draft202012Validator, inventory: Inventory, language: str
) -> None:
    visitor.go(PAGES[language])
    visitor.reject_all()
    made = receipt(visitor)
    schema.validate(made)
    assert made["schema"] == "https://privacy.codedor.example/receipt.schema.json"
    assert made["recordId"] == made["principalId"]
    (event,) = made["events"]
    given, end = (datetime.datetime.fromisoformat(event[key]) for key in ("eventTime", "validUntil"))
    assert abs(datetime.datetime.now(datetime.UTC) - given) < datetime.timedelta(minutes=1)
    assert (end - given).total_seconds() * 1000 == choice_lifetime(inventory)
    assert (event["eventState"], event["eventType"]) == ("ConsentRefused", "ExpressedConsent")
    assert visitor.errors == []


def test_cr_01_two_browsers_have_two_ids(new_visitor: NewVisitor) -> None:
    ids = set()
    for visitor in (new_visitor(), new_visitor()):
        visitor.go(PAGES["en"])
        visitor.reject_all()
        ids.add(receipt(visitor)["recordId"])
    assert len(ids) == 2


def test_cr_02_each_service_has_an_explicit_yes_or_no(visitor: Visitor, inventory: Inventory) -> None:
    visitor.go(PAGES["en"])
    visitor.page.check("#consent-settings [value=google-analytics]")
    visitor.follow("#consent-settings button:not([name])")
    answers = {purpose["id"]: purpose["consent"] for purpose in receipt(visitor)["events"][0]["purposes"]}
    expected = {service.id: "no" for service in inventory.optional} | {"google-analytics": "yes"}
    assert answers == expected


def test_cr_02_what_was_never_answered_is_neither(visitor: Visitor, schema: Draft202012Validator) -> None:
    visitor.go("/en/contact/")
    visitor.follow("[data-grant=google-maps]")
    visitor.go(PAGES["en"])
    made = receipt(visitor)
    schema.validate(made)
    (event,) = made["events"]
    assert event["purposes"] == [{"id": "google-maps", "consent": "yes", "eventState": "ConsentGiven"}]
    assert event["method"] == "embed"


@pytest.mark.parametrize("language", LANGUAGES)
def test_cr_03_it_names_the_notice_by_address_version_and_hash(
    visitor: Visitor, site: Path, inventory: Inventory, language: str
) -> None:
    visitor.go(PAGES[language])
    visitor.reject_all()
    made = receipt(visitor)
    (event,) = made["events"]
    banner = (site / f"{language}/index.html").read_text("utf-8").partition('<section id="site-consent"')[2]
    shown = '<section id="site-consent"' + banner.partition("</section>")[0] + "</section>"
    assert event["notice"] == {
        "url": f"https://privacy.codedor.example{PAGES[language]}#list",
        "version": consent_version(inventory),
        "hash": hashlib.sha256(shown.encode()).hexdigest(),
    }
    assert (event["language"], event["method"], made["jurisdiction"]) == (language, "banner", "BE")
    page, _, anchor = made["withdrawUrl"].removeprefix("https://privacy.codedor.example").partition("#")
    assert page == PAGES[language]
    assert parsed(site / page.lstrip("/") / "index.html").find(id=anchor)


def test_cr_03_a_choice_in_one_language_names_that_notice_on_the_page_of_another(visitor: Visitor) -> None:
    visitor.go(PAGES["fr"])
    visitor.reject_all()
    visitor.go(PAGES["nl"])
    (event,) = receipt(visitor)["events"]
    assert event["notice"]["url"].endswith(f"{PAGES['fr']}#list")


def test_cr_03_the_hash_of_another_version_is_not_made_up(visitor: Visitor, schema: Draft202012Validator) -> None:
    visitor.go(PAGES["en"])
    visitor.reject_all()
    visitor.page.evaluate(
        """() => { const acts = JSON.parse(localStorage["consent-events"]);
            acts[0].version = "old"; localStorage["consent-events"] = JSON.stringify(acts); }"""
    )
    visitor.go(PAGES["en"])
    made = receipt(visitor)
    schema.validate(made)
    assert made["events"][0]["notice"] == {"url": made["events"][0]["notice"]["url"], "version": "old", "hash": None}


def test_cr_03_sg_01_a_signal_of_the_browser_is_noted(new_visitor: NewVisitor) -> None:
    visitor = new_visitor()
    visitor.page.add_init_script("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })")
    visitor.go(PAGES["en"])
    visitor.page.click("#consent-settings [value=reject]")
    assert receipt(visitor)["events"][0]["browserSignal"] is True
    assert "your browser asked not to be followed" in acts(visitor)[0]


def test_cr_04_controller_data_recipients_retention_and_storage_place_are_those_of_the_list(
    visitor: Visitor, site: Path, inventory: Inventory
) -> None:
    visitor.go(PAGES["nl"])
    visitor.reject_all()
    made = receipt(visitor)
    assert made["controller"]["name"] == COMPANY
    assert {"address", "email", "dataProtectionOfficer"} <= set(made["controller"])
    assert made["inventoryVersion"] == consent_version(inventory)
    assert made["inventoryHash"] == hashlib.sha256((site / "cookies.json").read_bytes()).hexdigest()
    assert [purpose["id"] for purpose in made["purposes"]] == [service.id for service in inventory.optional]
    for purpose, service in zip(made["purposes"], inventory.optional, strict=True):
        assert purpose["dataTypes"] == service.data.in_language("nl")
        assert [recipient["name"] for recipient in purpose["recipients"]] == [r.name for r in service.recipients]
        assert [(item["name"], item["retention"], item["place"]) for item in purpose["storage"]] == [
            (cookie.name, str(cookie.lifetime), cookie.domain or "privacy.codedor.example")
            for cookie in service.cookies
        ]


def test_cr_05_a_withdrawal_adds_an_act_and_takes_none_away(visitor: Visitor, schema: Draft202012Validator) -> None:
    allow_analytics_then_withdraw(visitor)
    made = receipt(visitor)
    schema.validate(made)
    assert [event["eventState"] for event in made["events"]] == ["ConsentGiven", "ConsentWithdrawn"]
    states = {purpose["id"]: purpose["eventState"] for purpose in made["events"][1]["purposes"]}
    assert states.pop("google-analytics") == "ConsentWithdrawn"
    assert set(states.values()) == {"ConsentRefused"}
    newest, oldest = acts(visitor)
    assert "consent withdrawn" in newest
    assert "Yes to: Google Analytics 4" in oldest


def test_cr_05_cw_12_a_no_after_a_yes_that_had_expired_is_a_refusal_and_that_yes_is_not_shown(visitor: Visitor) -> None:
    allow_analytics_then_withdraw(visitor)
    visitor.page.evaluate(
        """() => { const acts = JSON.parse(localStorage["consent-events"]);
            acts[0].time = "2020-01-01T00:00:00.000Z"; localStorage["consent-events"] = JSON.stringify(acts); }"""
    )
    visitor.go(PAGES["en"])
    assert [event["eventState"] for event in receipt(visitor)["events"]] == ["ConsentRefused"]
    assert len(acts(visitor)) == 1


def test_cr_05_it_can_be_copied(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(permissions=["clipboard-read", "clipboard-write"])
    visitor.go(PAGES["en"])
    visitor.reject_all()
    visitor.page.click("[data-receipt=copy]")
    visitor.wait()
    assert said(visitor) == "The receipt is copied."
    assert json.loads(visitor.page.evaluate("navigator.clipboard.readText()")) == receipt(visitor)


def test_cr_05_where_copying_is_not_allowed_the_receipt_is_selected(visitor: Visitor) -> None:
    visitor.page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error())")
    visitor.go(PAGES["en"])
    visitor.reject_all()
    visitor.page.click("[data-receipt=copy]")
    visitor.wait()
    assert "copy it yourself" in said(visitor)
    assert json.loads(visitor.page.evaluate("String(getSelection())")) == receipt(visitor)


def test_cr_05_it_can_be_downloaded(visitor: Visitor, tmp_path: Path, schema: Draft202012Validator) -> None:
    visitor.go(PAGES["de"])
    visitor.reject_all()
    with visitor.page.expect_download() as download:
        visitor.page.click("[data-receipt=download]")
    assert download.value.suggested_filename.endswith(".json")
    download.value.save_as(tmp_path / "receipt.json")
    schema.validate(json.loads((tmp_path / "receipt.json").read_text("utf-8")))


def test_cr_05_deleting_asks_first_and_leaves_the_choice(visitor: Visitor) -> None:
    visitor.go(PAGES["en"])
    visitor.reject_all()
    visitor.page.click("[data-receipt=clear]")
    visitor.page.click("[data-receipt=keep]")
    assert len(acts(visitor)) == 1
    assert visitor.page.evaluate("document.activeElement.dataset.receipt") == "clear"
    visitor.page.click("[data-receipt=clear]")
    visitor.page.click("[data-receipt=delete]")
    assert acts(visitor) == []
    assert said(visitor) == "The record is deleted. Your choice itself still counts."
    assert visitor.page.is_hidden("[data-receipt=view]")
    assert visitor.stored_items() == ["local consent"]
    visitor.go(PAGES["en"])
    assert not visitor.banner_is_visible


def test_before_a_choice_there_is_nothing_to_show_and_nothing_is_stored(visitor: Visitor) -> None:
    visitor.go(PAGES["en"])
    visitor.wait()
    assert visitor.page.is_visible("[data-receipt=empty]")
    assert visitor.page.is_hidden("[data-receipt=view]")
    assert visitor.stored_items() == []


@pytest.mark.parametrize(
    "stored",
    ["", "{", "null", "7", '"text"', "{}", "[null, 1, [], {}]", '[{"time": "never", "services": {}}]', '[{"time": 1}]'],
)
def test_a_record_that_is_spoilt_breaks_nothing(visitor: Visitor, stored: str) -> None:
    visitor.go(PAGES["en"])
    visitor.page.evaluate("stored => { localStorage['consent-events'] = stored }", stored)
    visitor.go(PAGES["en"])
    visitor.wait()
    assert visitor.page.is_visible("[data-receipt=empty]")
    visitor.reject_all()
    assert len(acts(visitor)) == 1
    assert receipt(visitor)["recordId"]
    assert visitor.errors == []


def test_where_nothing_may_be_read_there_is_nothing_to_show(visitor: Visitor) -> None:
    visitor.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    visitor.go(PAGES["en"])
    visitor.wait()
    assert visitor.page.is_visible("[data-receipt=empty]")
    assert visitor.page.is_hidden("[data-receipt=view]")
    assert visitor.errors == []


def test_cr_01_a_record_without_an_id_gets_one_and_keeps_it(visitor: Visitor, schema: Draft202012Validator) -> None:
    visitor.go(PAGES["en"])
    visitor.reject_all()
    visitor.page.evaluate(
        "localStorage['consent-events'] = localStorage['consent-events'].replace(/\"id\":[^,]+,/, '')"
    )
    visitor.go(PAGES["en"])
    first = receipt(visitor)
    schema.validate(first)
    visitor.go(PAGES["en"])
    assert receipt(visitor)["recordId"] == first["recordId"]


def test_without_script_it_says_that_no_choice_was_recorded(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(java_script_enabled=False)
    visitor.go(PAGES["en"])
    assert visitor.page.is_hidden("#receipt-acts")
    assert "no choice was recorded" in visitor.page.inner_text("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ax_01_axe_finds_nothing_with_the_receipt_open(new_visitor: NewVisitor, scheme: str) -> None:
    visitor = new_visitor(color_scheme=scheme, viewport={"width": 360, "height": 800}, bypass_csp=True)
    allow_analytics_then_withdraw(visitor)
    receipt(visitor)
    visitor.page.click("[data-receipt=clear]")
    visitor.wait()
    found = Axe().run(visitor.page)
    assert found.violations_count == 0, found.generate_report()


def test_the_receipt_stands_below_the_list(site: Path) -> None:
    for language in LANGUAGES:
        page = parsed(site / PAGES[language].lstrip("/") / "index.html")
        assert one(page, "h2#receipt").find_next(id="receipt-acts")
