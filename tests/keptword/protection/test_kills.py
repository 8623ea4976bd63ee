"""A run of `keptword protect` that is killed leaves the folder as it was, or done."""

from pathlib import Path

from tests.keptword.protection.kills import kill_runs


def test_a_killed_run_leaves_the_folder_whole(tmp_path: Path) -> None:
    assert sum(kill_runs(5, tmp_path, pages=20)) == 5
