"""What `docs/publishing.md` says of targets, judges and headers is what there is."""

import re
from dataclasses import fields

from plugins.keptword.csp.headers import NAME
from plugins.keptword.headers.hsts import Hsts
from plugins.keptword.headers.response_headers import response_headers
from tests.conftest import ROOT
from tools.deploy.targets.written import GITHUB_PAGES, TARGETS
from tools.validators.report import JUDGES

TEXT = (ROOT / "docs/publishing.md").read_text("utf-8")


def first_cells(heading: str) -> list[str]:
    """Return the first cell of each row of the tables below a heading."""
    section = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [line.split("|")[1].strip() for line in section.splitlines() if line.startswith("|")]


def test_every_judge_stands_in_the_table() -> None:
    assert [cell.strip("`") for cell in first_cells("Judged by others")[2:]] == list(JUDGES)


def test_every_target_stands_in_the_table() -> None:
    named = {name for cell in first_cells("Targets")[2:] for name in re.findall(r"`([\w-]+)", cell)}
    assert named == {kind.partition(":")[0] for kind in TARGETS} | {GITHUB_PAGES}


def test_every_header_stands_in_the_table() -> None:
    cells = first_cells("Headers")
    named = [cell.strip("`") for cell in cells[2 : cells.index("key")]]
    assert named == [NAME, *(name for name, _ in response_headers("default-src 'none'", hsts=Hsts())), "Cache-Control"]


def test_every_key_of_hsts_stands_in_the_table_with_its_default() -> None:
    section = TEXT.split("<!-- hsts:")[1].split("\n\n")[1]
    rows = [[cell.strip(" `") for cell in line.split("|")[1:3]] for line in section.splitlines()[2:]]
    assert rows == [[field.name, str(field.default)] for field in fields(Hsts)]
