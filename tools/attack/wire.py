"""Vectors on the wire: which of the hosts that they try to contact are contacted, in real browsers."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tools.attack.browsers import BROWSERS, Opener, chromium_context, wait_for_load
from tools.attack.recorder import Recorder, running_recorder
from tools.attack.vectors import DOMAIN

_AT_ONCE = 12
_ATTEMPTS = 4
_CONTROL = "/control"

_STORE_CHOICE = """granted => localStorage.setItem(consent.key, JSON.stringify({
    time: new Date(Date.now() - 60000).toISOString(), language: "en", method: "settings", signal: consent.signal,
    whole: true, opened: granted,
    services: Object.fromEntries(Object.entries(consent.versions)
        .map(([id, version]) => [id, `${granted.includes(id) ? "yes" : "no"} ${version}`])) }))"""


class NotOpenedError(Exception):
    """A browser is there but opens nothing; its text says what it should have opened."""


@dataclass(frozen=True)
class Visit:
    """A page to open, by its path on the site, and the hosts that it must not contact."""

    id: str
    path: str
    hosts: frozenset[str]
    granted: tuple[str, ...] = ()
    click: str = ""


@dataclass(frozen=True)
class Contact:
    """A host that was contacted: by which visit, in which browser, and how (a look-up, a connection, a request)."""

    id: str
    host: str
    browser: str
    how: str


def contacts(
    site_host: str, folder: Path, visits: Sequence[Visit], browsers: Sequence[str], scripts: Sequence[bool]
) -> list[Contact]:
    """Open every page in each browser, with scripts and without as asked, and return what they contacted."""
    found: list[Contact] = []
    plain = [visit for visit in visits if not visit.granted and not visit.click]
    acting = [visit for visit in visits if visit.granted or visit.click]
    with running_recorder(site_host, folder) as recorder:
        for name in browsers:
            for has_scripts in scripts:
                label = name if has_scripts else f"{name} without scripts"
                with BROWSERS[name](recorder, scripts=has_scripts) as open_all:
                    found += _opened(recorder, plain, label, open_all)
        if acting and "Chromium" in browsers:
            with sync_playwright() as playwright, chromium_context(playwright, recorder, scripts=True) as context:
                for visit in acting:
                    found += _acted(recorder, visit, context)
    return found


def _opened(recorder: Recorder, visits: Sequence[Visit], browser: str, open_all: Opener) -> Iterator[Contact]:
    groups = _groups(visits)
    for number, group in enumerate(groups, 1):
        print(f"  {browser}: {number} of {len(groups)}", end="\r", flush=True)
        seen = opened(recorder, [visit.path for visit in group], open_all)
        for visit in group:
            for host in sorted(visit.hosts & set(seen)):
                yield Contact(visit.id, host, browser, seen[host])


def _groups(visits: Sequence[Visit]) -> list[list[Visit]]:
    """Return the visits in groups to be opened at once: in none of them do two contact the same host."""
    groups: list[list[Visit]] = []
    for visit in visits:
        for group in groups:
            if len(group) < _AT_ONCE and all(visit.hosts.isdisjoint(other.hosts) for other in group):
                group.append(visit)
                break
        else:
            groups.append([visit])
    return groups


def opened(recorder: Recorder, paths: Sequence[str], open_all: Opener, frames: Sequence[str] = ()) -> dict[str, str]:
    """Open pages of the site side by side and return whom they contact; `frames` are the pages that stand in them.

    One page more is known to contact a host: where that is not seen, or not every page was asked for, the browser was
    too slow, and all are opened again.
    """
    for attempt in range(_ATTEMPTS):
        open_all(["about:blank"])
        recorder.settle(0.1, 0.1, 2)
        recorder.forget()
        host = f"control{attempt}.{DOMAIN}"
        recorder.receiver.pages[_CONTROL] = f'<!doctype html><title>x</title><img src="//{host}/{attempt}" alt="">'
        open_all([f"{recorder.receiver.origin}{path}" for path in (*paths, f"{_CONTROL}?{attempt}")])
        recorder.settle(1.2, 0.6, 5)
        seen = recorder.contacted()
        asked = {request.path for request in recorder.receiver.own_requests()}
        if host in seen and asked.issuperset((*paths, *frames)):
            return seen
    raise NotOpenedError(f"No browser opened {', '.join(paths)}: the page that contacts a host did not either.")


def _acted(recorder: Recorder, visit: Visit, context: BrowserContext) -> Iterator[Contact]:
    """Open a page as a visitor who allowed some services, or who presses something."""
    page = context.new_page()
    for older in context.pages[:-1]:
        older.close()
    with suppress(PlaywrightError):
        page.goto(f"{recorder.receiver.origin}/en/", timeout=15_000)
        page.evaluate("localStorage.clear()")
        if visit.granted:
            page.evaluate(_STORE_CHOICE, list(visit.granted))
        page.goto("about:blank")
        recorder.settle(0.3, 0.3, 3)
        recorder.forget()
        page.goto(f"{recorder.receiver.origin}{visit.path}", wait_until="commit", timeout=15_000)
        wait_for_load(page)
        if visit.click:
            page.click(visit.click, timeout=2_000, force=True)
    recorder.settle(2, 1, 6)
    seen = recorder.contacted()
    for host in sorted(visit.hosts & set(seen)):
        yield Contact(visit.id, host, "Chromium", seen[host])
