from plugins.keptword.components.site_consent import site_consent
from plugins.keptword.inventory import Inventory


def test_a_page_carries_and_fetches_what_its_parts_need(inventory: Inventory) -> None:
    consent = site_consent(inventory)
    assert consent.code_of({"settings", "list"}) is consent.settings_page
    assert consent.code_of({"list", "receipt"}) is consent.page
    addresses = consent.addresses_of({"settings", "receipt", "list"})
    assert [address.partition(".")[0] for address in addresses] == ["/site/in-browser", "/site/receipt"]
    assert consent.addresses_of(()) == []


def test_where_there_is_nothing_to_choose_no_script_looks_for_settings_or_receipts(inventory: Inventory) -> None:
    necessary = Inventory(tuple(service for service in inventory if not service.needs_consent))
    consent = site_consent(necessary)
    assert consent.code_of({"settings"}) is consent.page
    assert len(consent.addresses_of({"settings", "receipt", "list"})) == 1
