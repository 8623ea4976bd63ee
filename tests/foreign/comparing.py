"""Everything about one protected site that can be seen in a browser, page by page: heavy, for the table by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from playwright.sync_api import Browser

from tests.browser.test_appearances import violations
from tests.browser.waiting import wait_until
from tests.conftest import Visitor, fresh_visitor
from tests.foreign.protecting import ForeignSite
from tests.foreign.vendors import SERVICES, VENDORS, contacted, expected, has_asked, play_vendors, seen
from tests.receiver import Receiver

# A width at which themes show their columns.
_WINDOW = {"width": 1280, "height": 800}

# Banner and way to the settings out of sight; what else of theirs moves a page goes with the question.
_WITHOUT_OURS = """() => {
    if (document.documentElement.dataset.consent) document.documentElement.dataset.consent = "";
    for (const way of document.querySelectorAll(".consent-way")) way.style.setProperty("display", "none", "important");
    scrollTo(0, 0);
}"""

# A frame, and what is in the place of one.
_FRAMES = "iframe, .consent-embed"

WITHOUT_FRAMES = f"""() => {{
    for (const one of document.querySelectorAll("{_FRAMES}")) one.style.setProperty("display", "none", "important");
}}"""


Barriers: TypeAlias = set[tuple[str, str]]


@dataclass(frozen=True)
class Compared:
    """What came of all pages of a site.

    `asked_unprotected` is how many third-party requests they make as built, `contacted` are the vendors that they reach
    before consent once protected. `alone` and `together` are the services that work after a yes to each only, and to
    all. Before a yes, `moved` are pages on which anything but placeholders looks otherwise, `resized` those on which a
    placeholder is not as large as its frame; after it, `changed` look otherwise. `barriers` are what axe finds in
    addition.
    """

    asked_unprotected: int
    contacted: tuple[str, ...]
    alone: tuple[str, ...]
    together: tuple[str, ...]
    moved: tuple[str, ...]
    resized: tuple[str, ...]
    changed: tuple[str, ...]
    barriers: tuple[str, ...]


def compare(site: ForeignSite, browser: Browser, receiver: Receiver) -> Compared:
    """Visit every page: as it was built, before a yes, after one to all, and after one to each service alone."""
    pictures: dict[str, bytes] = {}
    without_frames: dict[str, bytes] = {}
    known: dict[str, Barriers] = {}
    with visitor_of(site, browser, receiver, is_protected=False) as visitor:
        for page in site.pages:
            visitor.go(page)
            known[page] = barriers_on(visitor)
            pictures[page] = picture(visitor)
            without_frames[page] = picture(visitor, WITHOUT_FRAMES)
        asked_unprotected = len(receiver.foreign_requests())
    moved: list[str] = []
    resized: list[str] = []
    changed: list[str] = []
    barriers: list[str] = []
    with visitor_of(site, browser, receiver, is_protected=True) as visitor:
        for page in site.pages:
            visitor.go(page)
            barriers += [f"{page} {barrier}" for barrier in added(barriers_on(visitor), known[page])]
            resized += [page] if picture(visitor) != pictures[page] else []
            moved += [page] if picture(visitor, WITHOUT_FRAMES) != without_frames[page] else []
        visitor.go(site.pages[0])
        visitor.page.locator("#site-consent [data-consent-open]").click()
        visitor.page.locator("#consent-dialog h2").wait_for()
        barriers += [f"the dialog {barrier}" for barrier in added(barriers_on(visitor), known[site.pages[0]])]
        before_consent = tuple(sorted(contacted(receiver)))
        visitor.go(site.pages[0])
        visitor.accept_all()
        together = _working(site, visitor, SERVICES)
        for page in site.pages:
            visitor.go(page)
            changed += [page] if picture(visitor) != pictures[page] else []
    alone: list[str] = []
    for service in SERVICES:
        with visitor_of(site, browser, receiver, is_protected=True) as visitor:
            visitor.go(site.pages[0])
            visitor.store_choice((service,))
            alone += _working(site, visitor, (service,))
    found = (alone, together, moved, resized, changed, barriers)
    return Compared(asked_unprotected, before_consent, *map(tuple, found))


@contextmanager
def visitor_of(site: ForeignSite, browser: Browser, receiver: Receiver, *, is_protected: bool) -> Iterator[Visitor]:
    """Give someone with a fresh profile on a site, as it was built or protected."""
    receiver.forget()
    folder, receiver.folder = receiver.folder, site.after if is_protected else site.before
    if is_protected:
        receiver.headers = lambda host, _: site.headers() if host == receiver.site_host else []
    play_vendors(receiver)
    visitor = fresh_visitor(browser, receiver, viewport=_WINDOW)
    try:
        yield visitor
    finally:
        visitor.context.close()
        receiver.folder = folder


def _working(site: ForeignSite, visitor: Visitor, services: tuple[str, ...]) -> tuple[str, ...]:
    """Return which services work on each page that uses them, after a yes to these; none, where others run as well."""
    missing: set[str] = set()
    more: set[str] = set()
    for page in site.pages:
        visitor.receiver.forget_requests()
        visitor.go(page)
        wanted = expected(site.text(page), services)
        try:
            wait_until(visitor, partial(has_asked, visitor.receiver, wanted))
        except AssertionError:
            missing |= wanted - seen(visitor.receiver.foreign_requests())
        more |= seen(visitor.receiver.foreign_requests()) - wanted
    lost = {vendor.service for vendor in VENDORS if missing & set(vendor.asked)}
    return () if more else tuple(service for service in services if service not in lost)


def picture(visitor: Visitor, *acts: str) -> bytes:
    """Return a picture of the whole page without what is ours, with a mask over each frame or what is in its place.

    It is taken once it stays the same: themes move things in for a while.
    """
    visitor.page.wait_for_load_state("networkidle")
    for act in (_WITHOUT_OURS, *acts):
        visitor.page.evaluate(act)
    last, taken = b"", _taken(visitor)
    for _ in range(20):
        if taken == last:
            break
        last, taken = taken, _taken(visitor)
    return taken


def _taken(visitor: Visitor) -> bytes:
    mask = [visitor.page.locator(_FRAMES)]
    return visitor.page.screenshot(full_page=True, animations="disabled", mask=mask, mask_color="#808080")


def barriers_on(visitor: Visitor) -> Barriers:
    """Return what axe finds: rules, each with an element."""
    return {(rule, element) for rule, elements in violations(visitor.page) for element in elements}


def added(after: Barriers, before: Barriers) -> list[str]:
    """Return what axe finds on a page that it had not found there before.

    The root has other attributes now, and what is outside of all landmarks is told in other pieces.
    """
    known = {rule for rule, _ in before}
    return [
        f"{rule}: {element}"
        for rule, element in sorted(after - before)
        if rule not in known or not (rule == "region" or element.startswith("<html"))
    ]
