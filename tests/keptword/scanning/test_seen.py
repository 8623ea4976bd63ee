from plugins.keptword.inventory import Inventory
from plugins.keptword.scanning.seen import states_to_see
from tests.keptword.scanning.records import INVENTORY, STATES


def test_a_site_is_looked_at_before_any_choice_refused_per_category_and_accepted() -> None:
    assert {name: sorted(state.granted) for name, state in STATES.items()} == {
        "nothing chosen": [],
        "all refused": [],
        "embedded alone": ["video"],
        "analytics alone": ["example"],
        "all accepted": ["example", "video"],
    }
    assert [state.is_chosen for state in STATES.values()] == [False, True, True, True, True]


def test_of_a_single_category_alone_is_the_same_as_all() -> None:
    alone = Inventory(INVENTORY.optional[:1])
    assert [state.name for state in states_to_see(alone)] == ["nothing chosen", "all refused", "all accepted"]


def test_where_nothing_is_asked_there_is_one_state() -> None:
    assert [state.name for state in states_to_see(Inventory())] == ["nothing chosen"]
