"""How the banner looks and behaves: equal buttons, no hidden focus, no wall, no shift, at every width."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.look import LOOK
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
    for path in ("/en/cookie-policy/", "/nl/cookiebeleid/", "/fr/politique-cookies/", "/de/cookie-richtlinie/"):
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
    assert banner.evaluate("b => b.offsetHeight") <= 0.61 * size[1]
    assert text.evaluate("t => t.getBoundingClientRect().top < innerHeight")
    assert visitor.page.locator("#site-consent > div").first.evaluate("d => d.offsetHeight") > 60


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


@pytest.mark.parametrize("width", [360, 1280])
def test_ax_04_the_banner_never_hides_what_has_focus(new_visitor: NewVisitor, width: int) -> None:
    visitor = new_visitor(viewport={"width": width, "height": 800})
    for path in ("/en/contact/", "/de/datenschutzerklaerung/"):
        visitor.go(path)
        reached = 0
        for _ in range(200):
            visitor.page.keyboard.press("Tab")
            hidden = visitor.page.evaluate(
                """() => {
                    const focused = document.activeElement, banner = document.getElementById("site-consent");
                    if (focused === document.body || banner.contains(focused)) return null;
                    const { top, bottom } = focused.getBoundingClientRect();
                    return top >= banner.getBoundingClientRect().top ? focused.outerHTML : "";
                }"""
            )
            if hidden is None:
                continue
            assert hidden == ""
            reached += 1
        assert reached > 15


def test_ax_03_the_banner_is_first_by_keyboard_and_works_with_it(visitor: Visitor) -> None:
    visitor.go("/nl/")
    order = []
    for _ in range(6):
        visitor.page.keyboard.press("Tab")
        order.append(visitor.page.evaluate("document.activeElement.id || document.activeElement.className || 'link'"))
    assert order == ["skip", "link", "link", "consent-reject-all", "consent-accept-all", "link"]
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
        visitor.wait(200)
        assert visitor.page.evaluate("[shifts, paintedWith]") == [0, True]


def test_the_banner_costs_no_request(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.wait()
    assert {request.path for request in visitor.receiver.own_requests()} == {
        "/en/", "/theme/style.css", "/theme/icon.svg",
    }  # fmt: skip


def test_cb_08_refusing_leaves_every_page_and_form_usable(visitor: Visitor) -> None:
    for path, field in (("/en/contact/", "#message"), ("/en/newsletter/", "#email"), ("/en/your-rights/", "#details")):
        visitor.go(path)
        if visitor.banner_is_visible:
            visitor.reject_all()
        visitor.page.fill(field, "text")
        assert visitor.page.locator("main form button").last.is_enabled()


def test_the_banner_is_not_printed(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.page.emulate_media(media="print")
    assert not visitor.banner_is_visible


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_with_the_banner_open_and_closed(
    new_visitor: NewVisitor, inventory: object, language: str, scheme: str
) -> None:
    """CB-06, AX-01, AX-05, AX-06, AX-10, AX-11, AX-13: what axe can see of WCAG 2.2 AA."""
    visitor = new_visitor(color_scheme=scheme, viewport={"width": 360, "height": 800}, bypass_csp=True)
    pages = sorted(path.parent for path in visitor.receiver.folder.glob(f"{language}/*/index.html"))
    for folder in [visitor.receiver.folder / language, *pages]:
        visitor.go(f"/{folder.relative_to(visitor.receiver.folder).as_posix()}/")
        for _ in ("open", "closed"):
            options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
            found = Axe().run(visitor.page, options=options).response["violations"]
            assert [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found] == [], folder
            if visitor.banner_is_visible:
                visitor.reject_all()
        visitor.page.evaluate("localStorage.clear()")


@pytest.mark.parametrize("language", LANGUAGES)
def test_ax_07_no_page_scrolls_sideways_at_320_pixels(new_visitor: NewVisitor, language: str) -> None:
    visitor = new_visitor(viewport={"width": 320, "height": 640})
    for path in sorted(visitor.receiver.folder.glob(f"{language}/**/*.html")):
        visitor.go("/" + path.relative_to(visitor.receiver.folder).as_posix().removesuffix("index.html"))
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320, path
