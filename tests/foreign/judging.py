"""The audit of a site that nobody here wrote, held against what Chromium asks for on each of its pages.

Each page is visited with scripts, scrolled to its end, and without. What stands in for vendors loads nothing in its
turn, which the audit cannot know either; but a library does what pages ask of it. Names that are only looked up ahead
(`dns-prefetch`) are left out: no recorder sees that.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import BrowserContext, Error, Page

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


# So many tenths of a second a page has to ask for what it is said to.
_PATIENCE = 200

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


def judged_site(
    folder: Path,
    context: BrowserContext,
    receiver: Receiver,
    addresses: Iterable[str] | None = None,
    *,
    connects_ahead: bool = True,
) -> JudgedSite:
    """Visit pages of a built folder, all if none are named, and compare. Some browsers do not connect ahead of time."""
    found: dict[str, list[Finding]] = {}
    hints = ("dns-prefetch",) if connects_ahead else ("dns-prefetch", "preconnect")
    for file, findings in audit_site(site_to_judge(folder, receiver)):
        found.setdefault(file, []).extend(one for one in findings if not any(hint in one.how for hint in hints))
    pages = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
    before, receiver.folder = receiver.folder, folder
    receiver.scripts["unpkg.com"] = _LEAFLET
    judge = _Judge(found, context, receiver)
    try:
        return JudgedSite(tuple(map(judge.page, pages if addresses is None else map(_file_of, addresses))))
    finally:
        receiver.folder = before


def _file_of(address: str) -> str:
    """Return the file that is found at an address."""
    path = unquote(urlsplit(address).path).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


@dataclass
class _Judge:
    """Visits pages; `connected` are the hosts to which pages before connected, which stays open for those after."""

    found: Mapping[str, list[Finding]]
    context: BrowserContext
    receiver: Receiver
    connected: set[str] = field(default_factory=set)

    def page(self, file: str) -> JudgedPage:
        """Judge one page: without scripts, then with them, until all that is said to load was asked for, if ever."""
        self.receiver.forget_requests()
        with self._visit(file, scripting=False):
            pass
        with self._visit(file, scripting=True) as page:
            for _ in range(_PATIENCE):
                if not self._told(file) - self._asked(file):
                    break
                page.wait_for_timeout(100)
        more = any(finding.grade is not Grade.LOADS or not finding.host for finding in self._findings(file))
        return JudgedPage(address_of(file), self._asked(file), self._told(file), more)

    def _findings(self, file: str) -> list[Finding]:
        """Return what is found in a page and in files that were asked for, pages to which it leads on among them."""
        files = {file, *(_file_of(request.path) for request in self.receiver.own_requests())}
        return [finding for one in sorted(files) for finding in self.found.get(one, ())]

    def _told(self, file: str) -> frozenset[str]:
        return frozenset(one.host for one in self._findings(file) if one.grade is Grade.LOADS and one.host)

    def _asked(self, file: str) -> frozenset[str]:
        self.connected |= self.receiver.foreign_connections()
        ahead = {one.host for one in self._findings(file) if "preconnect" in one.how}
        return frozenset(self.receiver.foreign_hosts() | self.connected & ahead)

    @contextmanager
    def _visit(self, file: str, *, scripting: bool) -> Iterator[Page]:
        page = self.context.new_page()
        try:
            if not scripting:
                self.context.new_cdp_session(page).send("Emulation.setScriptExecutionDisabled", {"value": True})
            page.goto(self.receiver.origin + address_of(file), wait_until="load")
            if scripting:
                _scroll(page)
            page.wait_for_load_state("networkidle")
            yield page
        finally:
            page.close()


def _scroll(page: Page) -> None:
    try:
        page.evaluate(_SCROLL)
    except Error as error:
        # A page that leads on to another is gone before it can be scrolled.
        if "context was destroyed" not in str(error):
            raise
