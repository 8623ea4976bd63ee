"""The ways in which visitors see the site: language, window, and what they set in their browser or system.

Not every combination: each setting stands in at least two, next to others that make it harder.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser

from tests.conftest import Visitor
from tests.receiver import Receiver

COOKIES_PAGE = {
    "en": "/en/cookie-policy/",
    "nl": "/nl/cookiebeleid/",
    "fr": "/fr/politique-cookies/",
    "de": "/de/cookie-richtlinie/",
}

# The root element is not there yet when such a script runs.
_RIGHT_TO_LEFT = """new MutationObserver((_, observer) => {
    if (document.documentElement) { document.documentElement.dir = "rtl"; observer.disconnect(); }
}).observe(document, { childList: true })"""

# WCAG 2.2, 1.4.12. A constructed sheet, since the site's own policy refuses any other.
_WIDE_SPACING = """(sheet => {
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important }
        * { word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
})(new CSSStyleSheet())"""


@dataclass(frozen=True)
class Appearance:
    """What a visitor has set: sizes in CSS pixels, the text size as the browser's default one."""

    name: str
    language: str
    size: tuple[int, int]
    scheme: Literal["light", "dark"] = "light"
    forced_colours: bool = False
    reduced_motion: bool = False
    right_to_left: bool = False
    wide_spacing: bool = False
    text_size: int = 16

    @property
    def cookies_page(self) -> str:
        return COOKIES_PAGE[self.language]


APPEARANCES = (
    Appearance("desktop", "en", (1280, 1024)),
    Appearance("dark-phone", "nl", (360, 800), "dark"),
    Appearance("320-pixels", "fr", (320, 640)),
    Appearance("400-percent-zoom", "de", (320, 256)),
    Appearance("forced-colours", "en", (1280, 1024), forced_colours=True),
    Appearance("forced-colours-dark-phone", "de", (320, 640), "dark", forced_colours=True),
    Appearance("double-text", "fr", (1280, 1024), text_size=32),
    Appearance("double-text-dark-phone", "nl", (320, 640), "dark", text_size=32),
    Appearance("reduced-motion", "de", (768, 1024), reduced_motion=True),
    Appearance("right-to-left-phone", "nl", (360, 800), right_to_left=True),
    Appearance("right-to-left-dark", "en", (1280, 1024), "dark", right_to_left=True, reduced_motion=True),
    Appearance("wide-spacing", "en", (1280, 1024), wide_spacing=True),
    Appearance("wide-spacing-phone", "fr", (320, 640), wide_spacing=True),
)


@contextmanager
def visitor_with(appearance: Appearance, browser: Browser, receiver: Receiver) -> Iterator[Visitor]:
    """Make someone with a fresh profile who sees the site like this."""
    width, height = appearance.size
    context = browser.new_context(
        ignore_https_errors=True,
        viewport={"width": width, "height": height},
        color_scheme=appearance.scheme,
        forced_colors="active" if appearance.forced_colours else "none",
        reduced_motion="reduce" if appearance.reduced_motion else "no-preference",
    )
    if appearance.right_to_left:
        context.add_init_script(_RIGHT_TO_LEFT)
    if appearance.wide_spacing:
        context.add_init_script(_WIDE_SPACING)
    page = context.new_page()
    sizes = {"standard": appearance.text_size, "fixed": round(appearance.text_size * 13 / 16)}
    context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
    yield Visitor(context, page, receiver, [])
    context.close()
