"""Takes the pictures: whole pages once the choice is made, and before that the banner and the settings.

The built site is served on loopback to a Chromium that can reach nothing else.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from playwright.sync_api import Browser, Page

from plugins.keptword.browser.chromium import find_or_install_chromium
from plugins.keptword.browser.launching import running_browser
from plugins.keptword.browser.loopback import LOOPBACK_ONLY, served
from tools.screenshots.views import VIEWS, SitePage, View

_HEIGHT = 800
# The dialog scrolls where it does not fit: so high, it shows all of itself.
_HIGH_ENOUGH = 4000


@dataclass(frozen=True)
class Picture:
    """A PNG of one part of the site in one view. `part` is a page's name, or `banner` or `settings`."""

    language: str
    part: str
    view: View
    png: bytes

    @property
    def file(self) -> str:
        return f"{self.language}/{self.part}-{self.view}.png"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a Chromium that reaches this machine alone. Raises NoBrowserError."""
    with running_browser(find_or_install_chromium(), LOOPBACK_ONLY) as browser:
        yield browser


def pictures(browser: Browser, site: Path, pages: Iterable[SitePage], path: str = "") -> Iterator[Picture]:
    """Yield a picture of each page in each view, and of banner and settings in each language.

    `path` is that of the site on its host.
    """
    with served(site, path) as origin:
        for _, group in groupby(pages, lambda page: page.language):
            of_language = list(group)
            for view in VIEWS:
                yield from _in_view(browser, origin, of_language, view)


def _in_view(browser: Browser, origin: str, pages: list[SitePage], view: View) -> Iterator[Picture]:
    context = browser.new_context(
        viewport={"width": view.width, "height": _HEIGHT}, color_scheme=view.scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(origin + pages[0].address)
    if page.locator("#site-consent").count():
        for part, png in _asking(page, view.width):
            yield Picture(pages[0].language, part, view, png)
    for each in pages:
        page.goto(origin + each.address)
        yield Picture(each.language, each.name, view, page.screenshot(full_page=True))
    context.close()


def _asking(page: Page, width: int) -> Iterator[tuple[str, bytes]]:
    """Picture the banner and the settings, then refuse, so that nothing lies over what follows."""
    page.wait_for_selector("#site-consent", state="visible")
    yield "banner", page.screenshot()
    page.set_viewport_size({"width": width, "height": _HIGH_ENOUGH})
    page.click("#site-consent [data-consent-open]")
    yield "settings", page.locator("#consent-dialog").screenshot()
    page.set_viewport_size({"width": width, "height": _HEIGHT})
    page.click("#consent-dialog [value=reject]")
    page.wait_for_selector("#site-consent", state="hidden")
