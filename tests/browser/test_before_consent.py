"""CB-01, CB-02: before a choice nothing third party is requested and nothing is stored, on any page."""

from pathlib import Path

import pytest

from plugins.inventory import Inventory
from tests.browser.states import BEFORE_CONSENT, Seen
from tests.conftest import NewVisitor


def every_page(site: Path) -> list[str]:
    """Return the address of every page of the site."""
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [f"/{file.removesuffix('index.html')}" for file in files]


@pytest.mark.parametrize("part", range(4))
def test_cb_01_cb_02_no_page_requests_or_stores_anything_until_the_visitor_chooses(
    site: Path, inventory: Inventory, new_visitor: NewVisitor, part: int
) -> None:
    pages = every_page(site)
    assert len(pages) == 4 * 8 + 2
    trackers = {source.host.split("//")[1] for service in inventory.optional for source in service.sources}
    for path in pages[part::4]:
        visitor = new_visitor()
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
        visitor.context.close()
