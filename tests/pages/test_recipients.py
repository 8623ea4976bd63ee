"""The table of recipients in the policy, in every language."""

from bs4 import BeautifulSoup

from plugins.keptword.inventory import Inventory
from plugins.keptword.inventory.services import Role, Safeguard
from tests.conftest import COMPANY


def cells(page: BeautifulSoup, column: int) -> dict[str, str]:
    """Return what the table says of each service, by its name; a row may hold several."""
    links = page.select('table.cards tbody th a[href*="#service-"]')
    rows = {link.get_text(): link.find_parent("tr") for link in links}
    return {name: row.select("td")[column].get_text() for name, row in rows.items() if row is not None}


def test_cl_11_the_site_is_controller_where_a_vendor_works_for_it_and_the_vendor_never_is(
    pages: dict[str, BeautifulSoup], inventory: Inventory
) -> None:
    said = cells(pages["privacy"], 0)
    for service in inventory.optional:
        assert service.company in said[service.name]
        assert (COMPANY in said[service.name]) == (service.role is not Role.CONTROLLER), service.id
        if service.role is Role.PROCESSOR:
            before, _, behind = said[service.name].partition(":")
            assert COMPANY in before
            assert service.company in behind


def test_pp_06_each_service_is_told_with_every_recipient_and_each_transfer_with_its_protection(
    pages: dict[str, BeautifulSoup], inventory: Inventory
) -> None:
    controllers, others = cells(pages["privacy"], 0), cells(pages["privacy"], 1)
    assert set(controllers) == {service.name for service in inventory.optional}
    for service in inventory.optional:
        for recipient in service.recipients:
            assert recipient.name in controllers[service.name] + others[service.name]
            if recipient.safeguard is Safeguard.DATA_PRIVACY_FRAMEWORK:
                _, _, behind = others[service.name].partition(recipient.name)
                assert "(Data Privacy Framework)" in behind
