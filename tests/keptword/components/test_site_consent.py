from plugins.keptword.components.site_consent import site_consent
from plugins.keptword.inventory import Inventory


def test_a_page_carries_and_fetches_what_its_parts_need(inventory: Inventory) -> None:
    consent = site_consent(inventory)
    assert consent.choice_of(has_settings=True) is consent.settings_choice
    assert consent.choice_of(has_settings=False) is consent.choice
    addresses = consent.addresses_of({"settings", "receipt", "list"})
    assert [address.partition(".")[0] for address in addresses] == ["/site/in-browser", "/site/receipt"]
    assert consent.addresses_of(()) == []


def test_where_there_is_nothing_to_choose_no_script_looks_for_settings_or_receipts(inventory: Inventory) -> None:
    necessary = Inventory(tuple(service for service in inventory if not service.needs_consent))
    consent = site_consent(necessary)
    assert consent.choice_of(has_settings=True) is consent.choice
    assert len(consent.addresses_of({"settings", "receipt", "list"})) == 1
