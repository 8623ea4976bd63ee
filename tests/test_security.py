"""docs/security.md names for each claim what shows it: all of that exists."""

import re
import subprocess
import sys

from tests.conftest import ROOT

TEXT = (ROOT / "docs/security.md").read_text("utf-8")


def rows(heading: str) -> list[list[str]]:
    section = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_claim_names_what_shows_it_and_that_is_there() -> None:
    claims = [*rows("Against whom"), *rows("How each lock fails")]
    assert len(claims) > 10
    for claim in claims:
        named = re.findall(r"`([^`]+)`", claim[-1])
        assert named, claim
        for name in named:
            assert name.startswith("invoke ") or (ROOT / name).is_file(), name


def test_commands_and_files_that_it_names_are_there() -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "invoke", "--list"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for name in re.findall(r"`invoke ([\w.-]+)`", TEXT):
        assert re.search(rf"^\s+{re.escape(name)}\b", listed, re.MULTILINE), name
    for name in re.findall(r"`(tests/[^`]+)`", TEXT):
        assert (ROOT / name).is_file(), name


def test_every_document_that_it_leads_to_has_that_heading() -> None:
    for file, anchor in re.findall(r"\]\((\w+\.md)#([\w-]+)\)", TEXT):
        headings = re.findall(r"^#+ (.+)$", (ROOT / "docs" / file).read_text("utf-8"), re.MULTILINE)
        assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}, anchor
