"""What tests share: the site built once, a receiver that plays all hosts, a real Chromium that talks only to it."""

import gc
import gzip
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import brotli
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from plugins.keptword.browser.chromium import find_or_install_headless_chromium
from plugins.keptword.browser.launching import every_host_at, running_browser
from plugins.keptword.components.own_services import inventory_of
from plugins.keptword.inventory import Inventory, read_inventory
from tests.all_tests import WITHOUT_BROWSER
from tests.browser.states import BEFORE_CONSENT, Seen
from tests.browser_needed import needs_browser
from tests.engines.outcomes import OUTCOMES
from tests.foreign import evidence
from tests.made_once import made_once
from tests.pelican_forks import RunPelican, pelican_forks
from tests.receiver import Receiver, running_receiver
from tools.deploy.compressed import COMPRESSED, compressed_copies
from tools.publication.building import _in_a_process, build_site, site_settings

# How long one example takes says how busy the machine is.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# What another run has read is no business of a test.
os.environ["KEPTWORD_CACHE"] = ""

ROOT = Path(__file__).parent.parent

LANGUAGES = ("en", "nl", "fr", "de")

# What runs programs of others: servers, git, rsync, rclone.
_TOOLS = ROOT / "tests/tools"

SETTINGS = site_settings(ROOT)
COMPANY = SETTINGS.company


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the site as it is published, which other tests read at the same time: nothing may be put there."""

    def build(folder: Path) -> None:
        # As whoever publishes it does: what is built in forks is compared with this.
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("tools.publication.building._in_a_process", _in_a_process)
            patch.setattr("tools.deploy.compressed.compressed_copies", compressed_copies)
            build_site(ROOT, folder / "output", "publishconf.py")

    built = made_once(tmp_path_factory, "site", build) / "output"
    before = _written(built)
    yield built
    assert _written(built) == before, "a test has written to the built site, or taken something away"


def _written(folder: Path) -> dict[Path, int]:
    """Return when each file and folder below a folder was last written."""
    return {path: path.stat().st_mtime_ns for path in (folder, *folder.rglob("*"))}


@pytest.fixture(scope="session")
def run_in_fork(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunPelican]:
    """What runs Pelican, or a task, in a fork; tests/test_pelican_forks.py shows that it does and says the same."""
    compiled = made_once(tmp_path_factory, "compiled", lambda _: None)
    with pelican_forks(compiled) as run:
        yield run


@pytest.fixture(scope="session", autouse=True)
def _quick_builds(run_in_fork: RunPelican) -> Iterator[None]:
    """Build in forks, and compress quickly: half of what publishing takes is for the last bytes of each copy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tools.publication.building._in_a_process", run_in_fork)
        patch.setattr("tools.deploy.compressed.compressed_copies", _quick_copies)
        yield


def _quick_copies(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what `compressed_copies` does, a little larger."""
    for suffix, copy in zip(
        COMPRESSED, (brotli.compress(data, quality=5), gzip.compress(data, 5, mtime=0)), strict=True
    ):
        if len(copy) < len(data):
            yield suffix, copy


@pytest.fixture
def compressed_as_published(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compress as the site is compressed that visitors get."""
    monkeypatch.setattr("tools.deploy.compressed.compressed_copies", compressed_copies)


@pytest.fixture(scope="session")
def inventory() -> Inventory:
    written = read_inventory(ROOT / "content" / "services", LANGUAGES)
    return inventory_of(written, COMPANY, SETTINGS.address)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project to change and build."""
    return copied_project(tmp_path)


def copied_project(folder: Path) -> Path:
    """Copy the project into a folder; return where it stands."""
    copy = folder / "project"
    ignored = shutil.ignore_patterns(".*", "output", "server", "tests", "__pycache__")
    shutil.copytree(ROOT, copy, ignore=ignored)
    return copy


@pytest.fixture(scope="session")
def _receiver(site: Path) -> Iterator[Receiver]:
    with running_receiver(SETTINGS.address.host, site) as receiver:
        yield receiver


@pytest.fixture
def receiver(_receiver: Receiver) -> Receiver:
    _receiver.forget()
    return _receiver


@pytest.fixture(scope="session")
def browser(_receiver: Receiver) -> Iterator[Browser]:
    with receiving_browser(_receiver) as browser:
        yield browser


@contextmanager
def receiving_browser(receiver: Receiver) -> Iterator[Browser]:
    """Run a Chromium for which every host is the receiver."""
    with running_browser(find_or_install_headless_chromium(), *every_host_at(receiver.port)) as browser:
        yield browser


@dataclass
class Visitor:
    """Someone with a fresh browser profile on the site."""

    context: BrowserContext
    page: Page
    receiver: Receiver
    errors: list[str]

    def go(self, path: str) -> None:
        self.page.goto(self.receiver.origin + path, wait_until="load")

    def wait(self, milliseconds: int = 150) -> None:
        """Give the page time to do what it should not."""
        self.page.wait_for_timeout(milliseconds)

    @property
    def banner_is_visible(self) -> bool:
        return self.page.locator("#site-consent").is_visible()

    def follow(self, selector: str) -> None:
        """Click what leads to a new page, or makes this one reload, and wait until that is quiet."""
        with new_document(self.page):
            self.page.click(selector)

    def accept_all(self) -> None:
        self.follow("#consent-accept-all")

    def reject_all(self) -> None:
        self.page.click("#consent-reject-all")

    def store_choice(self, granted: tuple[str, ...]) -> None:
        """Store a valid choice that grants just these services."""
        self.page.evaluate(
            """granted => localStorage.setItem(consent.key, JSON.stringify({
                time: new Date().toISOString(), language: "en", method: "settings", signal: consent.signal, whole: true,
                services: Object.fromEntries(Object.entries(consent.versions)
                    .map(([id, version]) => [id, `${granted.includes(id) ? "yes" : "no"} ${version}`])),
                opened: granted }))""",
            list(granted),
        )

    def granted(self) -> list[str]:
        """Return the services that may run on the page."""
        return granted_on(self.page)

    def stored_items(self) -> list[str]:
        """Return everything kept in this profile: cookies, both storages, databases, caches, by name."""
        cookies = [f"cookie {cookie['name']}" for cookie in self.context.cookies()]
        stored: list[str] = self.page.evaluate(
            """async () => [
                ...Object.keys(localStorage).map(name => `local ${name}`),
                ...Object.keys(sessionStorage).map(name => `session ${name}`),
                ...(await indexedDB.databases()).map(database => `database ${database.name}`),
                ...(await caches.keys()).map(name => `cache ${name}`),
            ]"""
        )
        return cookies + stored


def granted_on(page: Page) -> list[str]:
    """Return the services that may run on a page, as it says itself."""
    granted: list[str] = page.evaluate("Object.keys(consent.versions).filter(consent.granted)")
    return granted


@contextmanager
def new_document(page: Page) -> Iterator[None]:
    """Wait, after what is done inside, until the page holds another document and that is quiet."""
    page.evaluate("window.isOldDocument = true")
    yield
    # By asking again and again: waiting for a function is done with eval, which the site's policy forbids.
    for _ in range(400):
        try:
            if page.evaluate("!window.isOldDocument && document.readyState === 'complete'"):
                break
        except PlaywrightError:
            """The old document is gone and the new one is not there yet."""
        page.wait_for_timeout(25)
    page.wait_for_load_state("networkidle")


NewVisitor = Callable[..., Visitor]


@pytest.fixture
def new_visitor(browser: Browser, receiver: Receiver) -> Iterator[NewVisitor]:
    """Make visitors; each option is one of Playwright's for a new context."""
    visitors: list[Visitor] = []

    def make(**options: Any) -> Visitor:
        visitors.append(fresh_visitor(browser, receiver, **options))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.context.close()


def fresh_visitor(browser: Browser, receiver: Receiver, **options: Any) -> Visitor:
    """Return someone with a fresh profile; the options are Playwright's for a new context."""
    context = browser.new_context(ignore_https_errors=True, **options)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    return Visitor(context, page, receiver, errors)


@pytest.fixture
def visitor(new_visitor: NewVisitor) -> Visitor:
    return new_visitor()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(WITHOUT_BROWSER, action="store_true", help="leave out the tests that need a browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption(WITHOUT_BROWSER):
        left_out = [item for item in items if needs_browser(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]
    for item in (item for item in items if needs_browser(item) or _TOOLS in item.path.parents):
        # On a busy machine programs of others fail where nothing is wrong. What passes the second time is named.
        item.add_marker(pytest.mark.flaky(reruns=1))
    items[:] = longest_first(items, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


def longest_first(items: list[pytest.Item], workers: int) -> list[pytest.Item]:
    """Let each worker, which begins with its share of the list, begin with its share of the long tests.

    At the end of the run those would keep one worker busy, and the others idle.
    """
    long = [item for item in items if item.get_closest_marker("long")]
    others = [item for item in items if not item.get_closest_marker("long")]
    size = -(-len(others) // workers)
    return [
        item
        for worker in range(workers)
        for item in (*long[worker::workers], *others[worker * size : (worker + 1) * size])
    ]


def pytest_collection_finish() -> None:
    """Look seldom for garbage, and never among what is there for all tests: it is most of what there is."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Let a worker hand on what its tests gathered."""
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        output["before consent"] = [astuple(row) for row in BEFORE_CONSENT.rows]
        output["foreign"] = [astuple(row) for row in evidence.FOREIGN.rows]
        output["outcomes"] = OUTCOMES.rows, OUTCOMES.engines


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take in what a worker gathered; one that broke down has nothing."""
    output = getattr(node, "workeroutput", {})
    BEFORE_CONSENT.rows.extend(Seen(*row) for row in output.get("before consent", ()))
    evidence.FOREIGN.rows.extend(evidence.Seen(*row) for row in output.get("foreign", ()))
    OUTCOMES.include(*output.get("outcomes", ({}, {})))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what pages did before consent, here and elsewhere, and behaviour by engine: the proof, not the verdict."""
    for title, table in (
        ("before consent, in a fresh profile", BEFORE_CONSENT),
        ("sites of other generators, protected", evidence.FOREIGN),
        ("the same behaviour in three engines", OUTCOMES),
    ):
        if table.rows:
            terminalreporter.section(title)
            for line in table.as_table():
                terminalreporter.write_line(line)
