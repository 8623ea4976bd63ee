"""Which test shows which row of the checklist: a table, made from the names of the tests that pytest collects.

A test is named after its rows: `test_cb_03_cb_04_refuse_is_a_button` shows CB-03 and CB-04. Beside it stand the false
pages that it notices, which `test_mutations` proves.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.compliance.mutations import Mutation, all_mutations

ROWS = Path(__file__).with_name("rows.toml")
TABLE = Path(__file__).with_name("table.md")

_NAMED_ROWS = re.compile(r"test_((?:[a-z]{2}_\d{2}_)+)", re.IGNORECASE)
_LEVELS = ("law", "law for web shops", "guidance", "practice", "watch")


@dataclass(frozen=True)
class Row:
    """One requirement. Where no test shows it, a procedure says how people do, or a reason why nobody has to.

    `marks` says how it can be shown: H in the built pages, R in a running browser, M by people.
    """

    id: str
    requirement: str
    level: str
    marks: str = ""
    reason: str | None = None
    procedure: str | None = None

    @property
    def without_test(self) -> str | None:
        return self.procedure or self.reason


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
    """Return what is wrong, as sentences: rows without a test, procedure or reason, or with more, tests of no row."""
    rows, wrong = tuple(rows), []
    shown = {row_id: test for test in tests for row_id in test.rows}
    for row in rows:
        if row.level not in _LEVELS:
            wrong.append(f'{row.id}: level "{row.level}" is not one of {", ".join(_LEVELS)}.')
        if row.id not in shown and row.without_test is None:
            name = f"test_{row.id.lower().replace('-', '_')}_…"
            wrong.append(f"{row.id} has no test. Name one {name}, or add a procedure or a reason.")
        if row.id in shown and row.without_test is not None:
            wrong.append(f"{row.id} has a test, {shown[row.id].name}. Remove its procedure or reason from rows.toml.")
        if row.procedure is not None and row.marks != "M":
            wrong.append(f'{row.id} is shown by people: write marks = "M".')
    known = {row.id for row in rows}
    unknown = [(test, row_id) for row_id, test in shown.items() if row_id not in known]
    return wrong + [f"{test.file}: {test.name} is named after {row_id}, which is no row." for test, row_id in unknown]


def compliance_table(rows: Iterable[Row], tests: Iterable[Test], mutations: Iterable[Mutation]) -> str:
    """Return the rows with their tests and what these notice, then those without and why, as Markdown."""
    rows, tests, mutations = tuple(rows), tuple(tests), tuple(mutations)
    by_row = {row.id: [test for test in tests if row.id in test.rows] for row in rows}
    noticed = {row.id: [mutation.name for mutation in mutations if mutation.row == row.id] for row in rows}
    shown, not_shown = [row for row in rows if by_row[row.id]], [row for row in rows if not by_row[row.id]]
    with_mutations = [row for row in shown if noticed[row.id]]
    lines = [
        "# The checklist, and the tests that show it",
        "",
        f"Made by `invoke compliance`. {len(shown)} of {len(rows)} rows are shown by tests.",
        "",
        f"The tests of {len(with_mutations)} of these fail on each of {len(mutations)} false pages, in every language"
        " (`tests/compliance/test_mutations.py`). What the others show is no text, or shows only in a running browser.",
        "",
        "How it can be shown: H in the built pages, R in a running browser, M by people.",
        "",
        "| row | requirement | level | how | tests | false pages noticed |",
        "| --- | --- | --- | --- | --- | --- |",
        *(
            f"| {row.id} | {row.requirement} | {row.level} | {row.marks} | {_cell(by_row[row.id])} |"
            f" {_numbered(noticed[row.id])} |"
            for row in shown
        ),
        "",
        "## Without a test",
        "",
        "| row | requirement | level | how | procedure, or reason |",
        "| --- | --- | --- | --- | --- |",
        *(f"| {row.id} | {row.requirement} | {row.level} | {row.marks} | {row.without_test} |" for row in not_shown),
    ]
    return "\n".join(lines) + "\n"


def _numbered(names: Sequence[str]) -> str:
    return f"{len(names)}: {', '.join(names)}" if names else "none"


def _cell(tests: Iterable[Test]) -> str:
    return "<br>".join(f"`{test.file}::{test.name}`" for test in tests)


def write_table(root: Path) -> list[str]:
    """Write the table, and return what is wrong with its rows."""
    rows, tests = read_rows(), collected_tests(root)
    TABLE.write_text(compliance_table(rows, tests, all_mutations()), "utf-8")
    return wrong_rows(rows, tests)
