"""Keeping a consent version: once for each, with everything in it, and never again over what is there."""

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from plugins.keptword.components.receipt import sha256
from plugins.keptword.inventory import Inventory, consent_version
from plugins.policy_versions.archive.keeping import AlteredError, keep
from plugins.policy_versions.archive.screenshots import WIDTHS, screenshots
from tests.conftest import LANGUAGES, ROOT
from tests.own_thread import in_its_own_thread

CONTENT = ROOT / "content"
URL = "https://privacy.codedor.example"


def no_screenshots(_: Path, languages: Iterable[str]) -> dict[str, bytes]:
    return {f"screenshots/{language}.png": b"" for language in languages}


def kept_version(site: Path, kept: Path) -> Path | None:
    return keep(site, CONTENT, kept, LANGUAGES, URL, no_screenshots)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_cw_10_texts_inventory_and_manifest_are_kept(site: Path, inventory: Inventory, tmp_path: Path) -> None:
    folder = kept_version(site, tmp_path / "kept")
    assert folder is not None
    files = tree(folder)
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["consentVersion"] == consent_version(inventory)
    assert manifest["files"] == {path: hashlib.sha256(data).hexdigest() for path, data in sorted(files.items())}
    assert files["inventory/cookies.json"] == (site / "cookies.json").read_bytes()
    for path in CONTENT.glob("services/*.toml"):
        assert files[f"inventory/services/{path.name}"] == path.read_bytes()
    for name in ("pages/fr/privacy.md", "pages/nl/cookies.md", "changes/de/2026-11-28.md"):
        assert files[f"sources/{name}"] == (CONTENT / name).read_bytes()
    assert len([path for path in files if path.startswith("texts/")]) == 5 * len(LANGUAGES)


def test_without_a_change_nothing_is_added(site: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept_version(site, kept)
    before = tree(kept)
    assert kept_version(site, kept) is None
    assert tree(kept) == before


def test_cl_10_a_reworded_text_is_kept_beside_the_one_before(site: Path, tmp_path: Path) -> None:
    kept, reworded = tmp_path / "kept", tmp_path / "site"
    first = kept_version(site, kept)
    before = tree(kept)
    shutil.copytree(site, reworded)
    page = reworded / "nl/cookiebeleid/index.html"
    page.write_text(page.read_text("utf-8").replace("Alles weigeren", "Weiger alles"), "utf-8")
    second = kept_version(reworded, kept)
    assert second not in (None, first)
    assert {path: data for path, data in tree(kept).items() if path in before} == before
    assert sorted(path.name for path in kept.iterdir()) == sorted({first.name, second.name} if first and second else ())


def test_cw_10_where_a_kept_file_was_changed_it_says_so_and_writes_nothing(site: Path, tmp_path: Path) -> None:
    folder = kept_version(site, tmp_path / "kept")
    assert folder is not None
    (folder / "texts/en/banner.html").write_text("something else")
    before = tree(tmp_path)
    with pytest.raises(AlteredError, match=r"kept/.*/texts/en/banner\.html is not as it was kept: restore it"):
        kept_version(site, tmp_path / "kept")
    assert tree(tmp_path) == before


def test_cr_03_the_hash_in_a_receipt_is_that_of_the_kept_banner(site: Path, tmp_path: Path) -> None:
    folder = kept_version(site, tmp_path / "kept")
    assert folder is not None
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    page = (site / "en/cookie-policy/index.html").read_text("utf-8")
    data = json.loads(page.partition('id="receipt-data">')[2].partition("</script>")[0])
    hashes = {language: notice["hash"] for language, notice in data["notices"].items()}
    assert hashes == {language: manifest["files"][f"texts/{language}/banner.html"] for language in LANGUAGES}
    assert data["inventoryHash"] == manifest["files"]["inventory/cookies.json"]
    assert hashes["en"] == sha256((folder / "texts/en/banner.html").read_text("utf-8"))


def test_cw_10_banner_and_settings_are_pictured_in_each_language_at_two_widths(site: Path) -> None:
    pictures = in_its_own_thread(screenshots, site, ("nl",))
    assert set(pictures) == {
        f"screenshots/nl-{part}-{width}.png" for part in ("banner", "settings") for width in WIDTHS
    }
    for path, picture in pictures.items():
        assert picture.startswith(b"\x89PNG"), path
        width, height = (int.from_bytes(picture[start : start + 4]) for start in (16, 20))
        assert width <= int(path.rpartition("-")[2].removesuffix(".png"))
        assert height > 300
    assert len(set(pictures.values())) == len(pictures)
