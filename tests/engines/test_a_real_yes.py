"""CB-01: what is a yes in each engine: a click or a key on the button itself, and no label that clicks it instead."""

import pytest

from tests.browser.planted import with_markup
from tests.engines.test_behaviour import COOKIES, HOMES
from tests.engines.visitor import Visitor

ENTER, SPACE = "\ue007", " "


def press(visitor: Visitor, selector: str, key: str) -> None:
    visitor.session.elements(selector)[0].send_keys(key)


def test_a_label_that_clicks_the_button_is_no_yes(visitor: Visitor) -> None:
    label = '<label for="consent-accept-all" id="terms">Read the terms</label>'
    visitor.receiver.pages["/planted/"] = with_markup(visitor.receiver, "main", label)
    visitor.go("/planted/")
    visitor.session.run("addEventListener('click', ({ target }) => (window.clicked = target.id))")
    visitor.session.click("#terms")
    visitor.wait_until("window.clicked === 'consent-accept-all'")
    visitor.linger()
    assert visitor.is_asked
    assert visitor.contacted() == set()
    visitor.follow("#consent-accept-all")
    assert visitor.granted()


@pytest.mark.parametrize("key", [ENTER, SPACE], ids=["Enter", "Space"])
def test_a_key_on_the_button_is_a_yes(visitor: Visitor, key: str) -> None:
    visitor.go(HOMES["en"])
    with visitor.new_document():
        press(visitor, "#consent-accept-all", key)
    assert visitor.granted()


def test_ticks_and_enter_in_the_settings_are_a_yes(visitor: Visitor) -> None:
    visitor.go(COOKIES["en"])
    press(visitor, "[name=service][value=youtube]", SPACE)
    with visitor.new_document():
        press(visitor, "[name=service][value=youtube]", ENTER)
    assert visitor.granted() == ["youtube"]
