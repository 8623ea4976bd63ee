"""The texts of this very site: each translation is there, recorded, and follows its original."""

from pathlib import Path

from plugins.translation_status.judging import Standing, standing
from plugins.translation_status.project_texts import missing_texts, site_texts
from plugins.translation_status.records import read_records
from tests.conftest import LANGUAGES, ROOT


def test_every_text_of_the_site_is_recorded_and_follows_its_original() -> None:
    texts = site_texts(ROOT, LANGUAGES, "en")
    records = read_records(ROOT, texts.records)
    assert [pair for pair in texts.pairs if standing(pair, records) is not Standing.FOLLOWS] == []
    assert len({(pair.file, pair.key) for pair in texts.pairs}) == len(texts.pairs)


def test_every_page_change_and_service_is_among_them() -> None:
    files = {pair.file for pair in site_texts(ROOT, LANGUAGES, "en").pairs}
    translated = {path for code in LANGUAGES[1:] for path in (ROOT / "content").glob(f"*/{code}/*.md")}
    whole = {path for path in (ROOT / "content/services").glob("*.toml") if "\nuse = " not in path.read_text("utf-8")}
    assert {path.relative_to(ROOT).as_posix() for path in translated | whole} <= files


def test_a_page_that_lacks_a_language_is_named_as_the_file_to_add(project: Path) -> None:
    (project / "content/pages/fr/contact.md").unlink()
    (problem,) = missing_texts(project, LANGUAGES, "en")
    assert str(problem) == (
        "content/pages/fr/contact.md:1:1: this translation of content/pages/en/contact.md does not exist. Add it."
    )
