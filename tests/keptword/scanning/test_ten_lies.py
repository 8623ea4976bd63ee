"""CL-01: the scan finds each of ten lies by name, and nothing where the list is honest."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.keptword.inventory import Cookie, Inventory, Lifetime, Service
from plugins.keptword.inventory.services import Party, Storage
from plugins.keptword.scanning.comparison import compare
from plugins.keptword.scanning.mismatches import Kind
from plugins.keptword.scanning.seen import Record, states_to_see
from tests.conftest import ROOT
from tests.keptword.scanning.looking import looked_at_with_vendors
from tests.keptword.scanning.stand_ins import play_vendors
from tests.receiver import Receiver, running_receiver
from tools.publication.building import site_settings

PAGES = ("/en/", "/en/contact/")

Lie = Callable[[Inventory], Inventory]


@pytest.fixture(scope="module")
def vendors(site: Path, inventory: Inventory) -> Iterator[Receiver]:
    """The site and all its vendors, which do just what the inventory says."""
    with running_receiver(site_settings(ROOT).url.removeprefix("https://"), site) as receiver:
        play_vendors(receiver, inventory)
        yield receiver


@pytest.fixture(scope="module")
def record(vendors: Receiver, inventory: Inventory) -> Record:
    return looked_at_with_vendors(vendors, inventory, PAGES, states_to_see(inventory))


def test_cl_01_nothing_is_found_where_the_list_is_honest(record: Record, inventory: Inventory) -> None:
    assert [finding.as_json() for finding in compare(record, inventory)] == []


def of(kind: Kind, name: str, *services: str) -> tuple[Kind, str, tuple[str, ...]]:
    return kind, name, services


def with_service(inventory: Inventory, service_id: str, change: Callable[[Service], Service]) -> Inventory:
    return Inventory(tuple(change(service) if service.id == service_id else service for service in inventory))


def without_item(service_id: str, name: str) -> Lie:
    def lie(service: Service) -> Service:
        return replace(service, cookies=tuple(cookie for cookie in service.cookies if cookie.name != name))

    return lambda inventory: with_service(inventory, service_id, lie)


def with_item(service_id: str, name: str, **wrong: object) -> Lie:
    """Say something else of an item; of one that the service does not have, say that it has it."""

    def lie(service: Service) -> Service:
        there = next((cookie for cookie in service.cookies if cookie.name == name), service.cookies[0])
        others = (cookie for cookie in service.cookies if cookie.name != name)
        changed: Cookie = replace(there, name=name, **wrong)  # type: ignore[arg-type]
        return replace(service, cookies=(*others, changed))

    return lambda inventory: with_service(inventory, service_id, lie)


def without_host(service_id: str, host: str) -> Lie:
    def lie(service: Service) -> Service:
        return replace(service, sources=tuple(source for source in service.sources if source.host != host))

    return lambda inventory: with_service(inventory, service_id, lie)


def moved_item(name: str, before: str, after: str) -> Lie:
    """Say that an item is another service's, of another category."""

    def lie(inventory: Inventory) -> Inventory:
        moved = next(service for service in inventory if service.id == before)
        item = next(cookie for cookie in moved.cookies if cookie.name == name)
        less = without_item(before, name)(inventory)
        return with_service(less, after, lambda service: replace(service, cookies=(*service.cookies, item)))

    return lie


LIES = {
    "a cookie is left out": (
        without_item("google-analytics", "_ga"),
        of(Kind.UNDECLARED_ITEM, "_ga", "google-analytics"),
    ),
    "a cookie of a third party, which no script can read, is left out": (
        without_item("meta-pixel", "fr"),
        of(Kind.UNDECLARED_ITEM, "fr", "meta-pixel"),
    ),
    "an item in local storage is left out": (
        without_item("youtube", "yt-remote-*"),
        of(Kind.UNDECLARED_ITEM, "yt-remote-1", "youtube"),
    ),
    "a host is left out": (
        without_host("google-ads", "https://ad.doubleclick.net"),
        of(Kind.UNDECLARED_HOST, "ad.doubleclick.net", "google-ads"),
    ),
    "a lifetime is too short": (
        with_item("google-analytics", "_ga", lifetime=Lifetime("day", 30)),
        of(Kind.WRONG_LIFETIME, "_ga", "google-analytics"),
    ),
    "the party is wrong": (
        with_item("linkedin-insight", "li_fat_id", party=Party.THIRD, domain="linkedin.com"),
        of(Kind.WRONG_PARTY, "li_fat_id", "linkedin-insight"),
    ),
    "the kind of storage is wrong": (
        with_item("meta-pixel", "_fbp", storage=Storage.LOCAL_STORAGE),
        of(Kind.WRONG_STORAGE, "_fbp", "meta-pixel"),
    ),
    "the domain is wrong": (
        with_item("linkedin-insight", "bcookie", domain="example.com"),
        of(Kind.WRONG_DOMAIN, "bcookie", "linkedin-insight"),
    ),
    "an item is made up": (
        with_item("google-analytics", "_made_up"),
        of(Kind.UNSEEN_ITEM, "_made_up", "google-analytics"),
    ),
    "an item stands under another category": (
        moved_item("_ga", "google-analytics", "google-ads"),
        of(Kind.ITEM_WITHOUT_CONSENT, "_ga", "google-ads"),
    ),
}


@pytest.mark.parametrize(("lie", "expected"), LIES.values(), ids=LIES)
def test_cl_01_each_lie_of_the_list_is_found_by_name_and_nothing_else(
    record: Record, inventory: Inventory, lie: Lie, expected: tuple[Kind, str, tuple[str, ...]]
) -> None:
    found = compare(record, lie(inventory))
    assert [(finding.kind, finding.name, finding.services) for finding in found] == [expected]
    assert found[0].where or expected[0] is Kind.UNSEEN_ITEM


# What a page of a careless colleague might do before the lock is there. The requests wait, so that they are before it.
CARELESS = """<script>
    document.cookie = "_ga=1; path=/; max-age=33696000";
    sessionStorage.setItem("tab", 1);
    indexedDB.open("drafts");
    caches.open("pages");
    for (const host of ["px.ads.linkedin.com", "unknown.example"]) {
        const request = new XMLHttpRequest();
        request.open("GET", `https://${host}/early`, false);
        request.send();
    }
</script>"""
# What a vendor's script may not do, because its service declares neither host.
GREEDY = """
    new Image().src = "https://stats.example/pixel";
    new Image().src = "https://px.ads.linkedin.com/pixel";
    new WebSocket("wss://stats.example/socket");
"""


@pytest.fixture(scope="module")
def careless_record(site: Path, inventory: Inventory) -> Record:
    """The same site with a page and a vendor that do more than they say."""
    states = tuple(state for state in states_to_see(inventory) if state.name in ("nothing chosen", "analytics alone"))
    with running_receiver(site_settings(ROOT).url.removeprefix("https://"), site) as receiver:
        play_vendors(receiver, inventory)
        receiver.scripts["www.googletagmanager.com"] += GREEDY
        home = (site / "en/index.html").read_text("utf-8")
        receiver.pages["/en/"] = home.replace("<head>", f"<head>{CARELESS}", 1)
        vendors = receiver.headers
        set_by_server = [("Set-Cookie", "PHPSESSID=1; path=/; HttpOnly")]
        receiver.headers = lambda host, target: set_by_server if target == "/en/" else vendors(host, target)
        return looked_at_with_vendors(receiver, inventory, ("/en/",), states)


def test_cl_01_what_a_page_does_before_any_choice_is_found(careless_record: Record, inventory: Inventory) -> None:
    found = compare(careless_record, inventory)
    early = [f for f in found if f.is_lie and f.where and f.where.state.name == "nothing chosen"]
    assert {(finding.kind, finding.name) for finding in early} == {
        (Kind.ITEM_WITHOUT_CONSENT, "_ga"),
        (Kind.HOST_WITHOUT_CONSENT, "px.ads.linkedin.com"),
        (Kind.UNDECLARED_HOST, "unknown.example"),
        (Kind.UNDECLARED_ITEM, "PHPSESSID"),
        (Kind.UNDECLARED_ITEM, "tab"),
        (Kind.UNDECLARED_ITEM, "drafts"),
        (Kind.UNDECLARED_ITEM, "pages"),
    }
    kinds = {finding.name: finding.item.storage for finding in early if finding.item}
    assert kinds["PHPSESSID"] is Storage.COOKIE
    assert (kinds["tab"], kinds["drafts"], kinds["pages"]) == (
        Storage.SESSION_STORAGE,
        Storage.INDEXED_DB,
        Storage.CACHE,
    )


def test_cl_01_a_host_that_a_granted_service_needs_and_the_lock_stops_is_found(
    careless_record: Record, inventory: Inventory
) -> None:
    found = compare(careless_record, inventory)
    blocked = {(f.name, f.source and f.source.directive, f.services) for f in found if f.kind is Kind.BLOCKED_HOST}
    assert blocked == {
        ("stats.example", "img-src", ("google-analytics",)),
        ("stats.example", "connect-src", ("google-analytics",)),
    }
    assert "stats.example" not in {request.host for request in careless_record.requests}
    (stopped,) = (finding for finding in found if finding.kind is Kind.STOPPED_HOST)
    assert (stopped.name, stopped.is_lie) == ("px.ads.linkedin.com", False)
