"""The audit of a site that nobody here wrote, held against what Chromium asks for on each of its pages.

Each page is visited with scripts, scrolled to its end, and without. What stands in for vendors loads nothing in its
turn, which the audit cannot know either; but a library does what pages ask of it. Names that are only looked up ahead
(`dns-prefetch`) are left out: no recorder sees that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import BrowserContext, Error

from plugins.keptword.auditing import Finding, Site, audit_site
from plugins.keptword.inventory import Inventory
from plugins.keptword.requests.grades import Grade
from tests.foreign.protecting import address_of
from tests.receiver import Receiver

# Pictures that wait until they are seen are asked for on the way down.
_SCROLL = """async () => {
    for (let at = 0; at < (document.documentElement?.scrollHeight ?? 0); at += 600) {
        scrollTo(0, at);
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
}"""


# Leaflet, as far as maps ask for pictures with it.
_LEAFLET = """window.L = { map: () => ({ setView() { return this } }), tileLayer: (url) => ({ addTo() {
    new Image().src = url.replace(/[{](\\w)[}]/g, "1") } }) };"""


@dataclass(frozen=True)
class JudgedPage:
    """One page: the hosts that Chromium asked for, those that the audit says load, and whether it says more of it."""

    address: str
    asked: frozenset[str]
    told: frozenset[str]
    is_said_to_do_more: bool

    @property
    def missed(self) -> frozenset[str]:
        return self.asked - self.told

    @property
    def invented(self) -> frozenset[str]:
        return self.told - self.asked


@dataclass(frozen=True)
class JudgedSite:
    """All pages of a site, each judged by itself and with the files that the browser asked for because of it."""

    pages: tuple[JudgedPage, ...]

    @property
    def asked(self) -> int:
        return sum(len(page.asked) for page in self.pages)

    @property
    def told(self) -> int:
        return sum(len(page.told) for page in self.pages)

    @property
    def right(self) -> int:
        return sum(len(page.asked & page.told) for page in self.pages)

    @property
    def silent(self) -> int:
        """How many hosts were missed on pages of which the audit says nothing else."""
        return sum(len(page.missed) for page in self.pages if not page.is_said_to_do_more)


def site_to_judge(folder: Path, receiver: Receiver) -> Site:
    """Return a built folder as the audit judges it, where the receiver serves it."""
    return Site(folder, receiver.origin, Inventory())


def judged_site(folder: Path, context: BrowserContext, receiver: Receiver) -> JudgedSite:
    """Visit every page of a built folder, and compare."""
    found: dict[str, list[Finding]] = {}
    for file, findings in audit_site(site_to_judge(folder, receiver)):
        found.setdefault(file, []).extend(findings)
    before, receiver.folder = receiver.folder, folder
    receiver.scripts["unpkg.com"] = _LEAFLET
    try:
        pages = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
        connected: set[str] = set()
        return JudgedSite(tuple(_judged_page(file, found, connected, context, receiver) for file in pages))
    finally:
        receiver.folder = before


def _judged_page(
    file: str, found: Mapping[str, list[Finding]], connected: set[str], context: BrowserContext, receiver: Receiver
) -> JudgedPage:
    """Judge one page; `connected` are the hosts to which pages before it connected, which stay open for it."""
    receiver.forget_requests()
    for scripting in (True, False):
        _visit(address_of(file), context, receiver, scripting=scripting)
    findings = [finding for one in sorted({file, *_files(receiver)}) for finding in found.get(one, ())]
    loads = [one for one in findings if one.grade is Grade.LOADS]
    told = frozenset(one.host for one in loads if one.host and "dns-prefetch" not in one.how)
    connected |= receiver.foreign_connections()
    ahead = {one.host for one in loads if "preconnect" in one.how}
    asked = receiver.foreign_hosts() | connected & ahead
    more = any(finding.grade is not Grade.LOADS or not finding.host for finding in findings)
    return JudgedPage(address_of(file), frozenset(asked), told, more)


def _visit(address: str, context: BrowserContext, receiver: Receiver, *, scripting: bool) -> None:
    page = context.new_page()
    if not scripting:
        context.new_cdp_session(page).send("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.goto(receiver.origin + address, wait_until="load")
        if scripting:
            page.evaluate(_SCROLL)
        page.wait_for_load_state("networkidle")
    except Error as error:
        # A page that leads on to another is gone before it can be scrolled.
        if "context was destroyed" not in str(error):
            raise
        page.wait_for_load_state("networkidle")
    finally:
        page.close()


def _files(receiver: Receiver) -> Iterator[str]:
    """Yield the files of the site that the browser asked for, pages to which one leads on among them."""
    for request in receiver.own_requests():
        file = unquote(urlsplit(request.path).path).lstrip("/")
        yield f"{file}index.html" if not file or file.endswith("/") else file
