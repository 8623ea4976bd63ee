"""The table of recipients in the policy, in every language."""

from bs4 import BeautifulSoup

from plugins.inventory import Inventory
from plugins.inventory.services import Role
from tests.conftest import COMPANY
from tests.pages.test_structure import one


def cells(page: BeautifulSoup, column: int) -> dict[str, str]:
    """Return what the table says of each service, by its name."""
    rows = [row for row in page.select("table.cards tbody tr") if row.select('th a[href*="#service-"]')]
    return {one(row, "th").get_text(): row.select("td")[column].get_text() for row in rows}


def test_cl_11_the_site_is_controller_where_a_vendor_works_for_it_and_the_vendor_never_is(
    pages: dict[str, BeautifulSoup], inventory: Inventory
) -> None:
    said = cells(pages["privacy"], 1)
    for service in inventory.optional:
        assert service.company in said[service.name]
        assert (COMPANY in said[service.name]) == (service.role is not Role.CONTROLLER), service.id
        if service.role is Role.PROCESSOR:
            before, _, behind = said[service.name].partition(":")
            assert COMPANY in before
            assert service.company in behind
