from pathlib import Path

import pytest

from plugins.consent.weight import consent_weights, weight
from tests.conftest import LANGUAGES

BUDGET = 5000


@pytest.mark.parametrize("language", LANGUAGES)
def test_script_style_and_markup_of_one_language_weigh_at_most_5_kilobytes(site: Path, language: str) -> None:
    *parts, together = consent_weights((site / language / "index.html").read_text("utf-8"))
    assert together.raw == sum(part.raw for part in parts)
    assert 1000 < together.brotli <= BUDGET


def test_a_weight_is_that_of_the_bytes_and_not_of_the_letters() -> None:
    assert weight("x", "é" * 100).raw == 200
    assert weight("x", "a" * 1000).brotli < weight("x", "a" * 1000).gzip < 100
