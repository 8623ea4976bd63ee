import json
from pathlib import Path

from plugins.policy_versions.kept import kept_policies


def keep_copy(kept: Path, name: str, when: str, *change_ids: str) -> Path:
    folder = kept / name
    for change_id in change_ids:
        file = folder / f"sources/changes/en/{change_id}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_text(json.dumps({"kept": when}), "utf-8")
    return folder


def test_the_newest_change_in_a_copy_says_which_version_it_is(tmp_path: Path) -> None:
    keep_copy(tmp_path, "b", "2027-01-02T10:00:00+00:00", "2027-01-01")
    keep_copy(tmp_path, "a", "2027-02-02T10:00:00+00:00", "2027-01-01", "2027-02-01")
    assert list(kept_policies(tmp_path)) == ["2027-01-01", "2027-02-01"]


def test_cl_10_of_several_copies_of_a_version_the_last_one_counts(tmp_path: Path) -> None:
    last = keep_copy(tmp_path, "a", "2027-01-09T10:00:00+00:00", "2027-01-01")
    keep_copy(tmp_path, "b", "2027-01-02T10:00:00+00:00", "2027-01-01")
    assert kept_policies(tmp_path)["2027-01-01"].folder == last


def test_a_copy_from_before_versions_were_kept_is_passed_over(tmp_path: Path) -> None:
    keep_copy(tmp_path, "a", "2027-01-09T10:00:00+00:00")
    assert kept_policies(tmp_path) == {}
    assert kept_policies(tmp_path / "none") == {}


def test_a_page_of_a_language_of_later_days_is_not_there(tmp_path: Path) -> None:
    keep_copy(tmp_path, "a", "2027-01-02T10:00:00+00:00", "2027-01-01")
    (copy,) = kept_policies(tmp_path).values()
    assert copy.source("privacy", "en") is None
    assert not copy.page_file("privacy", "en").exists()
