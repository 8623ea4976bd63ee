"""The audit as a command: what it prints, and its exit status (0 clean, 1 findings, 2 not all could be judged)."""

import sys
from typing import TextIO

import click

from ..requests.grades import Grade
from .built import audit_site
from .findings import Finding, report
from .site import Site
from .summary import summary

CLEAN, FINDINGS, NOT_JUDGED = 0, 1, 2

# Files are judged faster than anyone reads: the bar moves once for so many.
_STEP = 25


def audit_command(
    site: Site, *, as_json: bool, whole: bool = False, out: TextIO = sys.stdout, terminal: TextIO = sys.stderr
) -> int:
    """Judge a site, print the findings, and return the exit status. JSON lines are printed as they come.

    The own site fails for whatever its pages may load; anyone else's for what they do load by themselves. A whole
    report leaves nothing out but repetitions.
    """
    if not site.directory.is_dir():
        print(f"{site.directory} is no folder, so there is nothing to judge.", file=terminal)
        return NOT_JUDGED
    total = len(site.files.read)
    if total == 0:
        print(f"{site.directory} holds no page, style sheet or script to judge.", file=terminal)
        return NOT_JUDGED
    found: list[Finding] = []
    faults = unjudged = 0
    bar = click.progressbar(
        audit_site(site), total, show_pos=True, file=terminal, hidden=not terminal.isatty(), update_min_steps=_STEP
    )
    with bar as judged:
        for _, findings in judged:
            faults += sum(finding.is_judged and _counts(site, finding) for finding in findings)
            unjudged += sum(not finding.is_judged for finding in findings)
            if as_json:
                out.writelines(f"{finding.as_json()}\n" for finding in findings)
            else:
                found += findings
    if not as_json:
        lines = report(found) if site.is_own else summary(found, whole=whole)
        out.writelines(f"{line}\n" for line in lines)
        print(_verdict(faults, total, unjudged, len(found)), file=out)
    return FINDINGS if faults else NOT_JUDGED if unjudged else CLEAN


def _counts(site: Site, finding: Finding) -> bool:
    return site.is_own or finding.grade is Grade.LOADS


def _verdict(faults: int, total: int, unjudged: int, others: int) -> str:
    if faults:
        count = "1 finding" if faults == 1 else f"{faults} findings"
        return f"{count}: {total} files judged{f', {unjudged} not' if unjudged else ''}."
    if unjudged:
        return f"No all-clear: nothing third party was found in {total} files, and {unjudged} could not be judged."
    if others:
        return f"Nothing third party was found to load by itself: {total} files judged. --all tells all of the rest."
    return f"Nothing third party loads before consent: {total} files judged."
