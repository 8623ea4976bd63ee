from pathlib import Path

import pytest

from plugins.keptword.components.lock import lock_call
from plugins.keptword.csp.policy import own_policy
from plugins.keptword.inventory import Inventory
from tests.conftest import LANGUAGES
from tools.benchmark.weight import consent_weights, weight

BUDGET = 5450


@pytest.mark.parametrize("language", LANGUAGES)
def test_script_style_and_markup_of_one_language_weigh_little_more_than_5_kilobytes(site: Path, language: str) -> None:
    *parts, together = consent_weights((site / language / "index.html").read_text("utf-8"))
    assert together.raw == sum(part.raw for part in parts)
    assert 1000 < together.brotli <= BUDGET


def test_what_a_returning_visitor_runs_weighs_at_most_a_kilobyte_each(site: Path, inventory: Inventory) -> None:
    """Of the lock, what is in it of each service comes on top: how many there are is the site's own affair."""
    gate = consent_weights((site / "en/index.html").read_text("utf-8"))[1]
    assert gate.part == "gate"
    assert 500 < gate.brotli <= 1000
    without = Inventory(tuple(service for service in inventory if not service.needs_consent))
    lock = weight("lock", lock_call(without, own_policy([], []), {}))
    assert 300 < lock.brotli <= 740


def test_a_weight_is_that_of_the_bytes_and_not_of_the_letters() -> None:
    assert weight("x", "é" * 100).raw == 200
    assert weight("x", "a" * 1000).brotli < weight("x", "a" * 1000).gzip < 100
