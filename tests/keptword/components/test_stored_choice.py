from dataclasses import replace

from plugins.keptword.components.stored_choice import EVENTS_KEY, choice_lifetime, unlisted_choice
from plugins.keptword.inventory import Inventory, Lifetime, Service
from plugins.keptword.inventory.services import Category, in_reading_order


def test_cw_08_a_list_without_the_stored_choice_itself_is_refused(inventory: Inventory) -> None:
    assert unlisted_choice(inventory, "content/services") == []
    without = in_reading_order(service for service in inventory if service.category is not Category.NECESSARY)
    assert [str(problem).partition(". ")[0] for problem in unlisted_choice(without, "content/services")] == [
        "content/services/consent-choice.toml:1:1: the visitor's choice itself is not listed",
        "content/services/consent-choice.toml:1:1: the visitor's own record of choices is not listed",
    ]


def test_cw_12_a_record_that_is_kept_longer_than_the_choice_is_refused(inventory: Inventory) -> None:
    def longer(service: Service) -> Service:
        cookies = (
            replace(cookie, lifetime=Lifetime("month", 13)) if cookie.name == EVENTS_KEY else cookie
            for cookie in service.cookies
        )
        return replace(service, cookies=tuple(cookies))

    (problem,) = unlisted_choice(in_reading_order(map(longer, inventory)), "content/services")
    assert str(problem) == (
        "content/services/consent-choice.toml:1:1: the record of choices stays as long as the choice (6 months), "
        'not 13 months. Write lifetime = "6 months" for "consent-events".'
    )


def test_cw_06_a_choice_counts_as_long_as_the_list_says(inventory: Inventory) -> None:
    assert choice_lifetime(inventory) == 180 * 24 * 3600 * 1000
