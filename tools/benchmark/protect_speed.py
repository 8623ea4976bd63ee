"""Measures how many pages of somebody else's site `keptword protect` protects in a second, beside a bare parser."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import turbohtml

from plugins.keptword.cli.beginning import begin
from plugins.keptword.protection.options import FILE
from tools.benchmark.foreign_site import ADDRESS, write_foreign_site

_FEW = 50


@dataclass(frozen=True)
class ProtectSpeed:
    """One run of the command: pages, seconds, and the memory of its largest process in MiB.

    `parse_seconds` is what the parser alone takes for the same pages, on one core, once they are read.
    """

    pages: int
    seconds: float
    parse_seconds: float
    memory: float

    @property
    def pages_per_second(self) -> float:
        return self.pages / self.seconds

    @property
    def parsed_per_second(self) -> float:
        return self.pages / self.parse_seconds

    @property
    def share(self) -> float:
        """The pages that it protects in the time in which the parser parses one."""
        return self.parse_seconds / self.seconds


def protect_speed(root: Path, pages: int, cores: int | None = None) -> ProtectSpeed:
    """Measure the command on a site of so many pages, on so many cores, or on all of them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        consent = _begun(folder)
        write_foreign_site(folder / "public", pages)
        parse_seconds = _parse_seconds(folder / "public")
        command = [sys.executable, "-m", "plugins.keptword", "protect", "public", "--consent", str(consent)]
        began = time.perf_counter()
        with (folder / "told").open("wb") as told:
            run = subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(root)},
                stdout=told,
                stderr=told,
                preexec_fn=None if cores is None else lambda: os.sched_setaffinity(0, range(cores)),
            )
            _, status, used = os.wait4(run.pid, 0)
            run.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
        if run.returncode:
            raise RuntimeError((folder / "told").read_text("utf-8"))
    return ProtectSpeed(pages, seconds, parse_seconds, used.ru_maxrss / 1024)


def _begun(folder: Path) -> Path:
    """Write the settings that an owner would, for a few pages of the site; return their folder."""
    write_foreign_site(folder / "few", _FEW)
    consent = folder / "consent"
    list(begin(folder / "few", consent))
    settings = (consent / FILE).read_text("utf-8")
    settings = settings.replace("[COMPANY]", "Example Ltd").replace("[ADDRESS]", ADDRESS)
    (consent / FILE).write_text(settings, "utf-8")
    return consent


def _parse_seconds(folder: Path) -> float:
    seconds = 0.0
    for path in folder.rglob("*.html"):
        html = path.read_text("utf-8")
        began = time.perf_counter()
        turbohtml.parse(html, scripting=True, source_locations=True)
        seconds += time.perf_counter() - began
    return seconds
