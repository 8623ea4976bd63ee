from tests.tools.benchmark.made import made_comparison
from tools.benchmark.compared_site import BARE, OURS
from tools.benchmark.comparison import CONDITIONS
from tools.benchmark.figures import figures, figures_under
from tools.benchmark.visits import Visit


def test_script_and_memory_are_those_beyond_the_page_without_in_the_same_round() -> None:
    without = [Visit(100, None, 3, 0, 500), Visit(400, None, 30, 0, 500)]
    ours = [Visit(105, 0, 5, 0, 590), Visit(420, 0, 32, 0, 590)]
    found = figures(ours, without)
    assert (found.script.median, found.script.largest) == (2, 2), "noise that hits a whole round is taken away"
    assert found.heap.median == 90
    assert found.first_paint.largest == 420


def test_a_banner_that_comes_later_is_counted_from_first_paint() -> None:
    visits = [Visit(100, 0, 1, 0, 1), Visit(100, 40, 1, 0, 1)]
    found = figures(visits, visits)
    assert found.later is not None
    assert found.banner is not None
    assert (found.later.largest, found.banner.largest) == (40, 140)


def test_where_there_is_no_banner_there_is_no_time_of_it() -> None:
    visits = [Visit(100, None, 1, 0, 1)] * 2
    found = figures(visits, visits)
    assert (found.banner, found.later) == (None, None)


def test_every_page_with_a_consent_tool_has_figures_under_each_condition() -> None:
    comparison = made_comparison()
    for condition in CONDITIONS:
        assert set(figures_under(comparison, condition)) == {OURS, "quick peer", "slow peer"}
        assert BARE not in figures_under(comparison, condition)
