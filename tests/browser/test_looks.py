"""Guards against empty proof: each measure of looks finds a fault that was planted on purpose."""

import pytest

from tests.browser.looks import FOCUS, LOOK, LOST_TEXT, SMALL_TARGETS, contrast
from tests.conftest import Visitor

HIDDEN = '<section id="site-consent" hidden></section>'


def planted(visitor: Visitor, markup: str) -> None:
    visitor.receiver.pages["/planted/"] = f"<!doctype html><title>planted</title><body>{markup}"
    visitor.go("/planted/")


@pytest.mark.parametrize(
    ("markup", "is_lost"),
    [
        ("<p>Words that fit.</p>", False),
        ("<p style='width: 3em'>Incomprehensibilities</p>", True),
        ("<p style='height: 1em; overflow: hidden'>One<br>two</p>", True),
        ("<div style='overflow: auto; width: 5em'><p style='width: 9em'>To scroll to</p></div>", True),
        ("<p style='margin-left: 99vw; width: 9em'>Off the page</p>", True),
    ],
)
def test_text_that_is_lost_is_found(visitor: Visitor, markup: str, is_lost: bool) -> None:
    planted(visitor, markup)
    assert bool(visitor.page.evaluate(LOST_TEXT)) == is_lost


@pytest.mark.parametrize(
    ("markup", "are_small"),
    [
        ("<button style='width: 24px; height: 24px'></button>", False),
        ("<button style='width: 23px; height: 24px; padding: 0; margin: 30px'></button>", False),
        ("<button style='width: 20px; height: 20px; padding: 0'></button>" * 2, True),
        ("<p>A sentence with <a href='/'>a link</a><br>and <a href='/'>another</a> in it.</p>", False),
    ],
)
def test_targets_that_are_small_and_close_are_found(visitor: Visitor, markup: str, are_small: bool) -> None:
    planted(visitor, HIDDEN + markup)
    assert bool(visitor.page.evaluate(SMALL_TARGETS)) == are_small


def test_focus_that_is_covered_or_not_marked_is_found(visitor: Visitor) -> None:
    cover = "<div style='position: fixed; inset: 0 0 50% 0; background: white'></div>"
    planted(visitor, f"{HIDDEN}<button style='outline: none'>covered</button>{cover}")
    visitor.page.keyboard.press("Tab")
    focus = visitor.page.evaluate(FOCUS)
    assert (focus["seen"], focus["isMarked"]) == (0, False)
    planted(visitor, f"{HIDDEN}<button style='outline: 2px solid'>plain</button>")
    visitor.page.keyboard.press("Tab")
    focus = visitor.page.evaluate(FOCUS)
    assert (focus["seen"], focus["isMarked"]) == (1, True)


def test_the_least_difference_between_two_buttons_is_found(visitor: Visitor) -> None:
    planted(visitor, "<button>Aa</button> <button>Aa</button> <button style='font-weight: 401'>Aa</button>")
    looks = [button.evaluate(LOOK) for button in visitor.page.locator("button").all()]
    assert looks[0] == looks[1] != looks[2]


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)") == pytest.approx(21)
    assert contrast("rgb(119, 119, 119)", "rgb(255, 255, 255)") == pytest.approx(4.48, abs=0.01)
    assert contrast("rgba(0, 0, 0, 0)", "rgb(9, 9, 9)") == pytest.approx(1)
