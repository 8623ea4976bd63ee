"""The places of a page that ask for a part: filled, replaced, or told where they cannot be."""

import pytest

from plugins.keptword.inventory import Inventory
from plugins.keptword.protection.html_page import read_page
from plugins.keptword.protection.places import parts_of, places_in, wrong_places


def told(inventory: Inventory, markup: str) -> list[str]:
    page = read_page("x.html", f"<!doctype html>\n{markup}".encode())
    return [str(problem) for problem in wrong_places(page, inventory)]


def test_an_element_is_filled_and_a_template_gives_its_place_up() -> None:
    html = '<body><div data-keptword="list">old</div><template data-keptword="receipt">x</template>'
    page = read_page("x.html", html.encode())
    taken = [html[place.start : place.end] for place in places_in(page)]
    assert taken == ["old", '<template data-keptword="receipt">x</template>']
    assert parts_of(page) == {"list", "receipt"}


def test_what_stands_within_a_place_goes_with_it() -> None:
    html = '<body><div data-keptword="list"><p data-keptword="settings"></p></div>'
    assert [place.name for place in places_in(read_page("x.html", html.encode()))] == ["list"]


@pytest.mark.parametrize(
    ("markup", "wrong"),
    [
        ("<p data-keptword=lists></p>", 'x.html:2:1: data-keptword="lists" asks for a part that there is not'),
        ("<p data-keptword></p>", "Write one of settings, list, recipients, receipt, embed"),
        ("<p data-keptword=embed></p>", 'data-keptword-service="" names no service with an [embed]'),
        ("<p data-keptword=embed data-keptword-service=meta-pixel></p>", "youtube"),
        ("<i data-keptword=list></i><b data-keptword=list></b>", "stands in this page twice"),
    ],
)
def test_a_place_that_cannot_be_filled_is_told(markup: str, wrong: str, inventory: Inventory) -> None:
    (problem,) = told(inventory, markup)
    assert wrong in problem


def test_embeds_may_stand_in_a_page_as_often_as_an_editor_likes(inventory: Inventory) -> None:
    assert told(inventory, 2 * "<p data-keptword=embed data-keptword-service=youtube></p>") == []
