from pathlib import Path

import pytest

from plugins.audit import chromium


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


def test_where_there_is_none_the_error_says_which_command_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    for attempt in ("_of_playwright", "_downloaded_by_playwright"):
        monkeypatch.setattr(chromium, attempt, lambda: None)
    with pytest.raises(chromium.NoBrowserError, match="playwright install chromium"):
        chromium.find_or_install_chromium()
