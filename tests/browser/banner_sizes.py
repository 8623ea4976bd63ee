"""How much of each screen the banner takes, and what of its text cannot be seen there without scrolling (CB-20).

    python -m tests.browser.banner_sizes

builds the site and prints a table: languages, screens, text sizes; then another, of browsers that ask not to be
followed, to which the banner says more.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

from plugins.keptword.browser.chromium import find_or_install_headless_chromium
from plugins.keptword.browser.launching import every_host_at, running_browser
from tests.receiver import running_receiver
from tools.publication.building import build_site, site_settings

# In CSS pixels: phones on which all of the first layer is to be seen, and a desktop.
PHONES = ((360, 640), (375, 667), (390, 844))
DESKTOP = (1280, 800)

# Of the browser's default text size, in percent.
TEXT_SIZES = (100, 130)

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

SIGNAL = "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })"

# Each word has to be inside the window and inside all that could cut it off, and nothing may lie over it.
_MEASURE = """([width, height, textSize]) => {
    const ems = width / textSize;
    const isTextSize = matchMedia(`(min-width: ${ems - .01}em) and (max-width: ${ems + .01}em)`).matches;
    if (innerWidth !== width || innerHeight !== height || !isTextSize) return null;
    const banner = document.getElementById("site-consent");
    if (!banner.checkVisibility()) return null;
    const inSight = ({ left, top, width, height }, holder) => {
        const points = [[.5, .5], [.1, .1], [.9, .9]].map(([x, y]) => [left + x * width, top + y * height]);
        return width > 0 && points.every(([x, y]) => holder.contains(document.elementFromPoint(x, y)));
    };
    const hidden = [];
    let words = 0;
    const texts = document.createTreeWalker(banner, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode, parent = text.parentElement;
        if (!parent.checkVisibility()) continue;
        for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\p{N}][\\p{L}\\p{N}'’-]*/gu)) {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            if (![...range.getClientRects()].every(rect => inSight(rect, parent))) hidden.push(word);
            if (!parent.closest(".consent-buttons")) words += 1;
        }
    }
    for (const part of banner.querySelectorAll("p, a, button, h2")) {
        if (part.checkVisibility() && !inSight(part.getBoundingClientRect(), banner)) hidden.push(part.outerHTML);
    }
    const boxes = [banner, ...banner.children].filter(box => getComputedStyle(box).overflowY !== "visible");
    return {
        words,
        hidden,
        height: banner.getBoundingClientRect().height,
        isScrolling: boxes.some(box => box.scrollHeight > box.clientHeight + 1),
    };
}"""


@dataclass(frozen=True)
class BannerSize:
    """The banner on one screen: words without those of the three controls, height and what cannot be seen."""

    language: str
    screen: tuple[int, int]
    text_size: int
    scheme: str
    words: int
    height: float
    hidden: tuple[str, ...]
    is_scrolling: bool

    @property
    def share(self) -> float:
        """The share of the screen that it takes; it is as wide as that."""
        return self.height / self.screen[1]


def banner_sizes(
    page: Page,
    open_page: Callable[[str], object],
    languages: Iterable[str],
    screens: Iterable[tuple[int, int]] = (*PHONES, DESKTOP),
) -> Iterator[BannerSize]:
    """Measure the banner of each language on each screen; `open_page` opens the start page of a language."""
    session = page.context.new_cdp_session(page)
    screens = tuple(screens)
    for language in languages:
        open_page(language)
        for screen, text_size, scheme in product(screens, TEXT_SIZES, SCHEMES):
            page.set_viewport_size({"width": screen[0], "height": screen[1]})
            pixels = round(16 * text_size / 100)
            session.send("Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": round(pixels * 13 / 16)}})
            page.emulate_media(color_scheme=scheme)
            seen = _seen(page, screen, pixels)
            yield BannerSize(
                language, screen, text_size, scheme, seen["words"], seen["height"], tuple(seen["hidden"]),
                seen["isScrolling"],
            )  # fmt: skip
    session.detach()


def _seen(page: Page, screen: tuple[int, int], pixels: int) -> dict[str, Any]:
    """Measure once the page has taken up what was set, in its own time."""
    for _ in range(500):
        if seen := page.evaluate(_MEASURE, [*screen, pixels]):
            return dict(seen)
        page.wait_for_timeout(20)
    raise AssertionError(f"the window is not {screen} with text of {pixels} pixels")


def table(sizes: Iterable[BannerSize]) -> Iterator[str]:
    """Yield the lines of the table, those of a screen below one another."""
    yield "language  screen    text  words  height  share  not in sight"
    for one in sizes:
        if one.scheme == SCHEMES[0]:
            screen = "×".join(map(str, one.screen))
            size = f"{one.words:5}  {one.height:6.0f}  {one.share:5.0%}"
            lost = f"{len(one.hidden)}{' (scrolls)' if one.is_scrolling else ''}"
            yield f"{one.language:8}  {screen:8}  {one.text_size:3}%  {size}  {lost}"


def _sizes_at(page: Page, origin: str, languages: Iterable[str]) -> Iterator[BannerSize]:
    return banner_sizes(page, lambda code: page.goto(f"{origin}/{code}/"), languages)


def main() -> None:
    root = Path(__file__).parents[2]
    settings = site_settings(root)
    with tempfile.TemporaryDirectory() as folder:
        build_site(root, Path(folder, "output"))
        with (
            running_receiver(settings.address.host, Path(folder, "output")) as receiver,
            running_browser(find_or_install_headless_chromium(), *every_host_at(receiver.port)) as browser,
        ):
            for script in ("", SIGNAL):
                page = browser.new_context(ignore_https_errors=True).new_page()
                page.add_init_script(script)
                for line in table(_sizes_at(page, receiver.origin, settings.languages)):
                    print(line)


if __name__ == "__main__":
    main()
