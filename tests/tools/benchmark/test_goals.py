import pytest

from tests.tools.benchmark.made import made_comparison
from tools.benchmark.comparison import Comparison
from tools.benchmark.goals import judged_goals


def missed(comparison: Comparison) -> list[str]:
    return [goal.words for goal in judged_goals(comparison) if not goal.is_met]


def test_all_goals_are_met_by_what_is_small_quick_and_still() -> None:
    assert missed(made_comparison()) == []
    assert len(judged_goals(made_comparison())) == 9


@pytest.mark.parametrize(
    ("comparison", "words"),
    [
        (made_comparison(brotli=5451), "5,450 bytes"),
        (made_comparison(gate=1151), "lock and gate"),
        (made_comparison(later=1), "first frame"),
        (made_comparison(shift=0.0001), "no layout shift"),
        (made_comparison(heap=121), "120 kB"),
    ],
)
def test_each_goal_is_missed_by_a_little_too_much(comparison: Comparison, words: str) -> None:
    (found,) = missed(comparison)
    assert words in found


def test_script_time_is_held_against_the_fastest_peer_under_each_condition() -> None:
    assert missed(made_comparison(script=5)) == []
    found = missed(made_comparison(script=5.1))
    assert len(found) == 4
    assert all("half the script time of the fastest peer" in words for words in found)
    (goal, *_) = (goal for goal in judged_goals(made_comparison(script=5.1)) if not goal.is_met)
    assert goal.measured == "5.1 ms, quick peer 10.0 ms"


def test_a_goal_says_whether_it_is_met() -> None:
    small, *_ = judged_goals(made_comparison())
    large, *_ = judged_goals(made_comparison(brotli=6000))
    assert str(small).startswith("met ")
    assert str(large).startswith("NOT MET ")
    assert str(large).endswith("6,000")
