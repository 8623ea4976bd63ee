import ctypes
import os
from pathlib import Path

import pytest

from plugins.keptword.replacement.durability import write_for_good


def test_without_one_step_for_all_each_file_and_folder_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en/index.html").write_text("x")
    (tmp_path / "link").symlink_to("nowhere")
    inodes: list[int] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    monkeypatch.setattr(os, "fsync", lambda descriptor: inodes.append(os.fstat(descriptor).st_ino))
    write_for_good(tmp_path)
    wanted = [tmp_path / "en/index.html", tmp_path / "en", tmp_path]
    assert inodes == [path.stat().st_ino for path in wanted]


def test_a_disk_that_cannot_be_written_to_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Library:
        def syncfs(self, _: int) -> int:
            return -1

    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Library())
    monkeypatch.setattr(ctypes, "get_errno", lambda: 5)
    with pytest.raises(OSError, match="put/output error"):
        write_for_good(tmp_path)
