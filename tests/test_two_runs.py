from pathlib import Path

import pytest

from tests.two_runs import run_all_tests

PASSES, FAILS = "def test_it(): pass\n", "def test_it(): assert False\n"


@pytest.mark.parametrize(
    ("in_browser", "other", "status"), [(PASSES, PASSES, 0), (FAILS, PASSES, 1), (PASSES, FAILS, 1)]
)
def test_both_runs_are_shown_and_one_failure_is_enough(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], in_browser: str, other: str, status: int
) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "tests/browser").mkdir(parents=True)
    (tmp_path / "tests/browser/test_in_browser.py").write_text(in_browser)
    (tmp_path / "tests/test_other.py").write_text(other)
    assert run_all_tests(tmp_path) == status
    shown = capfd.readouterr().out
    assert shown.index("test_in_browser.py") < shown.index("test_other.py")
    assert shown.count("1 passed") + shown.count("1 failed") == 2
