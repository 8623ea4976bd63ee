"""Visits to the published site in Chromium, from the server that will serve it: what is blocked, what a load weighs."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from plugins.keptword.browser.chromium import find_or_install_headless_chromium
from plugins.keptword.browser.launching import every_host_at, running_browser
from tools.validators.nginx import Server

_NOTING = """window.violations = [];
document.addEventListener("securitypolicyviolation",
    ({ effectiveDirective, blockedURI }) => violations.push(`${effectiveDirective} blocks ${blockedURI}`));"""


@dataclass(frozen=True)
class Trouble:
    """What a browser complained of on a page, before any choice or after accepting everything."""

    page: str
    accepted: bool
    complaint: str

    def __str__(self) -> str:
        return f"{self.page} ({'after accepting all' if self.accepted else 'before consent'}): {self.complaint}"


@dataclass(frozen=True)
class Request:
    """One request of a page: its address, and the bytes of the answer as they came, headers included."""

    url: str
    size: int


@contextmanager
def browser_of(server: Server) -> Iterator[Browser]:
    """Run a Chromium for which every host is this server. Raises NoBrowserError."""
    with running_browser(find_or_install_headless_chromium(), *every_host_at(server.port)) as browser:
        yield browser


def page_addresses(site: Path) -> list[str]:
    """Return the address of every page of a built site, from its root."""
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [f"/{file.removesuffix('index.html')}" for file in files]


def troubles(browser: Browser, server: Server, pages: Iterable[str]) -> Iterator[Trouble]:
    """Yield what the browser complains of: by a new visitor, then by one who accepted everything."""
    pages = list(pages)
    for accepted in (False, True):
        with _visiting(browser) as (page, said):
            if accepted:
                page.goto(f"https://{server.host}{pages[0]}")
                page.click("#consent-accept-all")
                page.wait_for_function("Object.keys(consent.versions).every(consent.granted)")
            for address in pages:
                said.clear()
                page.goto(f"https://{server.host}{address}", wait_until="load")
                page.wait_for_timeout(100)
                for complaint in dict.fromkeys([*page.evaluate("violations"), *said]):
                    yield Trouble(address, accepted, complaint)


def first_load(browser: Browser, server: Server, address: str) -> tuple[Request, ...]:
    """Return what a new visitor's browser asks for when it opens a page, until it has nothing more to ask."""
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    urls: dict[str, str] = {}
    requests: list[Request] = []
    tools.on("Network.requestWillBeSent", lambda event: urls.update({event["requestId"]: event["request"]["url"]}))
    tools.on(
        "Network.loadingFinished",
        lambda event: requests.append(Request(urls[event["requestId"]], int(event["encodedDataLength"]))),
    )
    page.goto(f"https://{server.host}{address}", wait_until="networkidle")
    page.wait_for_timeout(500)
    context.close()
    return tuple(requests)


@contextmanager
def _visiting(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Open a page in a fresh profile; the list takes what the browser says of it in its console."""
    context: BrowserContext = browser.new_context(ignore_https_errors=True)
    context.add_init_script(_NOTING)
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if _counts(message) else None)
    try:
        yield page, said
    finally:
        context.close()


def _counts(message: ConsoleMessage) -> bool:
    """Tell whether a message is an error, or about a header that the browser does not understand."""
    return message.type == "error" or (message.type == "warning" and "-Policy" in message.text)
