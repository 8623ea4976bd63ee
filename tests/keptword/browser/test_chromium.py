from pathlib import Path

import pytest

from plugins.keptword.browser import chromium


def test_the_machines_own_chromium_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert chromium.find_or_install_chromium() == program


def test_one_that_the_environment_names_comes_before_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "my-chromium"
    program.touch()
    monkeypatch.setenv("CHROMIUM", str(program))
    assert chromium.find_or_install_chromium() == program


def test_one_without_windows_is_taken_first_where_nobody_looks_at_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("chromium", "chromium-headless-shell"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert chromium.find_or_install_headless_chromium() == tmp_path / "chromium-headless-shell"
    (tmp_path / "chromium-headless-shell").unlink()
    assert chromium.find_or_install_headless_chromium() == tmp_path / "chromium"


def test_where_there_is_none_the_error_says_which_command_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    for attempt in ("_of_playwright", "_from_packages"):
        monkeypatch.setattr(chromium, attempt, lambda: None)
    with pytest.raises(chromium.NoBrowserError, match="playwright install chromium"):
        chromium.find_or_install_chromium()
