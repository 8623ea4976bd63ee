"""Sites of other generators, protected: nothing third party before a yes, all of it after, in the page's language."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.keptword import Report
from tests.browser.waiting import wait_until
from tests.conftest import Visitor
from tests.foreign.comparing import added, barriers_on, picture, visitor_of
from tests.foreign.evidence import FOREIGN, Seen
from tests.foreign.generators import GENERATORS, Generator
from tests.foreign.protecting import ForeignSite, foreign_site, make_foreign_site
from tests.foreign.vendors import SERVICES, contacted, expected, has_asked, play_vendors, seen, wanted_of
from tests.made_once import made_once
from tests.receiver import Receiver

# `python -m tests.foreign.table` visits the sites of all generators, and every page of them.
VISITED = [one for one in GENERATORS if one.name not in ("Eleventy", "Hugo, minified", "Pelican, simple")]

# Each takes most of a minute where its generator is fetched first.
pytestmark = pytest.mark.long


@pytest.fixture(scope="module", params=VISITED, ids=lambda generator: generator.name)
def generator(request: pytest.FixtureRequest) -> Generator:
    made: Generator = request.param
    return made


@pytest.fixture(scope="module")
def foreign(generator: Generator, tmp_path_factory: pytest.TempPathFactory) -> ForeignSite:
    def make(folder: Path) -> Report:
        return make_foreign_site(generator, folder)

    return foreign_site(made_once(tmp_path_factory, f"foreign {generator.name}", make))


@pytest.fixture
def visitor(visitor: Visitor, foreign: ForeignSite, receiver: Receiver) -> Iterator[Visitor]:
    """Someone on the protected site."""
    before, receiver.folder = receiver.folder, foreign.after
    receiver.headers = lambda host, _: foreign.headers() if host == receiver.site_host else []
    play_vendors(receiver)
    yield visitor
    receiver.folder = before


def test_nothing_third_party_before_a_yes_and_everything_after(
    generator: Generator, foreign: ForeignSite, visitor: Visitor
) -> None:
    for address in (*foreign.pages, *foreign.own_pages):
        visitor.go(address)
        assert visitor.banner_is_visible, address
    before = contacted(visitor.receiver)
    assert visitor.stored_items() == []
    visitor.accept_all()
    assert set(visitor.granted()) == set(SERVICES)
    worked: set[str] = set()
    for address in foreign.pages_that_use_all():
        visitor.receiver.forget_requests()
        visitor.go(address)
        wanted = expected(foreign.text(address))
        wait_until(visitor, partial(has_asked, visitor.receiver, wanted))
        assert seen(visitor.receiver.foreign_requests()) == wanted
        assert visitor.page.evaluate("document.documentElement.dataset.ownScript") == "ran"
        worked |= wanted
    services = f"{sum(wanted_of(service) <= worked for service in SERVICES)} of {len(SERVICES)}"
    FOREIGN.rows.append(
        Seen(generator.name, len(foreign.pages), foreign.findings(), len(before), services, foreign.bytes_added())
    )
    assert before == set()
    assert services == f"{len(SERVICES)} of {len(SERVICES)}"


def test_a_no_holds_from_page_to_page_and_can_be_taken_back(foreign: ForeignSite, visitor: Visitor) -> None:
    visitor.go("/")
    visitor.reject_all()
    for address in (*foreign.pages_that_use_all(), *foreign.own_pages):
        visitor.go(address)
        assert not visitor.banner_is_visible
    assert contacted(visitor.receiver) == set()
    visitor.go("/")
    visitor.page.locator("[data-consent-open]").last.click()
    visitor.follow("#consent-dialog [name=all][value=accept]")
    assert set(visitor.granted()) == set(SERVICES)
    visitor.page.locator("[data-consent-open]").last.click()
    visitor.follow("#consent-dialog [name=all][value=reject]")
    visitor.receiver.forget_requests()
    visitor.go("/")
    assert visitor.granted() == []
    assert visitor.receiver.foreign_hosts() == set()


def test_a_page_asks_tells_and_lists_in_its_own_language(
    generator: Generator, foreign: ForeignSite, visitor: Visitor
) -> None:
    visitor.go(generator.dutch)
    assert visitor.page.locator("#consent-reject-all").inner_text() == "Alles weigeren"
    visitor.page.locator("[data-consent-open]").last.click()
    assert visitor.page.locator("#consent-dialog h2").inner_text() == "Cookie-instellingen"
    visitor.go(visitor.page.locator("#site-consent a").first.get_attribute("href") or "")
    assert visitor.page.locator("html").get_attribute("lang") == "nl"
    assert "Google Maps" in visitor.page.locator("main").inner_text()


# The others are compared by `python -m tests.foreign.table`, all pages of them.
@pytest.mark.parametrize("generator", [*VISITED[:2], VISITED[-1]], indirect=True, ids=lambda one: one.name)
def test_a_page_looks_and_reads_as_before_but_for_placeholders(
    generator: Generator, foreign: ForeignSite, browser: Browser, receiver: Receiver
) -> None:
    # A theme may still be moving things when a picture is taken; what protecting does, it does every time.
    for _ in range(3):
        found = list(differences(generator, foreign, browser, receiver))
        if not found:
            break
    assert found == []


def differences(generator: Generator, foreign: ForeignSite, browser: Browser, receiver: Receiver) -> Iterator[str]:
    """Yield in what a page is otherwise than its generator built it, before a yes and after one."""
    with visitor_of(foreign, browser, receiver, is_protected=False) as visitor:
        visitor.go(generator.dutch)
        barriers = barriers_on(visitor)
        looked = picture(visitor)
        errors = set(visitor.errors)
    with visitor_of(foreign, browser, receiver, is_protected=True) as visitor:
        visitor.go(generator.dutch)
        yield from added(barriers_on(visitor), barriers)
        if picture(visitor) != looked:
            yield "it looks otherwise before a yes"
        # What a style sheet imports, the policy holds back, and the browser says so.
        yield from {error for error in visitor.errors if "family=Caveat" not in error} - errors
        visitor.go(generator.dutch)
        visitor.accept_all()
        visitor.errors.clear()
        visitor.go(generator.dutch)
        if picture(visitor) != looked:
            yield "it looks otherwise after a yes"
        yield from set(visitor.errors) - errors
