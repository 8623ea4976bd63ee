from plugins.consent.stored_choice import unlisted_choice
from plugins.inventory import Inventory
from plugins.inventory.services import Category, in_reading_order


def test_cw_08_a_list_without_the_stored_choice_itself_is_refused(inventory: Inventory) -> None:
    assert unlisted_choice(inventory, "content/services") == []
    without = in_reading_order(service for service in inventory if service.category is not Category.NECESSARY)
    (problem,) = unlisted_choice(without, "content/services")
    assert str(problem).startswith(
        "content/services/consent-choice.toml:1:1: the visitor's choice itself is not listed"
    )
