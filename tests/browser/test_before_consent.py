"""CB-01, CB-02: before a choice nothing third party is requested and nothing is stored, on any page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from plugins.keptword.inventory import Inventory
from tests.browser.states import BEFORE_CONSENT, Seen
from tests.conftest import Visitor

# What fingerprinting reads: each access is noted, and answered as always.
FINGERPRINT_READS = """
window.reads = [];
const note = (object, name) => {
    const { get, value } = Object.getOwnPropertyDescriptor(object, name);
    const noted = function (...given) { reads.push(name); return (get || value).apply(this, given); };
    Object.defineProperty(object, name, { [get ? "get" : "value"]: noted, configurable: true });
};
for (const name of ["plugins", "mimeTypes", "hardwareConcurrency", "deviceMemory", "userAgent", "platform", "languages",
    "maxTouchPoints", "getBattery", "userAgentData"]) if (name in Navigator.prototype) note(Navigator.prototype, name);
for (const name of ["width", "height", "colorDepth", "pixelDepth", "availWidth"]) note(Screen.prototype, name);
for (const name of ["toDataURL", "toBlob", "getContext"]) note(HTMLCanvasElement.prototype, name);
for (const name of ["getImageData", "measureText"]) note(CanvasRenderingContext2D.prototype, name);
for (const type of [WebGLRenderingContext, WebGL2RenderingContext]) note(type.prototype, "getParameter");
note(Date.prototype, "getTimezoneOffset");
note(Intl.DateTimeFormat.prototype, "resolvedOptions");
note(BaseAudioContext.prototype, "createOscillator");
if (window.FontFaceSet) note(FontFaceSet.prototype, "check");
"""

# CB-02: what visitors do that is no choice, however one may wish to take it for one.
NO_CHOICES: dict[str, Callable[[Page], object]] = {
    "scrolling to the end": lambda page: page.mouse.wheel(0, 100_000),
    "the End key": lambda page: page.keyboard.press("End"),
    "Escape": lambda page: page.keyboard.press("Escape"),
    "Escape within the banner": lambda page: page.press("#consent-accept-all", "Escape"),
    "clicking the text": lambda page: page.click("main h1"),
    "clicking the banner's own text": lambda page: page.click("#site-consent h2"),
    "passing over a button": lambda page: page.hover("#consent-accept-all"),
    "going from button to button by keyboard": lambda page: page.press("#consent-reject-all", "Tab"),
    "typing": lambda page: page.keyboard.type("y"),
    "another window size": lambda page: page.set_viewport_size({"width": 400, "height": 700}),
    "following a link": lambda page: page.click(".site-header .pages a >> nth=0"),
    "another language": lambda page: page.click(".languages a[hreflang=fr]"),
    "reading the settings": lambda page: page.click("#site-consent .consent-buttons a"),
    "reloading": lambda page: page.reload(),
}


def every_page(site: Path) -> list[str]:
    """Return the address of every page of the site."""
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [f"/{file.removesuffix('index.html')}" for file in files]


@pytest.mark.parametrize("part", range(4))
def test_cb_01_cb_02_no_page_requests_or_stores_anything_until_the_visitor_chooses(
    site: Path, inventory: Inventory, visitor: Visitor, part: int
) -> None:
    pages = every_page(site)
    assert len(pages) >= 4 * 12 + 2
    trackers = {source.host.split("//")[1] for service in inventory.optional for source in service.sources}
    # One profile for all: it is fresh for as long as nothing is stored, which each page shows.
    for path in pages[part::4]:
        visitor.receiver.forget()
        visitor.go(path)
        assert visitor.banner_is_visible, path
        visitor.page.mouse.wheel(0, 5000)
        visitor.page.keyboard.press("Escape")
        visitor.page.keyboard.press("End")
        visitor.wait()
        foreign, stored = visitor.receiver.foreign_requests(), visitor.stored_items()
        visitor.go(f"{path}?next")
        visitor.page.go_back()
        visitor.wait()
        foreign += visitor.receiver.foreign_requests()
        cookies = [item for item in stored if item.startswith("cookie ")]
        BEFORE_CONSENT.rows.append(Seen(path, len(foreign), len(cookies), len(stored) - len(cookies)))
        assert foreign == (), path
        connected = visitor.receiver.foreign_connections()
        assert not [host for host in connected if host in trackers], path
        assert stored + visitor.stored_items() == [], path
        assert visitor.banner_is_visible, path
        assert visitor.errors == [], path


@pytest.mark.parametrize("act", NO_CHOICES.values(), ids=NO_CHOICES)
def test_cb_02_nothing_but_pressing_a_button_is_a_choice(visitor: Visitor, act: Callable[[Page], object]) -> None:
    visitor.go("/en/contact/")
    act(visitor.page)
    visitor.wait()
    assert visitor.banner_is_visible
    assert visitor.stored_items() == []
    visitor.go("/en/")
    visitor.wait(50)
    assert visitor.banner_is_visible
    assert visitor.receiver.foreign_requests() == ()


@pytest.mark.parametrize("answer", ["none yet", "reject"])
def test_bl_13_no_page_reads_what_tells_browsers_apart(site: Path, visitor: Visitor, answer: str) -> None:
    visitor.page.add_init_script(FINGERPRINT_READS)
    visitor.go("/en/")
    if answer == "reject":
        visitor.reject_all()
    for path in every_page(site):
        visitor.go(path)
        assert visitor.page.evaluate("reads") == [], path


def test_bl_13_reads_that_are_planted_are_seen(visitor: Visitor) -> None:
    """Guards the test above."""
    visitor.page.add_init_script(FINGERPRINT_READS)
    visitor.receiver.pages["/planted/"] = (
        "<!doctype html><title>planted</title><script>navigator.plugins; screen.width;"
        "document.createElement('canvas').toDataURL()</script>"
    )
    visitor.go("/planted/")
    assert visitor.page.evaluate("reads") == ["plugins", "width", "toDataURL"]
