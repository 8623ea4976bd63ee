"""Folders of servers, each of them a real process."""

import signal
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tools.publication.served_folders import own_folder, remove_abandoned

SERVES = """
import pathlib, sys, time
from tools.publication.served_folders import own_folder
from tools.publication.termination import ended_by_signals
with ended_by_signals(), own_folder(pathlib.Path(sys.argv[1])) as folder:
    (folder / "page.html").touch()
    print(folder, flush=True)
    time.sleep(60)
"""


def serving(within: Path) -> tuple[subprocess.Popen[str], Path]:
    command = [sys.executable, "-c", SERVES, str(within)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    return server, Path(server.stdout.readline().strip())


def test_each_server_has_its_own_and_only_those_of_nobody_alive_are_removed(tmp_path: Path) -> None:
    within = tmp_path / "serving"
    killed, abandoned = serving(within)
    other, others = serving(within)
    killed.kill()
    killed.communicate()
    with own_folder(within) as own:
        assert {path.name for path in within.iterdir()} == {own.name, others.name}
        assert not abandoned.exists()
    remove_abandoned(within)
    assert (others / "page.html").exists()
    other.send_signal(signal.SIGTERM)
    other.communicate()
    assert other.returncode == 128 + signal.SIGTERM
    assert list(within.iterdir()) == []
