"""Equal, readable, reachable and whole in every appearance: WCAG 2.2 AA, and buttons that differ in nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.appearances import APPEARANCES, Appearance, visitor_with
from tests.browser.looks import FOCUS, LOOK, LOST_TEXT, SMALL_TARGETS, contrast
from tests.browser.test_dialog import DIALOG, open_settings
from tests.conftest import LANGUAGES, NewVisitor, Visitor
from tests.pages.test_structure import page_files
from tests.receiver import Receiver

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FIRST_LAYER, SECOND_LAYER = ".consent-buttons > button[id^=consent]", "#consent-settings [name=all]"


@pytest.fixture(scope="module", params=APPEARANCES, ids=lambda appearance: appearance.name)
def appearance(request: pytest.FixtureRequest) -> Appearance:
    found = request.param
    assert isinstance(found, Appearance)
    return found


@pytest.fixture(scope="module")
def someone(appearance: Appearance, browser: Browser, _receiver: Receiver) -> Iterator[Visitor]:
    with visitor_with(appearance, browser, _receiver) as visitor:
        yield visitor


@pytest.fixture
def visitor(someone: Visitor, appearance: Appearance) -> Visitor:
    """Someone on the cookies page, who has chosen nothing yet."""
    if someone.page.url.startswith(someone.receiver.origin):
        # Before the page is opened: it is opened once.
        someone.page.evaluate("localStorage.clear()")
    someone.go(appearance.cookies_page)
    assert someone.banner_is_visible
    return someone


@pytest.fixture
def reader(someone: Visitor, request: pytest.FixtureRequest, appearance: Appearance) -> Visitor:
    """The same for a test that only looks: where that page is open since the last one that looked, it stays so."""
    if not (someone.page.url.endswith(appearance.cookies_page) and someone.banner_is_visible):
        request.getfixturevalue("visitor")
    someone.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    return someone


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe finds: the rule and the elements."""
    options = {"runOnly": TAGS, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found]


def focused_by_tab(page: Page) -> Iterator[dict[str, Any]]:
    """Press Tab until focus leaves the page, and tell each time what has it."""
    while True:
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None:
            return
        yield focus


def test_ax_01_ax_06_ax_10_axe_finds_nothing_with_the_banner_open_and_with_it_closed(visitor: Visitor) -> None:
    assert violations(visitor.page) == []
    visitor.reject_all()
    assert not visitor.banner_is_visible
    assert violations(visitor.page) == []


@pytest.mark.parametrize("layer", [FIRST_LAYER, SECOND_LAYER])
def test_cb_05_accept_and_refuse_differ_in_nothing_but_place(visitor: Visitor, layer: str) -> None:
    if layer == SECOND_LAYER:
        visitor.reject_all()
    refuse, accept = visitor.page.locator(layer).all()
    visitor.page.locator("main").focus()
    assert refuse.evaluate(LOOK) == accept.evaluate(LOOK)
    looks = []
    for button in (refuse, accept):
        button.focus()
        looks.append(button.evaluate(LOOK))
    assert looks[0] == looks[1], "with the focus on them too"


def test_ax_03_ax_04_all_is_reached_by_keyboard_and_focus_is_marked_and_never_hidden(visitor: Visitor) -> None:
    reachable = visitor.page.locator(":is(a[href], button:enabled, input:enabled, summary):visible").count()
    order = []
    for focus in focused_by_tab(visitor.page):
        assert focus["isMarked"], focus
        assert focus["seen"] == 1 if focus["isInBanner"] else focus["seen"] >= 0.5, focus
        order.append(focus["html"])
        assert len(order) <= reachable
    assert len(order) == reachable
    in_banner = [html for html in order if 'id="consent-' in html]
    assert ["reject-all" in html for html in in_banner] == [True, False], "refuse comes before accept"


def test_ax_03_ax_04_focus_in_a_form_is_never_hidden_wholly(visitor: Visitor, appearance: Appearance) -> None:
    visitor.go({"de": "/de/kontakt/"}.get(appearance.language, f"/{appearance.language}/contact/"))
    visitor.page.focus("main")
    reached = 0
    for focus in focused_by_tab(visitor.page):
        assert focus["isMarked"], focus
        assert focus["seen"] > 0, focus
        reached += 1
    assert reached > 10


def test_ax_05_targets_are_large_enough_or_spaced(visitor: Visitor) -> None:
    assert visitor.page.evaluate(SMALL_TARGETS) == []
    visitor.reject_all()
    assert visitor.page.evaluate(SMALL_TARGETS) == []


def test_ax_07_no_text_is_lost(visitor: Visitor) -> None:
    assert visitor.page.evaluate(LOST_TEXT) == []
    visitor.reject_all()
    assert visitor.page.evaluate(LOST_TEXT) == []


def test_ax_07_the_banner_leaves_two_fifths_of_the_window_and_all_of_it_can_be_scrolled_to(reader: Visitor) -> None:
    banner = reader.page.locator("#site-consent")
    top, bottom, window = banner.evaluate(
        "b => [b.getBoundingClientRect().top, b.getBoundingClientRect().bottom, innerHeight]"
    )
    assert window - top <= 0.6 * window + 0.5
    assert bottom == window
    for part in [*banner.locator("p:visible").all(), *banner.locator("a, button").all()]:
        part.evaluate("part => part.scrollIntoView({ block: 'end' })")
        shown = part.evaluate("part => [part.getBoundingClientRect().bottom, part.getBoundingClientRect().top]")
        assert top < shown[0] <= bottom
        assert shown[1] < bottom


def test_cb_06_ax_06_refuse_can_be_read_and_focus_stands_out(reader: Visitor) -> None:
    page = reader.page.evaluate("getComputedStyle(document.getElementById('site-consent')).backgroundColor")
    for button in reader.page.locator(FIRST_LAYER).all():
        button.focus()
        text, ground, outline, border = button.evaluate(
            """button => (({ color, backgroundColor, outlineColor, borderTopColor }) =>
                [color, backgroundColor, outlineColor, borderTopColor])(getComputedStyle(button))"""
        )
        assert contrast(text, ground) >= 4.5
        assert contrast(outline, page) >= 3
        assert contrast(border, page) >= 3


def test_ax_06_links_in_text_are_underlined_not_only_coloured(reader: Visitor) -> None:
    links = reader.page.locator("#site-consent a, main p a")
    lines = links.evaluate_all("links => links.map(link => getComputedStyle(link).textDecorationLine)")
    assert set(lines) == {"underline"}


def test_on_paper_there_is_no_banner_and_the_text_can_be_read(reader: Visitor) -> None:
    reader.page.emulate_media(media="print")
    try:
        assert not reader.banner_is_visible
        assert reader.page.locator("main h1").is_visible()
        below = reader.page.evaluate("getComputedStyle(document.body).paddingBottom")
        assert below == "0px", "nor is room left for it"
    finally:
        reader.page.emulate_media(media="screen")


@pytest.fixture
def in_dialog(visitor: Visitor, appearance: Appearance) -> Visitor:
    """Someone who refused, and opened the settings over the home page."""
    visitor.reject_all()
    visitor.go(f"/{appearance.language}/")
    open_settings(visitor)
    return visitor


def test_ax_01_ax_05_ax_07_axe_finds_nothing_in_the_dialog_and_nothing_in_it_is_lost_or_small(
    in_dialog: Visitor,
) -> None:
    assert violations(in_dialog.page) == []
    assert in_dialog.page.evaluate(LOST_TEXT) == []
    assert in_dialog.page.evaluate(SMALL_TARGETS) == []


def test_cb_05_accept_and_refuse_differ_in_nothing_but_place_in_the_dialog(in_dialog: Visitor) -> None:
    refuse, accept = in_dialog.page.locator(f"{DIALOG} [name=all]").all()
    in_dialog.page.locator(f"{DIALOG} input").first.focus()
    assert refuse.evaluate(LOOK) == accept.evaluate(LOOK)


def test_ax_02_ax_03_all_of_the_dialog_is_reached_by_keyboard_and_focus_is_never_hidden(in_dialog: Visitor) -> None:
    reachable = in_dialog.page.locator(f"{DIALOG} :is(a[href], button, input):visible").count()
    reached = set()
    for _ in range(reachable + 1):
        in_dialog.page.keyboard.press("Tab")
        if focus := in_dialog.page.evaluate(FOCUS):
            assert focus["isMarked"], focus
            assert focus["seen"] == 1, focus
            reached.add(focus["html"])
    assert len(reached) == reachable > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_ax_06_ax_07_ax_11_ax_13_axe_finds_nothing_on_any_page_and_no_text_is_lost_at_320_pixels(
    new_visitor: NewVisitor, language: str
) -> None:
    visitor = new_visitor(viewport={"width": 320, "height": 640})
    pages = page_files(visitor.receiver.folder / language)
    assert len(pages) == 12
    for path in pages:
        visitor.go("/" + path.relative_to(visitor.receiver.folder).as_posix().removesuffix("index.html"))
        assert violations(visitor.page) == [], path
        assert visitor.page.evaluate(LOST_TEXT) == [], path
