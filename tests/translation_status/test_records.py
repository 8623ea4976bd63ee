from pathlib import Path

import pytest

from plugins.keptword.problems import ProblemsFoundError
from plugins.translation_status.records import read_records, records_text

RECORDS = {
    ("content/pages/nl/contact.md", "#map"): ("a1", "b2"),
    ("content/pages/nl/contact.md", 'a "quoted" key'): ("c3", "d4"),
    ("content/pages/fr/contact.md", "Title"): ("e5", "f6"),
}


def test_what_is_written_is_read_again_and_gives_the_same_text_in_any_order(tmp_path: Path) -> None:
    text = records_text(RECORDS)
    assert records_text(dict(reversed(RECORDS.items()))) == text
    (tmp_path / "translated.toml").write_text(text, "utf-8")
    assert read_records(tmp_path, "translated.toml") == RECORDS


def test_without_a_file_nothing_is_recorded(tmp_path: Path) -> None:
    assert read_records(tmp_path, "translated.toml") == {}


def test_a_file_that_a_merge_left_broken_is_named_with_its_line(tmp_path: Path) -> None:
    lines = records_text(RECORDS).splitlines()
    (tmp_path / "translated.toml").write_text("\n".join([*lines[:5], "<<<<<<< HEAD", *lines[5:]]), "utf-8")
    with pytest.raises(ProblemsFoundError, match=r"translated\.toml:6:1: this is not valid TOML"):
        read_records(tmp_path, "translated.toml")
