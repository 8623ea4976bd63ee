import subprocess
from pathlib import Path

import pytest

from plugins.keptword.browser.system_packages import NoProgramError
from tools.validators.debian import unpacked


def program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def test_packages_are_unpacked_once_and_nothing_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("server", "module"):
        (tmp_path / name / "DEBIAN").mkdir(parents=True)
        (tmp_path / name / "DEBIAN/control").write_text(
            f"Package: {name}\nVersion: 1\nArchitecture: all\nMaintainer: A <a@b.example>\nDescription: {name}\n"
        )
        (tmp_path / name / f"{name}.file").write_text(name)
        subprocess.run(["dpkg-deb", "--build", tmp_path / name], check=True, capture_output=True)
    program(tmp_path / "bin/apt-get", f'#!/bin/sh\n[ "$1" = download ] && cp {tmp_path}/*.deb .\n')
    monkeypatch.setenv("PATH", f"{tmp_path}/bin", prepend=":")
    root = unpacked(("server", "module"), tmp_path / "cache")
    assert sorted(path.name for path in root.iterdir()) == ["module.file", "server.file"]
    program(tmp_path / "bin/apt-get", "#!/bin/sh\nexit 1\n")
    assert unpacked(("server", "module"), tmp_path / "cache") == root


def test_what_cannot_be_had_is_named_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("apt-get", "sudo"):
        program(tmp_path / f"bin/{name}", "#!/bin/sh\necho there is no such package >&2\nexit 1\n")
    monkeypatch.setenv("PATH", f"{tmp_path}/bin", prepend=":")
    with pytest.raises(NoProgramError, match="server is not on this machine and could not be downloaded:\nthere is no"):
        unpacked(("server",), tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []
