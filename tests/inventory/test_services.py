from plugins.inventory import Category, Inventory, Lifetime


def test_the_sites_own_inventory_knows_how_long_things_stay(inventory: Inventory) -> None:
    assert [service.id for service in inventory.kept_until_deleted] == ["youtube"]
    assert inventory.longest_lifetime == Lifetime("month", 13)


def test_what_needs_no_consent_is_not_asked_about(inventory: Inventory) -> None:
    assert [service.id for service in inventory.of(Category.NECESSARY)] == ["consent-choice"]
    assert all(service.needs_consent for service in inventory.optional)
    assert len(inventory.optional) == 6


def test_an_empty_inventory_has_nothing_to_ask() -> None:
    empty = Inventory()
    assert (empty.optional, empty.categories, empty.longest_lifetime, empty.checked) == ((), (), None, None)


def test_lifetimes_read_as_they_are_written() -> None:
    assert [str(Lifetime("month", 13)), str(Lifetime("day", 1)), str(Lifetime("session"))] == [
        "13 months",
        "1 day",
        "session",
    ]
