"""The banner under style sheets that say what sections and hidden elements look like: there when asked, gone after."""

import pytest

from tests.conftest import Visitor

STYLES = {
    "sections are blocks": "section, article, nav, div { display: block }",
    "sections are blocks, and that matters": "section, div, p { display: block !important }",
    "what is hidden is not shown, and that matters": "[hidden] { display: none !important }",
    "what is hidden is only unseen": "[hidden] { display: block; visibility: hidden }",
    "everything is in a grid": "body > * { display: grid; position: static }",
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_the_banner_is_shown_until_a_choice_and_gone_behind_it(visitor: Visitor, style: str) -> None:
    visitor.page.route(
        "**/theme/style*.css",
        lambda route: route.fulfill(body=style, content_type="text/css"),
    )
    visitor.go("/en/")
    assert visitor.banner_is_visible
    hidden = visitor.page.locator("#site-consent [hidden]")
    assert [hidden.nth(number).is_visible() for number in range(hidden.count())] == [False] * hidden.count()
    visitor.reject_all()
    visitor.wait()
    assert not visitor.banner_is_visible
