import os
from pathlib import Path

import pytest

from tests.all_tests import run_all_tests

PASSES, FAILS = "def test_it(): pass\n", "def test_it(): assert False\n"


@pytest.mark.parametrize(
    ("one", "other", "status", "shown"), [(PASSES, PASSES, 0, "2 passed"), (FAILS, PASSES, 1, "1 failed, 1 passed")]
)
def test_one_failure_is_enough_and_all_are_told_in_one_closing_line(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    one: str,
    other: str,
    status: int,
    shown: str,
) -> None:
    for name in [name for name in os.environ if name.startswith("PYTEST_XDIST")]:
        monkeypatch.delenv(name)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_one.py").write_text(one)
    (tmp_path / "test_other.py").write_text(other)
    assert run_all_tests(tmp_path, workers=2) == status
    assert shown in capfd.readouterr().out.splitlines()[-1]
