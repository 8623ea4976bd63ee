"""Which test shows which row of the checklist: a table, made from the names of the tests that pytest collects.

A test is named after its rows: `test_cb_03_cb_04_refuse_is_a_button` shows CB-03 and CB-04.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROWS = Path(__file__).with_name("rows.toml")
TABLE = Path(__file__).with_name("table.md")

_NAMED_ROWS = re.compile(r"test_((?:[a-z]{2}_\d{2}_)+)", re.IGNORECASE)
_LEVELS = ("law", "law for web shops", "guidance", "practice", "watch")


@dataclass(frozen=True)
class Row:
    """One requirement; a reason says why no test shows it."""

    id: str
    requirement: str
    level: str
    reason: str | None = None


@dataclass(frozen=True)
class Test:
    """A test function, and the file it stands in, from the root of the project."""

    __test__ = False

    file: str
    name: str

    @property
    def rows(self) -> tuple[str, ...]:
        """The ids of the rows after which it is named."""
        named = _NAMED_ROWS.match(self.name)
        return tuple(re.findall(r"[A-Z]{2}-\d{2}", named[1].upper().replace("_", "-"))) if named else ()


def read_rows(path: Path = ROWS) -> tuple[Row, ...]:
    """Return the rows in the order of the file."""
    return tuple(Row(row_id, **keys) for row_id, keys in tomllib.loads(path.read_text("utf-8")).items())


def collected_tests(root: Path) -> tuple[Test, ...]:
    """Return what pytest collects in a project, each function once, in order."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    ids = [line.partition("[")[0].split("::") for line in listed.splitlines() if "::" in line]
    return tuple(dict.fromkeys(Test(file, name) for file, *_, name in ids))


def wrong_rows(rows: Iterable[Row], tests: Iterable[Test]) -> list[str]:
    """Return what is wrong, as sentences: rows without a test or a reason or with both, tests of no row."""
    rows, wrong = tuple(rows), []
    shown = {row_id: test for test in tests for row_id in test.rows}
    for row in rows:
        if row.level not in _LEVELS:
            wrong.append(f'{row.id}: level "{row.level}" is not one of {", ".join(_LEVELS)}.')
        if row.id not in shown and row.reason is None:
            wrong.append(f"{row.id} has no test. Name one test_{row.id.lower().replace('-', '_')}_…, or add a reason.")
        if row.id in shown and row.reason is not None:
            wrong.append(f"{row.id} has a test, {shown[row.id].name}. Remove its reason from rows.toml.")
    known = {row.id for row in rows}
    unknown = [(test, row_id) for row_id, test in shown.items() if row_id not in known]
    return wrong + [f"{test.file}: {test.name} is named after {row_id}, which is no row." for test, row_id in unknown]


def compliance_table(rows: Iterable[Row], tests: Iterable[Test]) -> str:
    """Return the rows with the tests that show them, then those without and why, as Markdown."""
    rows, tests = tuple(rows), tuple(tests)
    by_row = {row.id: [test for test in tests if row.id in test.rows] for row in rows}
    shown, not_shown = [row for row in rows if by_row[row.id]], [row for row in rows if not by_row[row.id]]
    lines = [
        "# The checklist, and the tests that show it",
        "",
        f"Made by `invoke compliance`. {len(shown)} of {len(rows)} rows are shown by tests.",
        "",
        "| row | requirement | level | tests |",
        "| --- | --- | --- | --- |",
        *(f"| {row.id} | {row.requirement} | {row.level} | {_cell(by_row[row.id])} |" for row in shown),
        "",
        "## Without a test",
        "",
        "| row | requirement | level | reason |",
        "| --- | --- | --- | --- |",
        *(f"| {row.id} | {row.requirement} | {row.level} | {row.reason} |" for row in not_shown),
    ]
    return "\n".join(lines) + "\n"


def _cell(tests: Iterable[Test]) -> str:
    return "<br>".join(f"`{test.file}::{test.name}`" for test in tests)


def write_table(root: Path) -> list[str]:
    """Write the table, and return what is wrong with its rows."""
    rows, tests = read_rows(), collected_tests(root)
    TABLE.write_text(compliance_table(rows, tests), "utf-8")
    return wrong_rows(rows, tests)
