"""Kills `keptword protect` at random moments: `python -m tests.keptword.protection.kills 60`."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from plugins.keptword.protection.folder import is_protected
from tests.conftest import ROOT
from tests.keptword.sites import begun, bytes_in, settings_of, site_by_hand

# Enough for several processes.
PAGES = 300

_COMMAND = [sys.executable, "-m", "plugins.keptword", "protect", "public", "--consent", "consent"]


def kill_runs(count: int, folder: Path, pages: int = PAGES) -> tuple[int, int]:
    """Kill so many runs; return after how many the folder was as before, and after how many it was done.

    Raises AssertionError where it was neither, or where a later run does not clear up.
    """
    site = site_by_hand(folder / "site")
    for number in range(pages):
        shutil.copyfile(site / "privacy/index.html", site / f"{number}.html")
    begun(site, folder / "consent")
    before, settings = bytes_in(site), settings_of(folder / "consent")
    public = folder / "public"
    start = time.monotonic()
    _begun(folder, site).wait()
    whole = time.monotonic() - start
    unchanged = done = 0
    for _ in range(count):
        run = _begun(folder, site)
        time.sleep(random.uniform(0, 1.05 * whole))
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        if bytes_in(public) == before:
            unchanged += 1
        else:
            assert is_protected(public, *settings), "neither as before nor done"
            done += 1
    assert _begun(folder, site).wait() == 0
    assert is_protected(public, *settings)
    left = {path.name for path in folder.iterdir()} - {"site", "public", "consent", ".public.lock"}
    assert left == set(), "a killed run left something behind"
    return unchanged, done


def _begun(folder: Path, site: Path) -> "subprocess.Popen[bytes]":
    """Begin a run on a fresh copy of the site."""
    shutil.rmtree(folder / "public", ignore_errors=True)
    shutil.copytree(site, folder / "public")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(_COMMAND, cwd=folder, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        as_before, protected = kill_runs(int(sys.argv[1]), Path(name))
    print(f"{as_before + protected} kills: {as_before} times as before, {protected} done, never between.")
