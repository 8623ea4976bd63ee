"""The scan of a folder: which pages are looked at, below which path, or the site at an address instead."""

from pathlib import Path

import pytest

from plugins.keptword.scanning.errors import NotScannedError
from plugins.keptword.scanning.folder import seen
from plugins.keptword.scanning.seen import Record
from plugins.keptword.scanning.visiting import Tell, Wanted
from tests.keptword.scanning.records import INVENTORY, record


def wanted_of(folder: Path, url: str = "", path: str = "") -> Wanted:
    """Return what a browser was to look at."""
    asked: list[Wanted] = []

    def look(wanted: Wanted, _: Tell) -> Record:
        asked.append(wanted)
        return record()

    seen(folder, INVENTORY, url, path, look=look)
    (wanted,) = asked
    return wanted


def test_the_pages_of_a_folder_are_looked_at_below_the_path_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title>")
    wanted = wanted_of(tmp_path, path="/privacy")
    assert wanted.pages == ("/privacy/",)
    assert wanted.address.startswith("http://127.0.0.1:")


def test_the_site_at_an_address_is_looked_at_and_no_folder(tmp_path: Path) -> None:
    wanted = wanted_of(tmp_path, "https://www.example.com/")
    assert (wanted.address, wanted.pages) == ("https://www.example.com/", ())


def test_a_folder_without_pages_is_not_scanned(tmp_path: Path) -> None:
    with pytest.raises(NotScannedError, match="holds no page: build the site first"):
        wanted_of(tmp_path)
