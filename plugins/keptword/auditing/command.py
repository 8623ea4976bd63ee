"""The audit as a command: what it prints, and its exit status (0 clean, 1 findings, 2 not all could be judged)."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import click

from ..requests.grades import Grade
from .baseline import NoBaselineError
from .built import Audit
from .findings import Finding, report
from .json_lines import json_line
from .merging import NoPartsError, read_parts, record_of
from .origins import sources_in
from .person import person_report
from .reports import WORDS, Reports
from .site import Site, is_page
from .tally import Tallying

CLEAN, FINDINGS, NOT_JUDGED = 0, 1, 2

# Files are judged faster than anyone reads: the bar moves once for so many.
_STEP = 25


def audit_command(
    site: Site, reports: Reports = WORDS, *, out: TextIO = sys.stdout, terminal: TextIO = sys.stderr
) -> int:
    """Judge a site, print the findings, and return the exit status. JSON lines are printed as they come.

    The own site fails for whatever its pages may load; anyone else's for what they do load by themselves. A part of a
    site is written as JSON lines and fails for nothing: that is decided once all parts are put together.
    """
    if not site.directory.is_dir():
        print(f"{site.directory} is no folder, so there is nothing to judge.", file=terminal)
        return NOT_JUDGED
    files = site.files.read
    if not files:
        print(f"{site.directory} holds no page, style sheet or script to judge.", file=terminal)
        return NOT_JUDGED
    audit = Audit(site, reports.part)
    total = len(reports.part.share(files))
    bar = click.progressbar(
        audit.run(), total, show_pos=True, file=terminal, hidden=not terminal.isatty(), update_min_steps=_STEP
    )
    run = _Run(reports, site.directory, out, terminal, all_fail=site.is_own)
    with _reader_may_leave(run), bar as judged:
        if not reports.part.is_whole:
            return run.write_part(audit, judged)
        return run.finish(judged, len(files), sum(map(is_page, files)), audit.pages_with)
    return run.status


def merge_command(
    paths: Iterable[Path], reports: Reports = WORDS, *, out: TextIO = sys.stdout, terminal: TextIO = sys.stderr
) -> int:
    """Put the parts of a site together, report on it as on a whole, and return the exit status."""
    try:
        parts = read_parts(paths)
    except NoPartsError as error:
        print(error, file=terminal)
        return NOT_JUDGED
    run = _Run(reports, None, out, terminal)
    with _reader_may_leave(run):
        return run.finish(parts.findings(), parts.files, parts.pages, parts.pages_with())
    return run.status


@dataclass
class _Run:
    """One run of a command: what was found so far, and the exit status that follows from it."""

    reports: Reports
    directory: Path | None
    out: TextIO
    terminal: TextIO
    all_fail: bool = False
    faults: int = 0
    unjudged: int = 0

    @property
    def status(self) -> int:
        return FINDINGS if self.faults else NOT_JUDGED if self.unjudged else CLEAN

    def write_part(self, audit: Audit, judged: Iterable[tuple[str, list[Finding]]]) -> int:
        """Write the lines of a part, and last its record."""
        for _, findings in judged:
            self.out.writelines(f"{json_line(finding)}\n" for finding in findings)
        print(record_of(audit).as_line(), file=self.out)
        return CLEAN

    def finish(
        self,
        judged: Iterable[tuple[str, list[Finding]]],
        files: int,
        pages: int,
        pages_with: Mapping[str, int],
    ) -> int:
        """Take all findings, write what is wanted, and return the exit status."""
        try:
            tallying = Tallying(self.reports.known(), pages, files)
        except NoBaselineError as error:
            print(error, file=self.terminal)
            return NOT_JUDGED
        found: list[Finding] = []
        for file, findings in judged:
            new = tallying.add(file, findings)
            self.faults += sum(finding.is_judged and self._counts(finding) for finding in new)
            self.unjudged += sum(not finding.is_judged for finding in new)
            if self.reports.as_json:
                self.out.writelines(f"{json_line(finding)}\n" for finding in new)
            elif self.all_fail:
                found += new
        tally = tallying.total(pages_with)
        try:
            self.reports.write(tally, all_fail=self.all_fail)
        except OSError as error:
            print(f"A report could not be written: {error}", file=self.terminal)
            return NOT_JUDGED
        if self.reports.baseline and self.reports.writes_baseline:
            print(f"Written: {self.reports.baseline}. With it, only what is new fails.", file=self.terminal)
            return CLEAN
        if self.all_fail and not self.reports.as_json:
            self.out.writelines(f"{line}\n" for line in report(found))
            print(_own_verdict(self.faults, files), file=self.out)
        elif not self.reports.as_json:
            lines = person_report(tally, whole=self.reports.whole, origins=self._origin)
            self.out.writelines(f"{line}\n" for line in lines)
        return self.status

    def _counts(self, finding: Finding) -> bool:
        return self.all_fail or finding.grade is Grade.LOADS

    def _origin(self, finding: Finding) -> str:
        if self.reports.sources is None or self.directory is None:
            return ""
        return sources_in(self.reports.sources, self.directory).of(finding, self.directory)


@contextmanager
def _reader_may_leave(run: _Run) -> Iterator[None]:
    """Let whoever reads the output stop, as `head` does, without a word about it."""
    try:
        yield
        run.out.flush()
    except BrokenPipeError:
        # What is still to be written when the program ends goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), run.out.fileno())


def _own_verdict(faults: int, files: int) -> str:
    judged = f"{files} files judged" if files != 1 else "1 file judged"
    if faults:
        return f"{'1 finding' if faults == 1 else f'{faults} findings'}: {judged}."
    return f"Nothing third party loads before consent: {judged}."
