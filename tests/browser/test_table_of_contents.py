"""The table of contents stays with the reader: beside the text on a wide screen, one tap away on a phone."""

from tests.conftest import NewVisitor, Visitor

POLICY = "/en/privacy-policy/"
PHONE, DESK = {"width": 360, "height": 800}, {"width": 1280, "height": 800}


def reader(new_visitor: NewVisitor, size: dict[str, int], place: str = "") -> Visitor:
    visitor = new_visitor(viewport=size)
    visitor.go(POLICY)
    visitor.reject_all()
    visitor.go("/en/")
    visitor.go(POLICY + place)
    visitor.wait(100)
    return visitor


def top(visitor: Visitor, selector: str) -> float:
    box = visitor.page.locator(selector).bounding_box()
    assert box is not None
    return box["y"]


def test_on_a_wide_screen_it_stays_in_view_and_marks_the_section_that_is_read(new_visitor: NewVisitor) -> None:
    visitor = reader(new_visitor, DESK, "#rights")
    link = visitor.page.locator(".toc a[href='#rights']")
    assert 0 <= top(visitor, ".toc") < 100
    assert link.is_visible()
    marked = visitor.page.locator(".toc a").evaluate_all(
        """links => links.filter(link => getComputedStyle(link).textDecorationLine === "underline")
            .map(link => link.hash)"""
    )
    assert marked == ["#rights"]
    assert not visitor.page.locator(".to-toc").is_visible()


def test_on_a_wide_screen_the_banner_covers_none_of_it(new_visitor: NewVisitor) -> None:
    visitor = new_visitor(viewport=DESK)
    visitor.go(POLICY + "#children")
    assert visitor.banner_is_visible
    box = visitor.page.locator(".toc").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= top(visitor, "#site-consent")


def test_on_a_phone_it_is_folded_and_opens(new_visitor: NewVisitor) -> None:
    visitor = reader(new_visitor, PHONE)
    first = visitor.page.locator(".toc a").first
    assert not first.is_visible()
    visitor.page.click(".toc summary")
    assert first.is_visible()


def test_on_a_phone_one_tap_leads_from_any_section_to_the_open_list_and_one_more_to_another(
    new_visitor: NewVisitor,
) -> None:
    visitor = reader(new_visitor, PHONE, "#purposes")
    bar = visitor.page.locator(".to-toc").bounding_box()
    assert bar is not None
    assert bar["y"] == 0
    assert top(visitor, "#purposes") >= bar["height"], "the heading is not below the bar"
    visitor.page.click(".to-toc a")
    visitor.page.click(".toc a[href='#children']")
    visitor.wait(100)
    assert bar["height"] <= top(visitor, "#children") < 200
    assert not visitor.page.locator(".toc a").first.is_visible(), "the list is folded again"
