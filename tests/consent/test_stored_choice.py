from plugins.consent.stored_choice import choice_lifetime, unlisted_choice
from plugins.inventory import Inventory
from plugins.inventory.services import Category, in_reading_order


def test_cw_08_a_list_without_the_stored_choice_itself_is_refused(inventory: Inventory) -> None:
    assert unlisted_choice(inventory, "content/services") == []
    without = in_reading_order(service for service in inventory if service.category is not Category.NECESSARY)
    assert [str(problem).partition(". ")[0] for problem in unlisted_choice(without, "content/services")] == [
        "content/services/consent-choice.toml:1:1: the visitor's choice itself is not listed",
        "content/services/consent-choice.toml:1:1: the visitor's own record of choices is not listed",
    ]


def test_cw_06_a_choice_counts_as_long_as_the_list_says(inventory: Inventory) -> None:
    assert choice_lifetime(inventory) == 180 * 24 * 3600 * 1000
