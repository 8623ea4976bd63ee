"""Locks between processes: each of them is a real one."""

import subprocess
import sys
from pathlib import Path

import pytest

from plugins.keptword.replacement.file_lock import held, held_if_free
from tests.conftest import ROOT

HOLDS = """
import pathlib, subprocess, sys
from plugins.keptword.replacement import held
with held(pathlib.Path(sys.argv[1]), lambda: print("waiting", flush=True)) as lock:
    if len(sys.argv) > 2:
        subprocess.Popen(["cat"], stdin=sys.stdin, stdout=subprocess.DEVNULL, pass_fds=[lock])
    print("held", flush=True)
    sys.stdin.readline()
"""


def never() -> None:
    raise AssertionError("nobody else holds it")


def holding(file: Path, *more: str) -> subprocess.Popen[str]:
    """Start a process that holds a lock until it is sent a line."""
    command = [sys.executable, "-c", HOLDS, str(file), *more]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def is_free(file: Path) -> bool:
    with held_if_free(file) as free:
        return free


def test_the_second_says_that_it_waits_and_comes_after_the_first(tmp_path: Path) -> None:
    file = tmp_path / "lock"
    with held(file, never):
        second = holding(file)
        assert said(second) == "waiting"
    assert said(second) == "held"
    assert not is_free(file)
    second.communicate("\n")
    assert second.returncode == 0
    assert not file.exists()


def test_of_many_none_holds_it_together_with_another(tmp_path: Path) -> None:
    """Each adds one to a number in a file, which goes wrong where two do so at once."""
    code = (
        "import pathlib, sys, time\nfrom plugins.keptword.replacement import held\nfolder = pathlib.Path(sys.argv[1])\n"
        "for _ in range(20):\n    with held(folder / 'lock', lambda: None):\n"
        "        n = int((folder / 'n').read_text()); time.sleep(0.001); (folder / 'n').write_text(str(n + 1))\n"
    )
    (tmp_path / "n").write_text("0")
    many = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT) for _ in range(4)]
    assert [process.wait(timeout=60) for process in many] == [0] * 4
    assert (tmp_path / "n").read_text() == "80"
    assert not (tmp_path / "lock").exists()


def test_a_process_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    first = holding(tmp_path / "lock")
    assert said(first) == "held"
    first.kill()
    first.communicate()
    assert (tmp_path / "lock").exists()
    with held(tmp_path / "lock", never):
        pass
    assert not (tmp_path / "lock").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="children inherit no files there")
def test_a_child_that_inherits_it_holds_it_when_its_parent_was_killed(tmp_path: Path) -> None:
    first = holding(tmp_path / "lock", "with a child")
    assert said(first) == "held"
    first.kill()
    first.wait()
    assert not is_free(tmp_path / "lock")
    first.communicate()  # The child reads the same input, and ends with it.
    with held(tmp_path / "lock", lambda: None):
        pass
