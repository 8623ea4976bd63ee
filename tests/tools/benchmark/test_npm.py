"""Packages from npm: npm is the real one where it decides, and the registry stands on loopback."""

import base64
import gzip
import hashlib
import io
import json
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.keptword.browser.loopback import served
from tools.benchmark.npm import NoPackageError, npm_package
from tools.benchmark.npm_pins import pin_text

FAILS = """#!/bin/sh
echo "there is no such version" >&2
exit 1
"""


def archive(text: str) -> bytes:
    """Return a package that holds one script, as a registry hands it out."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as tar:
        for name, content in {"package.json": '{"name": "tool", "version": "1.2.3"}', "tool.js": text}.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content.encode())
            tar.addfile(member, io.BytesIO(content.encode()))
    return gzip.compress(data.getvalue(), mtime=0)


def integrity(data: bytes) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a registry that has one package, whose pins stand beside it."""
    folder = tmp_path / "registry"
    folder.mkdir()
    (folder / "tool.tgz").write_bytes(archive("good"))
    pins = {"node_modules/tool": {"version": "1.2.3", "integrity": integrity(archive("good"))}}
    (tmp_path / "pins.json").write_text(pin_text(pins), "utf-8")
    with served(folder) as address:
        dist = {"tarball": f"{address}/tool.tgz"}
        versions = {"1.2.3": {"name": "tool", "version": "1.2.3", "dist": dist}}
        (folder / "tool").write_text(json.dumps({"name": "tool", "versions": versions}), "utf-8")
        monkeypatch.setenv("npm_config_registry", address)
        monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))
        monkeypatch.setenv("npm_config_fetch_retries", "0")
        yield folder


def machine_with(npm: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "programs" / "npm"
    program.parent.mkdir(exist_ok=True)
    program.write_text(npm)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")


@pytest.mark.skipif(shutil.which("npm") is None, reason="NOT TESTED: npm is not on this machine")
def test_a_package_is_fetched_once_by_its_hash(registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = npm_package("tool", "1.2.3", tmp_path / "cache", tmp_path / "pins.json")
    assert (package / "tool.js").read_text() == "good"
    machine_with(FAILS, tmp_path, monkeypatch)
    assert npm_package("tool", "1.2.3", tmp_path / "cache", tmp_path / "pins.json") == package


@pytest.mark.skipif(shutil.which("npm") is None, reason="NOT TESTED: npm is not on this machine")
def test_a_package_that_is_not_what_was_pinned_is_refused_and_leaves_nothing(registry: Path, tmp_path: Path) -> None:
    (registry / "tool.tgz").write_bytes(archive("evil"))
    with pytest.raises(NoPackageError, match="EINTEGRITY"):
        npm_package("tool", "1.2.3", tmp_path / "cache", tmp_path / "pins.json")
    assert list((tmp_path / "cache").iterdir()) == []


def test_what_could_not_be_fetched_is_named_and_leaves_nothing(
    registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine_with(FAILS, tmp_path, monkeypatch)
    with pytest.raises(NoPackageError, match=r"tool@1\.2\.3:\nthere is no such version"):
        npm_package("tool", "1.2.3", tmp_path / "cache", tmp_path / "pins.json")
    assert list((tmp_path / "cache").iterdir()) == []


def test_where_npm_is_missing_the_error_says_what_to_install(
    registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPackageError, match=r"Install Node\.js"):
        npm_package("tool", "1.2.3", tmp_path / "cache", tmp_path / "pins.json")


def test_what_is_not_pinned_is_not_fetched(tmp_path: Path) -> None:
    with pytest.raises(NoPackageError, match=r"tool is not pinned\. Run: python -m tools\.benchmark\.npm_pins tool 1"):
        npm_package("tool", "1", tmp_path / "cache")
    assert not (tmp_path / "cache").exists()
