"""Site generators from PyPI are fetched by their hashes or not at all, and their absence is told."""

import re
from pathlib import Path

import pytest

from tests.foreign import packages
from tests.foreign.packages import PINS, installed_packages, python_packages
from tools.benchmark.npm import NoPackageError


@pytest.mark.parametrize("file", sorted(PINS.glob("*.txt")), ids=lambda file: file.stem)
def test_each_package_has_one_version_and_a_hash_and_no_registry_is_named(file: Path) -> None:
    text = file.read_text("utf-8")
    pinned = re.split(r"\n(?=\S)", text.replace("\\\n", "").strip())
    assert all(re.match(r"[\w.-]+==[\w.]+ .*--hash=sha256:[0-9a-f]{64}", package) for package in pinned)
    assert "://" not in text


def test_what_cannot_be_fetched_leaves_nothing_behind(tmp_path: Path) -> None:
    pins = tmp_path / "nothing.txt"
    pins.write_text("not a requirement ==\n")
    with pytest.raises(NoPackageError, match="nothing could not be fetched"):
        installed_packages(pins, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize(("ci", "raised"), [("true", NoPackageError), ("", pytest.skip.Exception)])
def test_a_generator_that_cannot_be_had_is_a_failure_in_ci_and_told_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ci: str, raised: type[BaseException]
) -> None:
    (tmp_path / "nothing.txt").write_text("not a requirement ==\n")
    monkeypatch.setattr(packages, "PINS", tmp_path)
    monkeypatch.setattr(packages, "CACHE", tmp_path / "cache")
    monkeypatch.setenv("CI", ci)
    with pytest.raises(raised, match="nothing could not be fetched"):
        python_packages("nothing", "sites of nothing")
