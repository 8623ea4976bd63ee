from dataclasses import replace

import pytest

from plugins.keptword.inventory import Category, Inventory, Service
from plugins.keptword.inventory.services import Party, Storage
from plugins.keptword.scanning.comparison import compare
from plugins.keptword.scanning.mismatches import Kind
from plugins.keptword.scanning.parties import party_of
from plugins.keptword.scanning.seen import Record, SeenBlock, SeenItem, State
from tests.keptword.scanning.records import (
    ALL,
    ANALYTICS,
    FUNCTIONAL,
    HONEST,
    INVENTORY,
    NOTHING,
    REFUSED,
    SITE,
    STORED,
    asked,
    at,
    cookie,
    record,
)


def found(seen: Record, inventory: Inventory = INVENTORY) -> list[tuple[Kind, str, tuple[str, ...]]]:
    return [(finding.kind, finding.name, finding.services) for finding in compare(seen, inventory)]


def test_an_honest_list_leaves_nothing_to_find() -> None:
    assert found(record()) == []


@pytest.mark.parametrize("state", [NOTHING, REFUSED, FUNCTIONAL])
def test_an_item_is_found_wherever_its_service_was_not_allowed(state: State) -> None:
    early = replace(STORED[0], where=replace(STORED[0].where, state=state))
    assert found(record(early)) == [(Kind.ITEM_WITHOUT_CONSENT, "_ex", ("example",))]


def test_a_finding_names_the_page_and_the_state_where_it_was_seen_first() -> None:
    (finding,) = compare(record(cookie("new", ANALYTICS), cookie("new", ALL)), INVENTORY)
    assert str(finding.where) == "/ (analytics alone)"


def test_an_undeclared_item_is_of_the_services_that_were_allowed_whenever_it_was_seen() -> None:
    in_all = cookie("new", ALL)
    assert found(record(in_all)) == [(Kind.UNDECLARED_ITEM, "new", ("video", "example"))]
    assert found(record(cookie("new", ANALYTICS), in_all)) == [(Kind.UNDECLARED_ITEM, "new", ("example",))]
    assert found(record(cookie("new", NOTHING), in_all)) == [(Kind.UNDECLARED_ITEM, "new", ())]


def test_what_is_seen_with_either_of_two_services_may_be_of_both() -> None:
    seen = record(cookie("new", FUNCTIONAL), cookie("new", ANALYTICS), cookie("new", ALL))
    assert found(seen) == [(Kind.UNDECLARED_ITEM, "new", ("video", "example"))]


def test_an_undeclared_item_of_a_third_party_is_of_the_service_with_that_domain() -> None:
    assert found(record(cookie("id", ALL, host="video.test"))) == [(Kind.UNDECLARED_ITEM, "id", ("video",))]


def test_an_item_that_fits_one_row_is_not_taken_for_a_wrong_one_elsewhere() -> None:
    again = replace(STORED[0], storage=Storage.LOCAL_STORAGE, lifetime=None)
    assert found(record(again)) == [(Kind.UNDECLARED_ITEM, "_ex", ("example",))]


def test_everything_that_is_wrong_with_a_row_is_said() -> None:
    wrong = SeenItem("_ex", Storage.LOCAL_STORAGE, "example.com", at(ANALYTICS))
    assert found(record(items=(wrong, STORED[1]))) == [
        (Kind.WRONG_STORAGE, "_ex", ("example",)),
        (Kind.WRONG_PARTY, "_ex", ("example",)),
    ]


@pytest.mark.parametrize(
    ("host", "party"),
    [
        ("www.site.test", Party.FIRST),
        ("site.test", Party.FIRST),
        ("stats.site.test", Party.FIRST),
        ("nosite.test", Party.THIRD),
        ("example.com", Party.THIRD),
    ],
)
def test_the_party_of_an_item_follows_from_its_domain(host: str, party: Party) -> None:
    assert party_of(host, SITE) is party


def test_an_item_of_two_services_may_be_there_with_either() -> None:
    first, second = INVENTORY.services
    shared = Inventory((replace(first, cookies=(*first.cookies, *second.cookies)), second))
    assert found(record(cookie("_ex", FUNCTIONAL)), shared) == []


def test_of_an_item_of_two_services_the_one_with_the_wrong_lifetime_is_named() -> None:
    first, second = INVENTORY.services
    shared = Inventory((replace(first, cookies=(*first.cookies, *second.cookies)), second))
    assert found(record(cookie("_ex", FUNCTIONAL, 30)), shared) == [(Kind.WRONG_LIFETIME, "_ex", ("video",))]


def test_a_host_that_is_contacted_before_its_services_yes_is_found() -> None:
    assert found(record(asked("https://js.example.com/early.js", "script-src", REFUSED))) == [
        (Kind.HOST_WITHOUT_CONSENT, "js.example.com", ("example",))
    ]


def test_a_host_counts_for_the_directive_under_which_it_is_declared() -> None:
    (finding,) = compare(record(asked("https://js.example.com/x.gif", "img-src", ANALYTICS)), INVENTORY)
    assert finding.kind is Kind.UNDECLARED_HOST
    assert finding.source is not None
    assert (finding.source.directive, finding.source.host) == ("img-src", "https://js.example.com")


def test_after_a_redirect_the_path_of_a_declared_host_does_not_count() -> None:
    service = INVENTORY.optional[1]
    narrow = replace(service, sources=(*service.sources, replace(service.sources[0], host="https://a.test/tags/")))
    inventory = Inventory((INVENTORY.optional[0], narrow))
    direct = asked("https://a.test/other.js", "script-src", ANALYTICS)
    in_folder = asked("https://a.test/tags/1.js", "script-src", ANALYTICS)
    assert (Kind.UNDECLARED_HOST, "a.test", ("example",)) in found(record(direct, in_folder), inventory)
    assert found(record(replace(direct, is_redirected=True), in_folder), inventory) == []


def test_a_host_that_the_lock_stops_is_of_the_service_whose_script_wanted_it() -> None:
    block = SeenBlock("https://other.test/x", "img-src", at(ALL), "https://js.example.com/tag.js")
    assert found(record(block)) == [(Kind.BLOCKED_HOST, "other.test", ("example",))]


def test_a_host_that_is_another_services_is_stopped_as_it_should_be() -> None:
    block = SeenBlock("https://player.video.test/1", "frame-src", at(ANALYTICS), "https://js.example.com/tag.js")
    assert found(record(block)) == [(Kind.STOPPED_HOST, "player.video.test", ("example",))]
    assert not any(finding.is_lie for finding in compare(record(block), INVENTORY))


def test_a_host_that_is_stopped_though_its_service_was_allowed_is_found() -> None:
    block = SeenBlock("https://js.example.com/tag.js", "script-src", at(ANALYTICS))
    assert found(record(block)) == [(Kind.REFUSED_HOST, "js.example.com", ("example",))]


def test_what_a_foreign_frame_contacts_is_told_but_no_lie() -> None:
    inner = asked("https://ads.test/1", "img-src", FUNCTIONAL, inside="player.video.test")
    (finding,) = compare(record(inner), INVENTORY)
    assert (finding.kind, finding.name, finding.services) == (Kind.FRAME_HOST, "ads.test", ("video",))
    assert not finding.is_lie


def test_what_is_declared_and_not_seen_is_told_but_no_lie() -> None:
    seen = compare(record(items=STORED[:1], requests=HONEST[1:]), INVENTORY)
    assert [(finding.kind, finding.name) for finding in seen] == [
        (Kind.UNSEEN_ITEM, "player-*"),
        (Kind.UNSEEN_HOST, "https://js.example.com"),
    ]
    assert not any(finding.is_lie for finding in seen)


def own_service(**more: object) -> Service:
    """Return the site's own necessary service, which keeps that a visitor closed something."""
    service = INVENTORY.optional[1]
    own = replace(service, id="own", category=Category.NECESSARY, sources=(), scripts=(), embed=None)
    return replace(own, cookies=(replace(own.cookies[0], name="closed"),), **more)  # type: ignore[arg-type]


def test_what_the_site_itself_keeps_at_acts_of_visitors_may_stay_unseen() -> None:
    assert found(record(), Inventory((own_service(), *INVENTORY.services))) == []


@pytest.mark.parametrize(
    "more",
    [
        {"category": Category.EMBEDDED},
        {"sources": INVENTORY.optional[1].sources},
        {"scripts": INVENTORY.optional[1].scripts},
    ],
)
def test_what_others_keep_and_is_not_seen_is_told(more: dict[str, object]) -> None:
    inventory = Inventory((own_service(**more), *INVENTORY.services))
    assert (Kind.UNSEEN_ITEM, "closed", ("own",)) in found(record(), inventory)


def test_what_the_site_itself_keeps_is_still_compared_where_it_is_seen() -> None:
    inventory = Inventory((own_service(), *INVENTORY.services))
    wrong = SeenItem("closed", Storage.LOCAL_STORAGE, SITE, at(NOTHING))
    assert found(record(wrong), inventory) == [(Kind.WRONG_STORAGE, "closed", ("own",))]


def test_what_a_silent_service_would_store_is_never_called_unseen() -> None:
    silent = replace(HONEST[0], failure="net::ERR_NAME_NOT_RESOLVED")
    assert found(record(items=STORED[1:], requests=(silent, HONEST[2]))) == [
        (Kind.NO_ANSWER, "js.example.com", ("example",)),
        (Kind.UNJUDGED_ITEM, "_ex", ("example",)),
        (Kind.UNJUDGED_HOST, "https://*.example.com", ("example",)),
    ]


def test_a_host_that_answered_once_is_not_silent() -> None:
    failed = asked("https://js.example.com/more.js", "script-src", ANALYTICS, failure="answered with 404")
    assert found(record(failed)) == []


def test_a_pixel_is_seen_where_its_image_is_asked_for() -> None:
    service = INVENTORY.optional[1]
    pixel = replace(service.cookies[0], name="hit", storage=Storage.PIXEL, party=Party.THIRD, domain="example.com")
    sources = (*service.sources, replace(service.sources[0], directive="img-src", host="https://px.example.com"))
    changed = replace(service, cookies=(*service.cookies, pixel), sources=sources)
    inventory = Inventory((INVENTORY.optional[0], changed))
    assert (Kind.UNSEEN_ITEM, "hit", ("example",)) in found(record(), inventory)
    assert found(record(asked("https://px.example.com/1.gif", "img-src", ANALYTICS)), inventory) == []
