from pathlib import Path

import pytest

from plugins.measuring.npm import NoPackageError, npm_package

BRINGS = """#!/bin/sh
while [ "$1" != --prefix ]; do shift; done
mkdir -p "$2/node_modules/@vendor/tool" && echo "$3" > "$2/node_modules/@vendor/tool/brought"
"""
FAILS = """#!/bin/sh
echo "there is no such version" >&2
exit 1
"""


def machine_with(npm: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "programs" / "npm"
    program.parent.mkdir(exist_ok=True)
    program.write_text(npm)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")


def test_a_package_is_fetched_once_and_by_its_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine_with(BRINGS, tmp_path, monkeypatch)
    package = npm_package("@vendor/tool", "1.2.3", tmp_path / "cache")
    assert (package / "brought").read_text() == "@vendor/tool@1.2.3\n"
    machine_with(FAILS, tmp_path, monkeypatch)
    assert npm_package("@vendor/tool", "1.2.3", tmp_path / "cache") == package
    with pytest.raises(NoPackageError):
        npm_package("@vendor/tool", "1.2.4", tmp_path / "cache")


def test_what_could_not_be_fetched_is_named_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine_with(FAILS, tmp_path, monkeypatch)
    with pytest.raises(NoPackageError, match=r"tool@1\.2\.3:\nthere is no such version"):
        npm_package("tool", "1.2.3", tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_where_npm_is_missing_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPackageError, match=r"Install Node\.js"):
        npm_package("tool", "1.2.3", tmp_path / "cache")
