import re
import sys
from pathlib import Path

import pytest

import bootstrap

FAILS = """#!/bin/sh
for argument; do echo "$argument"; done > "$(dirname "$0")/asked"
exit 1
"""


@pytest.mark.parametrize("file", [bootstrap.REQUIREMENTS, bootstrap.UV_REQUIREMENTS])
def test_each_package_has_one_version_and_a_hash(file: Path) -> None:
    packages = re.split(r"\n(?=\S)", file.read_text("utf-8").replace("\\\n", "").strip())
    assert packages
    for package in packages:
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==[\w.]+ ", package), package
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", package), package


def test_uv_is_brought_only_by_its_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = tmp_path / "python"
    python.write_text(FAILS)
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(SystemExit, match="uv could not be installed"):
        bootstrap.bring_uv(tmp_path / "uv")
    asked = (tmp_path / "asked").read_text().splitlines()
    assert asked[-3:] == ["--require-hashes", "-r", str(bootstrap.UV_REQUIREMENTS)]
    assert "uv" not in asked
