from typing import Any

from tools.validators.lighthouse import CATEGORIES, Scores, better, read_scores
from tools.validators.report import is_as_good_as_can_be


def report(**scores: float | None) -> dict[str, Any]:
    """Return a report in which each category has two audits, the second of which counts nothing."""
    categories = {
        name: {
            "score": scores.get(name.replace("-", "_"), 1),
            "auditRefs": [{"id": f"{name}-audit", "weight": 5}, {"id": "informative", "weight": 0}],
        }
        for name in CATEGORIES
    }
    audits = {f"{name}-audit": {"score": scores.get(name.replace("-", "_"), 1)} for name in CATEGORIES}
    return {"categories": categories, "audits": {**audits, "informative": {"score": 0}}}


def test_scores_are_of_a_hundred_and_name_the_audits_that_count_and_fail() -> None:
    assert read_scores("/en/", report()) == Scores("/en/", (100, 100, 100, 100), ())
    scores = read_scores("/en/", report(seo=0.66, performance=0.995))
    assert scores == Scores("/en/", (100, 100, 100, 66), ("seo-audit",))
    assert not scores.is_whole


def test_of_several_runs_the_best_of_each_category_counts() -> None:
    one, other = Scores("/", (90, 100, 100, 66), ("slow", "seo-audit")), Scores("/", (100, 98, 100, 66), ("seo-audit",))
    assert better(one, other) == Scores("/", (100, 100, 100, 66), ("seo-audit",))


def test_only_a_page_that_asks_not_to_be_listed_may_miss_that_and_nothing_else() -> None:
    missing = Scores("/nl/404.html", (100, 100, 100, 66), ("is-crawlable",))
    assert is_as_good_as_can_be(missing, is_listed=False)
    assert not is_as_good_as_can_be(missing, is_listed=True)
    slow = Scores("/nl/404.html", (99, 100, 100, 66), ("is-crawlable", "slow"))
    assert not is_as_good_as_can_be(slow, is_listed=False)
