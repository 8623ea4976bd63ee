"""Many pages are protected by several processes: with the same answers, and without one left behind."""

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.keptword import ProblemsFoundError, protect
from plugins.keptword.protection.all_cores import answers
from tests.conftest import ROOT
from tests.keptword.sites import begun, bytes_in, settings_of, site_by_hand


@dataclass(frozen=True)
class Lengths:
    """Tells how long names are, and by which process; ends it at one of them."""

    ending: str = ""

    def begun(self) -> Callable[[str], tuple[int, int]]:
        return self.length

    def length(self, file: str) -> tuple[int, int]:
        if file == self.ending:
            os._exit(1)
        return len(file), os.getpid()


@pytest.fixture
def _on_two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.keptword.protection.all_cores.WORTH_PROCESSES", 2)
    monkeypatch.setattr("plugins.keptword.protection.all_cores.cores", lambda: 2)


@pytest.mark.usefixtures("_on_two_cores")
def test_answers_come_in_order_from_other_processes() -> None:
    files = ["x" * number for number in range(1, 101)]
    answered = list(answers(Lengths(), files))
    assert [length for length, _ in answered] == list(range(1, 101))
    assert os.getpid() not in {process for _, process in answered}


def test_few_files_stay_in_one_process() -> None:
    assert list(answers(Lengths(), ["a", "bc"])) == [(1, os.getpid()), (2, os.getpid())]


@pytest.mark.usefixtures("_on_two_cores")
def test_a_process_that_ends_by_itself_is_told_of_as_a_failure() -> None:
    with pytest.raises(OSError, match="came to an end by itself"):
        list(answers(Lengths("xx"), ["x" * number for number in range(1, 101)]))


@pytest.mark.usefixtures("_on_two_cores")
def test_several_processes_write_what_one_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    consent = begun(site_by_hand(tmp_path / "several"), tmp_path / "consent")
    report = protect(tmp_path / "several", *settings_of(consent))
    monkeypatch.setattr("plugins.keptword.protection.all_cores.WORTH_PROCESSES", 1000)
    assert report == protect(site_by_hand(tmp_path / "one"), *settings_of(consent))
    assert bytes_in(tmp_path / "several") == bytes_in(tmp_path / "one")


@pytest.mark.usefixtures("_on_two_cores")
def test_all_problems_of_all_processes_are_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    folder = site_by_hand(tmp_path / "public")
    consent = begun(folder, tmp_path / "consent")
    for number in range(50):
        (folder / f"{number}.html").write_text("<!doctype html>\n<img src=https://tracker.example/x>", "utf-8")
    before = bytes_in(folder)
    with pytest.raises(ProblemsFoundError) as raised:
        protect(folder, *settings_of(consent))
    assert {problem.file for problem in raised.value.problems} == {f"{number}.html" for number in range(50)}
    assert bytes_in(folder) == before


def test_the_work_can_be_handed_to_a_process_that_knows_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[bytes] = []

    def answers_of_copy(work: object, files: list[str]) -> object:
        handed.append(pickle.dumps(work))
        return answers(pickle.loads(handed[-1]), files)

    consent = begun(site_by_hand(tmp_path / "handed"), tmp_path / "consent")
    protect(site_by_hand(tmp_path / "same"), *settings_of(consent))
    monkeypatch.setattr("plugins.keptword.protection.folder.answers", answers_of_copy)
    protect(tmp_path / "handed", *settings_of(consent))
    assert len(handed) == 2
    assert bytes_in(tmp_path / "handed") == bytes_in(tmp_path / "same")


_WAITING = """
from plugins.keptword.protection import all_cores
from tests.keptword.protection.test_all_cores import Waiting
all_cores.cores = lambda: 2
if __name__ == "__main__":
    for process in all_cores.answers(Waiting(), [str(number) for number in range(300)]):
        print(process, flush=True)
"""


@dataclass(frozen=True)
class Waiting:
    """Tells by which process a file is done, and takes long for those from 200 on."""

    def begun(self) -> Callable[[str], int]:
        return self.done

    def done(self, file: str) -> int:
        time.sleep(60 if int(file) > 200 else 0)
        return os.getpid()


def test_no_process_outlives_the_one_that_began_it(tmp_path: Path) -> None:
    script = tmp_path / "waiting.py"
    script.write_text(_WAITING, "utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as run:
        assert run.stdout is not None
        processes = {int(run.stdout.readline()) for _ in range(150)}
        run.send_signal(signal.SIGKILL)
        # The pipe is closed once the last process that has it is gone.
        assert run.stdout.read() is not None
    assert processes
