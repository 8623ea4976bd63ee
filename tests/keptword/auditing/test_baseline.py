import json
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.keptword.auditing import Finding
from plugins.keptword.auditing.baseline import NoBaselineError, read_baseline, signature, write_baseline
from plugins.keptword.requests.grades import Grade

LOAD = Finding("a.html", 1, 2, "https://t.example/x", "t.example", "<img src>")
UNREAD = Finding("ü.js", 1, 1, "", "", "script that can fetch", grade=Grade.UNREAD)


def test_what_is_written_is_known_wherever_it_stands(tmp_path: Path) -> None:
    write_baseline(tmp_path / "known.json", [LOAD, UNREAD, LOAD])
    known = read_baseline(tmp_path / "known.json").signatures
    assert known == {signature(LOAD), signature(UNREAD)}
    assert signature(replace(LOAD, file="new.html", line=9)) in known


@pytest.mark.parametrize(
    "other",
    [replace(LOAD, url="https://t.example/y"), replace(UNREAD, file="b.js"), replace(UNREAD, grade=Grade.LOADS)],
)
def test_another_address_file_or_grade_is_new(tmp_path: Path, other: Finding) -> None:
    write_baseline(tmp_path / "known.json", [LOAD, UNREAD])
    assert signature(other) not in read_baseline(tmp_path / "known.json").signatures


def test_a_thing_is_a_line_and_the_same_findings_are_the_same_bytes(tmp_path: Path) -> None:
    write_baseline(tmp_path / "one.json", [LOAD, UNREAD])
    write_baseline(tmp_path / "other.json", [UNREAD, LOAD])
    text = (tmp_path / "one.json").read_text()
    assert text == (tmp_path / "other.json").read_text()
    assert len(text.splitlines()) == 4
    write_baseline(tmp_path / "none.json", [])
    assert json.loads((tmp_path / "none.json").read_text()) == {"version": 1, "findings": []}


def test_a_file_that_is_not_there_says_how_it_is_written(tmp_path: Path) -> None:
    with pytest.raises(NoBaselineError, match="--write-baseline"):
        read_baseline(tmp_path / "known.json")
