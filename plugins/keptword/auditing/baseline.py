"""The baseline: what an owner knows of and puts up with for now, so that only what is new fails.

It is written by the audit and kept beside the site's sources; a line for each thing, so that its changes can be read.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ..text_files import write_whole
from .findings import Finding

_VERSION = 1

Signature: TypeAlias = tuple[str, str, str, str]
"""Grade, address, how, and the file where there is no address: what stays the same from build to build."""


class NoBaselineError(Exception):
    """A file is no baseline; the text says why, and what to do."""


@dataclass(frozen=True)
class Baseline:
    """What is known."""

    signatures: frozenset[Signature] = frozenset()


def signature(finding: Finding) -> Signature:
    """Return what a finding is known by: not its place, since the same template stands on every new page."""
    return finding.verdict, finding.url, finding.how, "" if finding.url else finding.file


def read_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises NoBaselineError."""
    try:
        content = json.loads(path.read_text("utf-8"))
        if content["version"] != _VERSION:
            raise NoBaselineError(f"{path} is of another version. Write it anew: --write-baseline.")
        return Baseline(frozenset(_signature(*entry) for entry in content["findings"]))
    except FileNotFoundError:
        raise NoBaselineError(f"{path} is not there. Write it once: --baseline {path} --write-baseline.") from None
    except (ValueError, KeyError, TypeError) as error:
        raise NoBaselineError(f"{path} is no baseline. Write it anew: --write-baseline.") from error


def _signature(grade: str, url: str, how: str, file: str) -> Signature:
    return str(grade), str(url), str(how), str(file)


def write_baseline(path: Path, findings: Iterable[Finding]) -> None:
    """Write all that was found as known."""
    entries = sorted({signature(finding) for finding in findings})
    lines = ",\n".join(f"  {json.dumps(entry, ensure_ascii=True)}" for entry in entries)
    write_whole(path, f'{{"version": {_VERSION}, "findings": [\n{lines}\n]}}\n')
