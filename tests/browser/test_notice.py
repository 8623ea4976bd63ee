"""The notice of a major change: there for thirty days or until it is closed, and nothing moves when it is not there."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.looks import LOST_TEXT, SMALL_TARGETS
from tests.browser.test_appearances import violations
from tests.browser.test_in_browser import PAGES, column
from tests.conftest import NewVisitor, Visitor
from tests.made_once import made_once
from tests.policy_versions.project import SECOND, THIRD, built_third_version
from tests.receiver import Receiver

NOTICE = "#policy-notice"
ITEM = "local policy-notice"
DAY = datetime.timedelta(days=1)
ANNOUNCED = datetime.datetime.fromisoformat(f"{THIRD}T09:00:00+00:00")

SHIFTS = """window.shifts = 0; window.paintedWith = null;
    new PerformanceObserver(list => list.getEntries().forEach(entry => shifts += entry.value))
        .observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver(() => paintedWith ??= !!document.getElementById("policy-notice")?.checkVisibility())
        .observe({ type: "paint", buffered: true });"""


@pytest.fixture(scope="module")
def changed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "third-version", built_third_version) / "project/output"


@pytest.fixture(autouse=True)
def _changed(receiver: Receiver, changed_site: Path) -> Iterator[None]:
    folder = receiver.folder
    receiver.folder = changed_site
    yield
    receiver.folder = folder


def is_shown(visitor: Visitor, path: str, at: datetime.datetime) -> bool:
    visitor.page.clock.set_fixed_time(at)
    visitor.go(path)
    return visitor.page.locator(NOTICE).is_visible()


def test_it_is_shown_for_thirty_days_by_the_visitors_clock_and_nothing_is_stored(visitor: Visitor) -> None:
    for days in (0, 12, 29):
        assert is_shown(visitor, "/nl/contact/", ANNOUNCED + days * DAY), days
    for days in (30, 37, 400):
        assert not is_shown(visitor, "/nl/contact/", ANNOUNCED + days * DAY), days
    assert visitor.stored_items() == []
    assert visitor.errors == []


def test_cl_01_once_closed_it_stays_closed_and_what_says_so_is_listed_and_goes_with_it(visitor: Visitor) -> None:
    assert is_shown(visitor, "/en/", ANNOUNCED)
    visitor.page.focus(f"{NOTICE} button")
    visitor.page.keyboard.press("Enter")
    assert not visitor.page.locator(NOTICE).is_visible()
    assert visitor.page.evaluate("document.activeElement.localName") == "main"
    assert visitor.banner_is_visible, "the banner still asks"
    assert visitor.stored_items() == [ITEM]
    for path in ("/fr/", PAGES["en"]):
        assert not is_shown(visitor, path, ANNOUNCED + 29 * DAY)
    visitor.wait(300)
    assert column(visitor, "consent-choice")["policy-notice"] == "yes"
    visitor.page.evaluate("localStorage['policy-notice'] = 'of another change'")
    assert is_shown(visitor, "/en/", ANNOUNCED + DAY)
    assert visitor.stored_items() == [], "what was closed before is of no use any more"
    visitor.page.click(f"{NOTICE} button")
    assert visitor.stored_items() == [ITEM]
    assert not is_shown(visitor, "/en/", ANNOUNCED + 30 * DAY)
    assert visitor.stored_items() == []
    assert visitor.receiver.foreign_requests() == ()


def test_nothing_moves_whether_it_is_shown_closed_or_over(visitor: Visitor) -> None:
    visitor.page.add_init_script(SHIFTS)
    for at, stored, expected in (
        (ANNOUNCED, "", True),
        (ANNOUNCED, THIRD, False),
        (ANNOUNCED + 40 * DAY, "", False),
    ):
        visitor.page.clock.set_fixed_time(at)
        visitor.go("/en/")
        visitor.page.evaluate("stored => { localStorage['policy-notice'] = stored }", stored)
        visitor.go("/de/kontakt/")
        visitor.page.evaluate(
            "new Promise(done => new PerformanceObserver(done).observe({ type: 'paint', buffered: true }))"
        )
        visitor.wait(100)
        assert visitor.page.evaluate("[shifts, paintedWith]") == [0, expected]


def test_without_scripts_it_is_a_line_with_a_link_and_on_paper_it_is_not_there(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(java_script_enabled=False)
    visitor.go("/en/")
    assert visitor.page.locator(f"{NOTICE} a").is_visible()
    assert not visitor.page.locator(f"{NOTICE} button").is_visible()
    visitor.page.emulate_media(media="print")
    assert not visitor.page.locator(NOTICE).is_visible()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_ax_01_ax_05_ax_06_ax_07_notice_and_earlier_version_can_be_read_and_used_by_all(
    new_visitor: NewVisitor, scheme: str, width: int
) -> None:
    visitor = new_visitor(viewport={"width": width, "height": 640}, color_scheme=scheme)
    for path in ("/fr/", f"/en/privacy-policy/{SECOND}/", f"/de/cookie-richtlinie/{SECOND}/"):
        visitor.go(path)
        assert visitor.page.locator(NOTICE).is_visible()
        assert violations(visitor.page) == [], path
        # What is only said is meant not to be seen.
        visitor.page.evaluate("document.querySelectorAll('.said').forEach(said => said.remove())")
        assert visitor.page.evaluate(LOST_TEXT) == [], path
        assert visitor.page.evaluate(SMALL_TARGETS) == [], path


def test_what_changed_can_be_put_away_to_read_the_earlier_text_alone(visitor: Visitor) -> None:
    visitor.go(f"/en/privacy-policy/{SECOND}/")
    visitor.reject_all()
    text = visitor.page.locator(".page-earlier li", has_text="Every system needs a password.")
    assert text.locator("del").evaluate("mark => getComputedStyle(mark).textDecorationLine") == "line-through"
    visitor.go(f"/en/cookie-policy/{SECOND}/")
    added = visitor.page.get_by_text("Cookies are still cookies.")
    assert added.is_visible()
    visitor.page.uncheck("#show-marks")
    assert not added.is_visible()
    assert visitor.page.locator(".page-earlier section", has_text="LinkedIn Insight").first.is_visible()
