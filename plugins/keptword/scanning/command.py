"""The scan as a command: what it prints, and its exit status.

0: the list tells the truth; 1: it does not; 2: it could not be judged, or a part of it, since hosts did not answer.
"""

import datetime
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

import click

from ..browser.chromium import NoBrowserError
from ..site_address import NoSiteAddressError, site_address
from .comparison import compare
from .errors import NotScannedError
from .folder import seen
from .last_seen import keep_day, services_at_work
from .listed import Listed
from .mismatches import Kind, Mismatch
from .report import report
from .seen import Record
from .visiting import Tell, Wanted, look_at

TRUE, LIES, NOT_JUDGED = 0, 1, 2

Look = Callable[[Wanted, Tell], Record]


def scan_command(
    listed: Listed,
    output: Path,
    url: str | None = None,
    *,
    path: str = "",
    as_json: bool,
    kept: Path,
    out: TextIO = sys.stdout,
    terminal: TextIO = sys.stderr,
    look: Look = look_at,
) -> int:
    """Scan a built folder, served below a path, or the site at an address; print what is found, return the exit status.

    The day on which each service was seen is written to the file `kept`.
    """
    try:
        live = "" if url is None else f"{site_address(url, secure=False).url}/"
    except NoSiteAddressError as error:
        print(f"--url: {error}", file=terminal)
        return NOT_JUDGED
    try:
        with click.progressbar(length=1, show_pos=True, file=terminal, hidden=not terminal.isatty()) as bar:

            def tell(done: int, total: int) -> None:
                bar.length = total
                bar.update(done - bar.pos)

            record = seen(output, listed.inventory, live, path, tell, look)
    except (NotScannedError, NoBrowserError) as error:
        print(error, file=terminal)
        return NOT_JUDGED
    keep_day(kept, services_at_work(record, listed.inventory), datetime.date.today())
    found = compare(record, listed.inventory)
    if as_json:
        out.writelines(f"{finding.as_json()}\n" for finding in found)
    else:
        lines = report(found, record.site_host, listed)
        out.writelines(f"{line}\n" for line in (*lines, _verdict(found, record)))
    return _status(found)


def _status(found: tuple[Mismatch, ...]) -> int:
    if any(finding.is_lie for finding in found):
        return LIES
    return NOT_JUDGED if any(finding.kind is Kind.NO_ANSWER for finding in found) else TRUE


def _verdict(found: tuple[Mismatch, ...], record: Record) -> str:
    lies = sum(finding.is_lie for finding in found)
    silent = sum(finding.kind is Kind.NO_ANSWER for finding in found)
    said = "The list tells the truth"
    if lies:
        said = "1 thing is not as the list says" if lies == 1 else f"{lies} things are not as the list says"
    elif silent:
        said = f"Nothing wrong was seen, but {'1 host' if silent == 1 else f'{silent} hosts'} did not answer"
    return f"{said}: {len(record.pages)} pages in {len(record.states)} states."
