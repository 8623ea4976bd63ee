import dataclasses

from plugins.keptword.inventory import Category, Inventory, Lifetime
from plugins.keptword.inventory.services import Recipient, Safeguard


def test_the_sites_own_inventory_knows_how_long_things_stay(inventory: Inventory) -> None:
    assert [service.id for service in inventory.kept_until_deleted] == ["youtube"]
    assert inventory.longest_lifetime == Lifetime("month", 13)


def test_what_needs_no_consent_is_not_asked_about(inventory: Inventory) -> None:
    assert [service.id for service in inventory.of(Category.NECESSARY)] == ["consent-choice"]
    assert all(service.needs_consent for service in inventory.optional)
    assert len(inventory.optional) == 6


def test_services_whose_data_go_to_the_same_companies_in_the_same_roles_stand_together(inventory: Inventory) -> None:
    together = [[service.id for service in services] for services in inventory.optional_by_recipients]
    assert together == [
        ["google-maps", "youtube", "google-ads"],
        ["google-analytics"],
        ["linkedin-insight"],
        ["meta-pixel"],
    ]


def test_the_company_is_one_of_the_other_recipients_only_where_it_needs_a_safeguard(inventory: Inventory) -> None:
    service = inventory.optional[0]
    within, beyond = Recipient(service.company, "IE"), Recipient(service.company, "US", Safeguard.ADEQUACY_DECISION)
    assert dataclasses.replace(service, recipients=(within,)).other_recipients == ()
    assert dataclasses.replace(service, recipients=(within, beyond)).other_recipients == (beyond,)


def test_an_empty_inventory_has_nothing_to_ask() -> None:
    empty = Inventory()
    assert (empty.optional, empty.categories, empty.longest_lifetime, empty.checked) == ((), (), None, None)


def test_lifetimes_read_as_they_are_written() -> None:
    assert [str(Lifetime("month", 13)), str(Lifetime("day", 1)), str(Lifetime("session"))] == [
        "13 months",
        "1 day",
        "session",
    ]
