"""The table of judged sites: `python -m tests.foreign.judged`, or with the beginnings of some generators' names.

Each generator builds a site twice: with nothing of third parties, and with what vendors give out pasted in. Every page
is visited in Chromium, and the hosts that it asks for are held against those that the audit says load. Ends with status
1 where less than 98 % of either are right, where the audit is silent about a page that asks, or a clean site fails.
"""

import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from plugins.keptword.auditing.command import CLEAN, FINDINGS, audit_command
from plugins.keptword.browser.chromium import find_or_install_chromium
from plugins.keptword.browser.launching import every_host_at
from tests.foreign.evidence import as_table
from tests.foreign.generators import BUILT, GENERATORS, HOST, MORE, PASTED, Generator, sources
from tests.foreign.judging import JudgedSite, judged_site, site_to_judge
from tests.receiver import Receiver, running_receiver

GOAL = 0.98

_HEAD = ("generator", "pasted", "pages", "asked", "said to load", "recall", "precision", "silent", "status", "lines")
_SETS = (PASTED, "pasted/shop", "pasted/press", "pasted/docs")


@dataclass(frozen=True)
class Row:
    """A site and what was seen of it."""

    generator: Generator
    pasted: str
    site: JudgedSite
    status: int
    lines: int

    def cells(self) -> tuple[str, ...]:
        """Return what stands in its row."""
        site = self.site
        counts = (str(len(site.pages)), str(site.asked), str(site.told))
        shares = (_share(site.right, site.asked), _share(site.right, site.told))
        return (
            self.generator.name,
            self.pasted or "nothing",
            *counts,
            *shares,
            *map(str, (site.silent, self.status, self.lines)),
        )

    def faults(self) -> Iterator[str]:
        """Yield what is otherwise than it should be, page by page."""
        name = f"{self.generator.name}, {self.pasted or 'nothing'}"
        for page in self.site.pages:
            for host in sorted(page.missed):
                said = "not said to load" if page.is_said_to_do_more else "SILENT"
                yield f"{name}: {page.address} asks {host}, {said}"
            yield from (f"{name}: {page.address} does not ask {host}" for host in sorted(page.invented))
        if self.status != (FINDINGS if self.pasted or self.site.asked else CLEAN):
            yield f"{name}: the audit ends with status {self.status}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


def built(generator: Generator, folder: Path, pasted: str) -> Path:
    """Build the site of a generator in a folder; return where it stands."""
    folder.mkdir(parents=True)
    generator.build(sources(generator, folder, pasted))
    return folder / BUILT


def report_on(folder: Path, receiver: Receiver) -> tuple[int, list[str]]:
    """Return the exit status of the audit, and the lines that a person sees."""
    out = io.StringIO()
    status = audit_command(site_to_judge(folder, receiver), out=out, terminal=io.StringIO())
    return status, out.getvalue().splitlines()


@contextmanager
def lasting_context(receiver: Receiver, folder: Path) -> Iterator[BrowserContext]:
    """Run a whole Chromium with a profile of its own: without either, it does not connect ahead of time."""
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            folder,
            executable_path=find_or_install_chromium(),
            args=["--no-sandbox", "--headless=new", *every_host_at(receiver.port)],
            ignore_https_errors=True,
        )
        try:
            yield context
        finally:
            context.close()


def _row(generator: Generator, pasted: str, folder: Path, receiver: Receiver) -> Row:
    with tempfile.TemporaryDirectory() as profile, lasting_context(receiver, Path(profile)) as context:
        judged = judged_site(folder, context, receiver)
    status, lines = report_on(folder, receiver)
    return Row(generator, pasted, judged, status, len(lines))


def main(names: list[str]) -> int:
    """Print the table, then what is otherwise than it should be; return the exit status."""
    beginnings = tuple(map(str.lower, names))
    chosen = [
        (number, one)
        for number, one in enumerate((*GENERATORS, *MORE))
        if not names or one.name.lower().startswith(beginnings)
    ]
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as work, running_receiver(HOST, Path(work)) as receiver:
        for number, generator in chosen:
            for pasted in ("", _SETS[number % len(_SETS)]):
                site = Path(work) / f"{number}{pasted}"
                rows.append(_row(generator, pasted, built(generator, site, pasted), receiver))
                print(f"{generator.name}, {pasted or 'nothing'}: visited", file=sys.stderr)
    print(*as_table([_HEAD, *(row.cells() for row in rows)]), sep="\n")
    asked, told, right = (sum(getattr(row.site, name) for row in rows) for name in ("asked", "told", "right"))
    silent = sum(row.site.silent for row in rows)
    print(f"In all: recall {_share(right, asked)}, precision {_share(right, told)}, silent misses {silent}.")
    print(*(fault for row in rows for fault in row.faults()), sep="\n")
    is_good = right >= GOAL * asked and right >= GOAL * told and not silent
    return 0 if is_good and all(row.status == CLEAN for row in rows if not row.site.asked) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
