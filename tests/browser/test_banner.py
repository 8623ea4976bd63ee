"""How the banner looks and behaves: equal buttons, no wall, no shift, no timer, at every width."""

import re

import pytest

from tests.browser.appearances import COOKIES_PAGE
from tests.browser.banner_sizes import DESKTOP, PHONES, SIGNAL, banner_sizes
from tests.browser.looks import LOOK
from tests.browser.test_before_consent import every_page
from tests.conftest import LANGUAGES, NewVisitor, Visitor

WIDTHS = (320, 360, 768, 1280)
BUTTONS = ("#consent-reject-all", "#consent-accept-all")
LABELS = {
    "en": ("Reject all", "Accept all", "Settings"),
    "nl": ("Alles weigeren", "Alles aanvaarden", "Instellingen"),
    "fr": ("Tout refuser", "Tout accepter", "Paramètres"),
    "de": ("Alle ablehnen", "Alle akzeptieren", "Einstellungen"),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_cb_05_accept_and_refuse_look_the_same(new_visitor: NewVisitor, scheme: str, width: int) -> None:
    visitor = new_visitor(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for language in LANGUAGES:
        visitor.go(f"/{language}/")
        refuse, accept = (visitor.page.locator(button) for button in BUTTONS)
        assert refuse.evaluate(LOOK) == accept.evaluate(LOOK)
        boxes = [button.bounding_box() for button in (refuse, accept)]
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert boxes[0]["height"] == boxes[1]["height"]
        assert boxes[0]["y"] == boxes[1]["y"], "side by side"
        assert boxes[0]["x"] < boxes[1]["x"], "refuse comes first"
        assert boxes[0]["height"] >= 24
        assert boxes[1]["y"] + boxes[1]["height"] <= 800, "both stand on the first screen"
        assert boxes[1]["x"] + boxes[1]["width"] <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_cb_03_cb_05_accept_and_refuse_are_alike_in_the_settings_too(new_visitor: NewVisitor, width: int) -> None:
    visitor = new_visitor(viewport={"width": width, "height": 800})
    for path in COOKIES_PAGE.values():
        visitor.go(path)
        refuse, accept = visitor.page.locator("#consent-settings [name=all]").all()
        assert refuse.evaluate(LOOK) == accept.evaluate(LOOK)
        sizes = [button.evaluate("b => [b.offsetWidth, b.offsetHeight]") for button in (refuse, accept)]
        assert sizes[0] == sizes[1]


@pytest.mark.parametrize("size", [(320, 256), (640, 360), (360, 640)])
def test_cb_10_the_banner_can_be_read_on_a_small_screen(new_visitor: NewVisitor, size: tuple[int, int]) -> None:
    visitor = new_visitor(viewport={"width": size[0], "height": size[1]})
    visitor.go("/fr/")
    banner, text = visitor.page.locator("#site-consent"), visitor.page.locator("#site-consent p").first
    assert banner.evaluate("b => b.offsetHeight") <= 0.6 * size[1] + 0.5
    assert text.evaluate("t => t.getBoundingClientRect().top < innerHeight")
    assert visitor.page.locator("#site-consent > div").first.evaluate("d => d.offsetHeight") > 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_cb_20_every_word_and_link_can_be_seen_on_a_phone_without_scrolling_and_leaves_room_for_the_page(
    visitor: Visitor, language: str
) -> None:
    sizes = list(banner_sizes(visitor.page, lambda code: visitor.go(f"/{code}/"), [language]))
    assert len(sizes) == 16, "four screens, two sizes of text, light and dark"
    assert [size for size in sizes if size.hidden or size.is_scrolling] == []
    assert [size for size in sizes if not 30 <= size.words <= 60] == []
    assert [size for size in sizes if size.screen == DESKTOP and size.share > 1 / 3] == []
    assert [size for size in sizes if size.screen == PHONES[-1] and size.share > 1 / 2] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_cb_20_what_is_said_to_browsers_that_ask_not_to_be_followed_can_be_seen_on_a_phone_too(
    visitor: Visitor, language: str
) -> None:
    visitor.page.add_init_script(SIGNAL)
    sizes = list(banner_sizes(visitor.page, lambda code: visitor.go(f"/{code}/"), [language]))
    assert [size for size in sizes if size.hidden or size.is_scrolling] == []
    assert [size for size in sizes if size.words <= 60] == [], "the note is there"
    assert [size for size in sizes if size.screen == DESKTOP and size.share > 1 / 3] == []
    assert [size for size in sizes if size.screen == PHONES[-1] and size.share > 3 / 5] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_cb_03_cb_04_cb_18_the_banner_has_the_three_controls_in_this_order_at_every_width(
    visitor: Visitor, language: str
) -> None:
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        visitor.go(f"/{language}/")
        controls = visitor.page.locator("#site-consent .consent-buttons > *")
        assert tuple(controls.all_inner_texts()) == LABELS[language]
        assert [control.evaluate("c => c.localName") for control in controls.all()] == ["button", "button", "a"]


def test_ax_03_the_banner_is_first_by_keyboard_and_works_with_it(visitor: Visitor) -> None:
    visitor.go("/nl/")
    order = []
    for _ in range(7):
        visitor.page.keyboard.press("Tab")
        order.append(visitor.page.evaluate("document.activeElement.id || document.activeElement.className || 'link'"))
    assert order == ["skip", "link", "link", "link", "consent-reject-all", "consent-accept-all", "link"]
    visitor.page.focus("#consent-reject-all")
    visitor.page.keyboard.press("Enter")
    assert not visitor.banner_is_visible


def test_the_banner_is_there_at_first_paint_and_shifts_nothing(visitor: Visitor) -> None:
    visitor.page.add_init_script(
        """window.shifts = 0; window.paintedWith = null;
        new PerformanceObserver(list => list.getEntries().forEach(entry => shifts += entry.value))
            .observe({ type: "layout-shift", buffered: true });
        new PerformanceObserver(() => paintedWith ??= !!document.getElementById("site-consent")?.checkVisibility())
            .observe({ type: "paint", buffered: true });"""
    )
    for path in ("/en/", "/fr/contact/", "/de/cookie-richtlinie/"):
        visitor.go(path)
        visitor.page.evaluate(
            "new Promise(done => new PerformanceObserver(done).observe({ type: 'paint', buffered: true }))"
        )
        visitor.wait(200)
        assert visitor.page.evaluate("[shifts, paintedWith]") == [0, True]


def test_a_page_that_comes_in_slowly_shows_the_banner_whole_and_shifts_nothing(visitor: Visitor) -> None:
    built = (visitor.receiver.folder / "en/index.html").read_text("utf-8")
    head, rest = built.split("</h2>", 1)
    visitor.receiver.pages["/slowly/"] = f'{head}</h2><script src="/slow.js"></script>{rest}'
    visitor.receiver.delays["/slow.js"] = 0.5
    visitor.page.add_init_script(
        """window.shifts = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => shifts += entry.value))
            .observe({ type: "layout-shift", buffered: true });"""
    )
    visitor.go("/slowly/")
    visitor.wait(200)
    assert visitor.banner_is_visible
    assert visitor.page.evaluate("shifts") == 0


def test_the_banner_costs_no_request(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.wait()
    requested = {request.path for request in visitor.receiver.own_requests() if "/icon." not in request.path}
    assert {re.sub(r"\.\w{8}\.", ".", path) for path in requested} == {"/en/", "/theme/style.css"}


def text_of(visitor: Visitor, path: str) -> str:
    unchanging = "main :is(h1, h2, h3, h4, dd, legend, label)" if path in COOKIES_PAGE.values() else "main"
    return "\n".join(visitor.page.locator(unchanging).all_inner_texts())


def test_cb_08_refusing_leaves_every_page_as_it_was(visitor: Visitor) -> None:
    """The page of the settings says what is in the browser now, so of that page all but this is compared."""
    paths = every_page(visitor.receiver.folder)
    texts = {}
    for path in paths:
        visitor.go(path)
        texts[path] = text_of(visitor, path)
    visitor.reject_all()
    for path in paths:
        visitor.go(path)
        assert not visitor.banner_is_visible, path
        assert text_of(visitor, path) == texts[path]
        assert len(texts[path]) > 40
        assert visitor.page.evaluate("getComputedStyle(document.body).overflow") == "visible", "the page scrolls"


def test_cb_08_refusing_leaves_every_form_usable(visitor: Visitor) -> None:
    for path, field in (("/en/contact/", "#message"), ("/en/newsletter/", "#email"), ("/en/your-rights/", "#details")):
        visitor.go(path)
        if visitor.banner_is_visible:
            visitor.reject_all()
        visitor.page.fill(field, "text")
        assert visitor.page.locator("main form button").last.is_enabled()


def test_ax_01_the_banner_is_a_named_part_of_the_page_and_claims_to_be_no_more(visitor: Visitor) -> None:
    for language in LANGUAGES:
        visitor.go(f"/{language}/")
        title = visitor.page.inner_text("#site-consent h2")
        assert visitor.page.get_by_role("region", name=title, exact=True).get_attribute("id") == "site-consent"
        assert visitor.page.locator("[aria-modal], [inert]").count() == 0


def test_ax_02_focus_enters_and_leaves_the_banner_freely_and_escape_answers_nothing(visitor: Visitor) -> None:
    visitor.go("/en/")
    last, first = (
        visitor.page.locator("#site-consent .consent-buttons a"),
        visitor.page.locator("#site-consent a").first,
    )
    last.focus()
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.matches('.wordmark, #policy-notice a')")
    first.focus()
    visitor.page.keyboard.press("Shift+Tab")
    assert visitor.page.evaluate("document.activeElement.matches('.skip')")
    visitor.page.focus("#consent-accept-all")
    visitor.page.keyboard.press("Escape")
    assert visitor.banner_is_visible
    assert visitor.stored_items() == []


def test_ax_09_speech_finds_each_control_by_the_words_on_it(visitor: Visitor) -> None:
    for path in COOKIES_PAGE.values():
        visitor.go(path)
        for label in visitor.page.locator(":is(#site-consent, #consent-settings) button:visible").all_inner_texts():
            assert visitor.page.get_by_role("button", name=label, exact=True).count() >= 1, label
        for label in visitor.page.locator("#site-consent a").all_inner_texts():
            assert visitor.page.get_by_role("link", name=label, exact=True).count() >= 1, label
        for label in visitor.page.locator("#consent-settings label").all_inner_texts():
            assert visitor.page.get_by_role("checkbox", name=label.strip(), exact=True).count() == 1, label


@pytest.mark.parametrize("language", LANGUAGES)
def test_cb_11_the_list_the_policy_and_the_rights_can_be_read_before_choosing(visitor: Visitor, language: str) -> None:
    for number, anchor in enumerate(("list", None, "rights")):
        visitor.go(f"/{language}/")
        link = visitor.page.locator("#site-consent p a").nth(number)
        address = link.get_attribute("href") or ""
        assert address.partition("#")[2] == (anchor or "")
        link.click()
        visitor.page.wait_for_url(f"**{address}")
        heading = visitor.page.locator(f"[id='{anchor}']" if anchor else "h1")
        top, banner = (
            part.evaluate("p => p.getBoundingClientRect().top")
            for part in (heading, visitor.page.locator("#site-consent"))
        )
        assert -1 <= top < banner, "the heading stands in sight, above the banner"
        assert visitor.banner_is_visible
    assert visitor.receiver.foreign_requests() == ()
    assert visitor.stored_items() == []
