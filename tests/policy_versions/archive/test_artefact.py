import datetime
import hashlib
import json
from pathlib import Path

from plugins.policy_versions.archive.artefact import Artefact, altered_files, is_kept

KEPT = datetime.datetime(2026, 11, 22, 14, 30, 5, tzinfo=datetime.UTC)
FILES = {"texts/en/banner.html": b"<p>yes or no?", "inventory/cookies.json": b"{}", "screenshots/en.png": b"picture"}


def artefact(**changed: bytes) -> Artefact:
    files = {path: changed.get(path.rpartition("/")[2].partition(".")[0], data) for path, data in FILES.items()}
    return Artefact("abc123", "https://site.example", KEPT, files)


def written(folder: Path, one: Artefact) -> Path:
    for path, data in {**one.files, "manifest.json": one.manifest().encode()}.items():
        (folder / one.name / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / one.name / path).write_bytes(data)
    return folder / one.name


def test_cw_10_the_manifest_has_date_version_and_a_hash_of_each_file_and_of_the_whole() -> None:
    manifest = json.loads(artefact().manifest())
    assert manifest["consentVersion"] == "abc123"
    assert manifest["kept"] == "2026-11-22T14:30:05+00:00"
    assert manifest["files"] == {path: hashlib.sha256(data).hexdigest() for path, data in FILES.items()}
    lines = "".join(f"{hashlib.sha256(FILES[path]).hexdigest()}  {path}\n" for path in sorted(FILES))
    assert manifest["whole"] == hashlib.sha256(lines.encode()).hexdigest()


def test_its_folder_is_named_after_date_version_and_content() -> None:
    assert artefact().name == f"2026-11-22-abc123-{artefact().content_hash[:8]}"
    assert artefact(banner=b"reworded").name != artefact().name


def test_another_picture_of_the_same_words_is_the_same_content_but_not_the_same_whole() -> None:
    other = artefact(en=b"another font")
    assert other.content_hash == artefact().content_hash
    assert json.loads(other.manifest())["whole"] != json.loads(artefact().manifest())["whole"]


def test_what_is_kept_is_known_by_its_content(tmp_path: Path) -> None:
    assert not is_kept(tmp_path / "kept", artefact().content_hash)
    written(tmp_path, artefact())
    assert is_kept(tmp_path, artefact(en=b"another font").content_hash)
    assert not is_kept(tmp_path, artefact(banner=b"reworded").content_hash)


def test_cw_10_a_file_changed_added_or_gone_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path, artefact())
    assert altered_files(tmp_path) == []
    (folder / "texts/en/banner.html").write_text("yes!")
    (folder / "screenshots/en.png").unlink()
    (folder / "more.txt").touch()
    names = ["more.txt", "screenshots/en.png", "texts/en/banner.html"]
    assert altered_files(tmp_path) == [f"{folder.name}/{name}" for name in names]


def test_a_manifest_whose_sum_does_not_fit_its_files_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path, artefact())
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, "whole": "0" * 64}))
    assert altered_files(tmp_path) == [f"{folder.name}/manifest.json"]
