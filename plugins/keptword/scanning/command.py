"""The scan as a command: what it prints, and its exit status.

0: the list tells the truth; 1: it does not; 2: it could not be judged, or a part of it, since hosts did not answer.
"""

import datetime
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TextIO

import click

from ..browser.chromium import NoBrowserError
from ..browser.loopback import served
from ..inventory import consent_version
from ..site_address import NoSiteAddressError, site_address
from .comparison import compare
from .errors import NotScannedError
from .findings import Finding, Kind
from .last_seen import keep_day, services_at_work
from .listed import Listed
from .pages import pages_in
from .report import report
from .seen import Record, states_to_see
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
    pages = () if live else pages_in(output, path)
    if not (live or pages):
        print(f"{output.name}/ holds no page: invoke build makes them.", file=terminal)
        return NOT_JUDGED
    site: AbstractContextManager[str] = nullcontext(live) if live else served(output, path)
    try:
        with (
            site as address,
            click.progressbar(length=1, show_pos=True, file=terminal, hidden=not terminal.isatty()) as bar,
        ):

            def tell(done: int, total: int) -> None:
                bar.length = total
                bar.update(done - bar.pos)

            inventory = listed.inventory
            wanted = Wanted(address, pages, states_to_see(inventory), consent_version(inventory))
            record = look(wanted, tell)
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


def _status(found: tuple[Finding, ...]) -> int:
    if any(finding.is_lie for finding in found):
        return LIES
    return NOT_JUDGED if any(finding.kind is Kind.NO_ANSWER for finding in found) else TRUE


def _verdict(found: tuple[Finding, ...], record: Record) -> str:
    lies = sum(finding.is_lie for finding in found)
    silent = sum(finding.kind is Kind.NO_ANSWER for finding in found)
    said = "The list tells the truth"
    if lies:
        said = "1 thing is not as the list says" if lies == 1 else f"{lies} things are not as the list says"
    elif silent:
        said = f"Nothing wrong was seen, but {'1 host' if silent == 1 else f'{silent} hosts'} did not answer"
    return f"{said}: {len(record.pages)} pages in {len(record.states)} states."
