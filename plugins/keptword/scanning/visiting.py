"""Opens every page of a site in a real Chromium, in every state, and notes what it stores and whom it contacts.

One browser, and in it one profile for each state, side by side; nothing is blocked or answered for anyone.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from playwright.async_api import Browser, Page, async_playwright
from playwright.async_api import Error as PlaywrightError

from ..browser.chromium import find_or_install_headless_chromium
from ..requests.load import host_of, resolve
from .choosing import choose, has_banner, list_version
from .errors import NotScannedError
from .pages import pages_at
from .seen import Record, SeenItem, Sighting, State
from .stored import stored_items
from .traffic import Traffic, TrafficNotes

# Some code waits a while before it stores anything: so many seconds on the last page of each state.
LAST = 2.0

OTHER_LIST = "The site shows another list than that of the service files: invoke build (or publish), then scan."

# Called with the number of pages that were looked at in some state, and how many there are in all states.
Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class _Visit:
    """All that one state showed."""

    items: tuple[SeenItem, ...]
    traffic: Traffic


@dataclass(frozen=True)
class Wanted:
    """What to look at: a site at an address, in which states, and the version of the list that it should show.

    `pages` are paths; none stands for those that the site itself names.
    """

    address: str
    pages: tuple[str, ...]
    states: tuple[State, ...]
    version: str


def look_at(wanted: Wanted, tell: Tell, arguments: Iterable[str] = ()) -> Record:
    """Return what the pages of a site show in each state. `arguments` are more of Chromium's.

    Raises NotScannedError and NoBrowserError.
    """
    return asyncio.run(_look_at(wanted, tell, ["--no-sandbox", *arguments]))


async def _look_at(wanted: Wanted, tell: Tell, arguments: list[str]) -> Record:
    chromium = await asyncio.to_thread(find_or_install_headless_chromium)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=arguments)
        try:
            site = await _known(browser, wanted)
            done = 0

            def one_more() -> None:
                nonlocal done
                done += 1
                tell(done, len(site.pages) * len(wanted.states))

            visits = await asyncio.gather(*(_visit(browser, site, state, one_more) for state in wanted.states))
        finally:
            await browser.close()
    record = Record(host_of(wanted.address), wanted.states, site.pages)
    return replace(
        record,
        items=tuple(item for visit in visits for item in visit.items),
        requests=tuple(request for visit in visits for request in visit.traffic.requests),
        blocks=tuple(block for visit in visits for block in visit.traffic.blocks),
    )


@dataclass(frozen=True)
class _Site:
    """A site to be looked at: its address, its pages, and the first that has the banner."""

    address: str
    pages: tuple[str, ...]
    with_banner: str = ""

    def url(self, path: str) -> str:
        return resolve(path, self.address) or self.address


async def _known(browser: Browser, wanted: Wanted) -> _Site:
    context = await browser.new_context()
    try:
        pages = wanted.pages or await pages_at(context, wanted.address)
        tab = await context.new_page()
        site = _Site(wanted.address, pages)
        for path in pages:
            await _open(tab, site.url(path))
            if await has_banner(tab):
                if await list_version(tab, wanted.address) != wanted.version:
                    raise NotScannedError(OTHER_LIST)
                return replace(site, with_banner=path)
        return site
    finally:
        await context.close()


async def _visit(browser: Browser, site: _Site, state: State, one_more: Callable[[], None]) -> _Visit:
    context = await browser.new_context()
    tab = await context.new_page()
    devtools = await context.new_cdp_session(tab)
    for domain in ("Audits", "Network"):
        await devtools.send(f"{domain}.enable")
    notes = TrafficNotes(host_of(site.address), state)
    notes.follow(context, tab, devtools)
    if state.is_chosen:
        await _enter(tab, site, state, notes)
    items: dict[tuple[str, str, str], SeenItem] = {}
    for path in site.pages:
        notes.page = path
        await _open(tab, site.url(path))
        # What loads only once it comes into view does so now.
        with suppress(PlaywrightError):
            await tab.evaluate("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
        await notes.until_quiet()
        if path == site.pages[-1]:
            await asyncio.sleep(LAST)
        for item in await stored_items(context, tab, Sighting(path, state)):
            items.setdefault((item.storage, item.name, item.host), item)
        one_more()
    await context.close()
    return _Visit(tuple(items.values()), notes.so_far())


async def _enter(tab: Page, site: _Site, state: State, notes: TrafficNotes) -> None:
    """Make the choice of a state. Notes are taken already, because a choice may be sent somewhere."""
    if not site.with_banner:
        raise NotScannedError(f"No page at {site.address} has the banner, so nothing can be accepted or refused.")
    notes.page = site.with_banner
    await _open(tab, site.url(site.with_banner))
    await choose(tab, state)
    await notes.until_quiet()


async def _open(tab: Page, address: str) -> None:
    try:
        await tab.goto(address, wait_until="domcontentloaded")
    except PlaywrightError as error:
        raise NotScannedError(f"{address} does not answer: {error.message.splitlines()[0]}") from error
