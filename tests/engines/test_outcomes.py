import pytest

from tests.engines.conftest import do_without
from tests.engines.launching import ENGINES
from tests.engines.outcomes import FAILED, NOT_TO_BE_HAD, PASSED, Outcomes
from tests.engines.programs import NotToBeHadError


def test_the_table_shows_the_worst_of_the_variants_of_a_behaviour() -> None:
    outcomes = Outcomes()
    for outcome in (PASSED, FAILED, PASSED):
        outcomes.add("refusing", "Chromium", outcome)
    outcomes.add("refusing", "WebKit", NOT_TO_BE_HAD)
    outcomes.add("accepting", "Chromium", PASSED)
    outcomes.describe("WebKit", "not to be had: no WebKitWebDriver")
    lines = [line.split("  ") for line in outcomes.as_table()]
    cells = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    assert cells == [
        ["behaviour", "Chromium", "WebKit"],
        ["refusing", "FAIL 1/3", "not to be had"],
        ["accepting", "pass"],
        ["WebKit: not to be had: no WebKitWebDriver"],
    ]


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_an_engine_that_is_not_to_be_had_fails_in_ci_and_is_named_elsewhere(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match=f"{ENGINES[0].name} is not to be had: no such program"):
        do_without(ENGINES[0], NotToBeHadError("no such program"))
