"""duckduckgo's autoconsent finds the banner and refuses, with no rule that was written for this site."""

from pathlib import Path

import pytest

from plugins.keptword.inventory import Inventory, service_version
from tests.clients.autoconsent import PACKAGE, install_autoconsent
from tests.conftest import LANGUAGES, Visitor
from tests.fetched import fetched

BY_LOOKS_ALONE = "HEURISTIC-REJECT"
CLICKS = """window.clicked = [];
    addEventListener("click", (event) => clicked.push(event.target.closest("[id]")?.id), { capture: true });"""


@pytest.fixture(scope="module")
def package() -> Path:
    return fetched(*PACKAGE, "whether autoconsent can refuse")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_finds_the_banner_by_its_looks_and_refuses_everything(
    visitor: Visitor, inventory: Inventory, package: Path, language: str
) -> None:
    autoconsent = install_autoconsent(visitor.page, package)
    visitor.page.add_init_script(CLICKS)
    visitor.go(f"/{language}/")
    assert visitor.banner_is_visible

    (done,) = autoconsent.wait_for("autoconsentDone")
    (self_test,) = autoconsent.wait_for("selfTestResult")
    assert [found["cmp"] for found in autoconsent.of_type("cmpDetected")] == [BY_LOOKS_ALONE]
    assert [found["cmp"] for found in autoconsent.of_type("popupFound")] == [BY_LOOKS_ALONE]
    assert [result["result"] for result in autoconsent.of_type("optOutResult")] == [True]
    assert autoconsent.of_type("autoconsentError") == []
    assert (done["cmp"], done["totalClicks"]) == (BY_LOOKS_ALONE, 1)
    assert self_test["result"], "it no longer sees the button"

    assert visitor.page.evaluate("clicked") == ["consent-reject-all"]
    assert not visitor.banner_is_visible
    stored = visitor.page.evaluate("JSON.parse(localStorage.getItem(consent.key)).services")
    assert stored == {service.id: f"no {service_version(service)}" for service in inventory.optional}
    trackers = {source.host.split("//")[1] for service in inventory.optional for source in service.sources}
    assert visitor.receiver.foreign_hosts() == set()
    assert not visitor.receiver.foreign_connections() & trackers
    visitor.go(f"/{language}/?next")
    assert not visitor.banner_is_visible
    assert visitor.errors == []


def test_it_clicks_nothing_where_the_visitor_has_answered(visitor: Visitor, package: Path) -> None:
    visitor.go("/en/")
    visitor.store_choice(("youtube",))
    autoconsent = install_autoconsent(visitor.page, package)
    visitor.page.add_init_script(CLICKS)
    visitor.go("/en/")
    autoconsent.wait_until(lambda: autoconsent.lifecycle == "nothingDetected")
    visitor.wait()
    assert autoconsent.of_type("popupFound") == []
    assert visitor.page.evaluate("[clicked, Object.keys(consent.versions).filter(consent.granted)]") == [
        [],
        ["youtube"],
    ]
