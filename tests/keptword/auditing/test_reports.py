import json
from pathlib import Path

from plugins.keptword.auditing.baseline import signature
from plugins.keptword.auditing.reports import Reports
from tests.keptword.auditing.test_person import found, tally_of


def test_the_files_that_are_wanted_are_written_and_no_others(tmp_path: Path) -> None:
    tally = tally_of([found("https://t.example/")])
    Reports().write(tally, all_fail=False)
    assert list(tmp_path.iterdir()) == []
    names = [tmp_path / name for name in ("log.sarif", "summary.md", "known.json")]
    reports = Reports(sarif=names[0], summary=names[1], baseline=names[2], writes_baseline=True)
    reports.write(tally, all_fail=False)
    assert sorted(tmp_path.iterdir()) == sorted(names)
    assert json.loads(names[0].read_text())["version"] == "2.1.0"
    assert "t.example" in names[1].read_text()
    assert Reports(baseline=names[2]).known().signatures == {signature(found("https://t.example/"))}
