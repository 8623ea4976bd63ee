"""Screenshots of banner and settings as visitors see them, in each language, at phone and desktop size.

The built site is served on loopback to a Chromium that can reach nothing else.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.keptword.browser.chromium import find_or_install_chromium
from plugins.keptword.browser.launching import running_browser
from plugins.keptword.browser.loopback import LOOPBACK_ONLY, served
from plugins.policy_versions.archive.artefact import SCREENSHOTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTHS = (360, 1280)

_HEIGHT = 800
# High enough that the dialog does not scroll.
_HIGH_ENOUGH = 4000


def screenshots(site: Path, languages: Iterable[str], path: str = "") -> dict[str, bytes]:
    """Return the screenshots as PNG, by path; `path` is the site's path on its host. Raises NoBrowserError."""
    pictures: dict[str, bytes] = {}
    with served(site, path) as origin, running_browser(find_or_install_chromium(), LOOPBACK_ONLY) as browser:
        for language in languages:
            for width in WIDTHS:
                for part, picture in _pictures(browser, f"{origin}/{language}/", width):
                    pictures[f"{SCREENSHOTS}{language}-{part}-{width}.png"] = picture
    return pictures


def _pictures(browser: "Browser", url: str, width: int) -> Iterator[tuple[str, bytes]]:
    context = browser.new_context(viewport={"width": width, "height": _HEIGHT}, color_scheme="light")
    page = context.new_page()
    page.goto(url)
    if page.locator("#site-consent").count():
        page.wait_for_selector("#site-consent", state="visible")
        yield "banner", page.screenshot()
        page.set_viewport_size({"width": width, "height": _HIGH_ENOUGH})
        page.click("#site-consent [data-consent-open]")
        yield "settings", page.locator("#consent-dialog").screenshot()
    context.close()
