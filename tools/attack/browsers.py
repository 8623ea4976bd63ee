"""The browsers that open what is attacked with: many pages at once, each in a window or tab of its own."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from plugins.keptword.browser.chromium import find_or_install_chromium, find_or_install_headless_chromium
from tests.corpus.firefox import Firefox, running_firefox
from tests.engines.launching import Setting, running_webkit
from tests.engines.webdriver import WEB_DRIVER_ERRORS
from tools.attack.recorder import Recorder

_PATIENCE = 15_000

# Opens addresses side by side and waits until they are loaded; what was open before is closed.
Opener = Callable[[Sequence[str]], None]

_CHROMIUM = ("--no-sandbox", "--ignore-certificate-errors", "--disable-quic", "--disable-component-update")


@contextmanager
def chromium_context(
    playwright: Playwright, recorder: Recorder, *, scripts: bool, is_shell: bool = False
) -> Iterator[BrowserContext]:
    """Run a Chromium with an ordinary profile: private windows, as tests use them, do not preconnect."""
    rules = [] if recorder.port is None else [f"--host-resolver-rules=MAP * 127.0.0.1:{recorder.port}"]
    with TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=find_or_install_headless_chromium() if is_shell else find_or_install_chromium(),
            args=[*_CHROMIUM, *rules],
            ignore_https_errors=True,
            java_script_enabled=scripts,
        )
        yield context
        context.close()


@contextmanager
def chromium(recorder: Recorder, *, scripts: bool) -> Iterator[Opener]:
    with sync_playwright() as playwright, chromium_context(playwright, recorder, scripts=scripts) as context:
        yield opener(context)


def opener(context: BrowserContext) -> Opener:
    """Return what opens addresses in tabs of a Chromium."""

    def open_all(urls: Sequence[str]) -> None:
        older = list(context.pages)
        pages = [context.new_page() for _ in urls]
        for page in older:
            page.close()
        for page, url in zip(pages, urls, strict=True):
            with suppress(PlaywrightError):
                page.goto(url, wait_until="commit", timeout=_PATIENCE)
        for page in pages:
            wait_for_load(page)

    return open_all


def wait_for_load(page: Page) -> None:
    """Wait for the load of a page; one that never ends is waited for no longer than for others."""
    with suppress(PlaywrightError):
        page.wait_for_load_state("load", timeout=_PATIENCE)


@contextmanager
def firefox(recorder: Recorder, *, scripts: bool) -> Iterator[Opener]:
    with running_firefox(recorder.port) as browser:
        browser.allow_scripts(scripts)
        yield firefox_opener(browser)


def firefox_opener(browser: Firefox) -> Opener:
    """Return what opens addresses in windows of a Firefox: tabs behind others may wait."""
    driver = browser.driver
    windows = driver.window_handles

    def open_all(urls: Sequence[str]) -> None:
        there = driver.window_handles
        # What crashed or closed itself is gone.
        windows[:] = [window for window in windows if window in there]
        while len(windows) < len(urls):
            driver.switch_to.window(there[0])
            driver.switch_to.new_window("window")
            windows.append(driver.current_window_handle)
        for window, url in zip(windows, [*urls, *["about:blank"] * (len(windows) - len(urls))], strict=True):
            # A window that is lost meanwhile opens nothing; that is seen, and all are opened again.
            with suppress(*WEB_DRIVER_ERRORS):
                driver.switch_to.window(window)
                browser.visit(url)

    return open_all


@contextmanager
def webkit(recorder: Recorder, *, scripts: bool) -> Iterator[Opener]:
    setting = Setting.ORDINARY if scripts else Setting.WITHOUT_SCRIPTS
    with running_webkit(recorder.receiver.port, setting) as session:
        tabs = session.driver.window_handles

        def open_all(urls: Sequence[str]) -> None:
            while len(tabs) < len(urls):
                tabs.append(session.open_tab())
            for tab, url in zip(tabs, [*urls, *["about:blank"] * (len(tabs) - len(urls))], strict=True):
                with suppress(*WEB_DRIVER_ERRORS):
                    session.use_tab(tab)
                    session.go(url)

        yield open_all


BROWSERS = {"Chromium": chromium, "Firefox": firefox, "WebKit": webkit}
