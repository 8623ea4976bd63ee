import io
from pathlib import Path

import pytest

from plugins.keptword.auditing import Site
from plugins.keptword.auditing.command import audit_command
from plugins.keptword.auditing.merging import NoPartsError, read_parts
from plugins.keptword.auditing.parts import Part
from plugins.keptword.auditing.reports import Reports
from plugins.keptword.auditing.tally import Tallying
from plugins.keptword.inventory import Inventory


def part(folder: Path, number: int, of: int, url: str = "https://site.example") -> Path:
    site = folder / "site"
    site.mkdir(exist_ok=True)
    for name in ("a.html", "b.html"):
        (site / name).write_text('<!doctype html><img src="//t.example/"><img src="//u.example/">')
    written = folder / f"{number}-{of}.jsonl"
    with written.open("w") as out:
        reports = Reports(part=Part(number, of))
        audit_command(Site(site, url, Inventory()), reports, out=out, terminal=io.StringIO())
    return written


def test_parts_in_any_order_are_one_site(tmp_path: Path) -> None:
    parts = read_parts([part(tmp_path, 2, 2), part(tmp_path, 1, 2)])
    assert (parts.files, parts.pages) == (2, 2)
    assert [(file, len(findings)) for file, findings in parts.findings()] == [("a.html", 2), ("b.html", 2)]


def test_a_part_that_is_missing_double_broken_off_or_of_another_site_is_not_passed_over(tmp_path: Path) -> None:
    one, two = part(tmp_path, 1, 2), part(tmp_path, 2, 2)
    with pytest.raises(NoPartsError, match="missing: 2"):
        read_parts([one])
    again = tmp_path / "again.jsonl"
    again.write_text(one.read_text())
    with pytest.raises(NoPartsError, match="there twice: 1"):
        read_parts([one, two, again])
    with pytest.raises(NoPartsError, match="different"):
        read_parts([one, part(tmp_path, 2, 3)])
    for broken in ("", "\n".join(two.read_text().splitlines()[:-1]), two.read_text()[:-20], "[]", "nonsense"):
        two.write_text(broken)
        with pytest.raises(NoPartsError, match="broken off"):
            read_parts([one, two])


def test_the_first_place_of_a_thing_is_that_of_the_whole_site(tmp_path: Path) -> None:
    one, two = part(tmp_path, 1, 2), part(tmp_path, 2, 2)
    tallying = Tallying()
    for file, findings in reversed(list(read_parts([one, two]).findings())):
        tallying.add(file, findings)
    assert {told.first.file for found in tallying.total().loads for told in found.told} == {"a.html"}
