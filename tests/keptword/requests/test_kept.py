"""Readings that are kept from run to run. A link to the folder of another run stands for another process."""

import os
from pathlib import Path

import pytest

from plugins.keptword.requests.css import style_sheet_urls
from plugins.keptword.requests.js import read_script
from plugins.keptword.requests.kept import OPTION, KeptReadings, kept_for
from plugins.keptword.requests.kept_format import from_json, to_json

LONG = "/* " + "long " * 500 + "*/"
CODE = f"fetch('https://t.example/x');{LONG}"
CSS = f"@import '//t.example/x.css'; a {{ background: url(y) }} {LONG}"


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def another_run(folder: Path, name: str = "again") -> KeptReadings:
    link = folder.with_name(name)
    link.symlink_to(folder)
    return KeptReadings(link)


def kept_in(folder: Path) -> KeptReadings:
    folder.mkdir()
    kept = KeptReadings(folder)
    assert kept.script(CODE) == read_script(CODE)
    assert kept.style_sheet(CSS) == tuple(style_sheet_urls(CSS))
    return kept


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    kept_in(tmp_path / "kept")
    before = [(path, path.stat().st_mtime_ns) for path in entries(tmp_path / "kept")]
    again = another_run(tmp_path / "kept")
    assert again.script(CODE) == read_script(CODE)
    assert again.style_sheet(CSS) == tuple(style_sheet_urls(CSS))
    assert [(path, path.stat().st_mtime_ns) for path in entries(tmp_path / "kept")] == before
    assert len(before) == 2


@pytest.mark.parametrize("wrong", [b"", b"\x80\n[]", b"0\nnull", b"[" * 100_000, b"swapped"])
def test_what_is_broken_or_belongs_to_another_text_is_made_anew(wrong: bytes, tmp_path: Path) -> None:
    kept_in(tmp_path / "kept")
    files = entries(tmp_path / "kept")
    contents = [path.read_bytes() for path in files]
    for path, content in zip(files, contents[::-1] if wrong == b"swapped" else [wrong, wrong], strict=True):
        path.write_bytes(content)
    again = another_run(tmp_path / "kept")
    assert again.script(CODE) == read_script(CODE)
    assert again.style_sheet(CSS) == tuple(style_sheet_urls(CSS))
    assert [path.read_bytes() for path in files] == contents


@pytest.mark.parametrize(
    "code",
    [
        "fetch('\\ud800')",
        "open('https://t.example/x')",
        "b.onclick = () => { m.innerHTML = '<img src=//t.example/x>' }; s.style.cssText = 'mask:url(//t.example)'",
        "frame.src = document.querySelector('[data-x]').dataset.x.replace(/a[bc]/gi, 'd')",
        "eval(x)",
    ],
)
def test_a_reading_is_written_down_whole(code: str) -> None:
    assert from_json(to_json(read_script(code))) == read_script(code)


def test_the_option_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OPTION, str(tmp_path / "named"))
    assert kept_for(tmp_path / "site") == KeptReadings(tmp_path / "named")
    monkeypatch.setenv(OPTION, "")
    assert kept_for(tmp_path / "site") == KeptReadings()
    monkeypatch.delenv(OPTION)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert kept_for(tmp_path / "site") == KeptReadings(tmp_path / "xdg" / "keptword")


@pytest.mark.parametrize("where", ["", "cache", "a/../cache"])
def test_nothing_is_kept_in_the_folder_that_is_judged(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OPTION, str(tmp_path / where))
    assert kept_for(tmp_path) == KeptReadings()
    assert not list(tmp_path.iterdir())


def test_a_folder_that_others_write_into_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    monkeypatch.setenv(OPTION, str(tmp_path / "open"))
    assert kept_for(tmp_path / "site") == KeptReadings()


def test_what_was_made_first_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = kept_in(tmp_path / "kept")
    kept.script(f"fetch('https://t.example/y');{LONG}")
    first, *others = sorted(entries(tmp_path / "kept"), key=lambda path: path.stat().st_size, reverse=True)
    os.utime(first, (0, 0))
    monkeypatch.setattr("plugins.keptword.requests.kept.LARGEST", sum(path.stat().st_size for path in others) * 4 // 3)
    monkeypatch.setenv(OPTION, str(tmp_path / "kept"))
    kept_for(tmp_path / "site")
    assert entries(tmp_path / "kept") == sorted(others)
