"""What stands at a place after an error, an interrupt or a kill at each step: the old folders or the new, whole."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.keptword.replacement import Move, WorkFolder, journal, put_in_place, remove_leftovers, work_folder
from plugins.keptword.replacement.exchange import NoExchangeError
from tests.conftest import ROOT

OLD, NEW = {"index.html": "old", "en/index.html": "old"}, {"index.html": "new", "nl/index.html": "new"}


def written(folder: Path, files: dict[str, str]) -> Path:
    for file, text in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text)
    return folder


def tree(folder: Path) -> dict[str, str] | None:
    """Return the files of a folder; None where it is missing."""
    if not folder.exists():
        return None
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """A site and the configuration of servers beside it."""
    return written(tmp_path / "site", OLD), written(tmp_path / "server", OLD)


@pytest.fixture(params=["exchange", "renames"], autouse=True)
def without_exchange(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Let each test run where folders can be exchanged, and where they cannot."""

    def no_exchange(*_: Path) -> None:
        raise NoExchangeError

    if request.param == "renames":
        monkeypatch.setattr(journal, "exchange", no_exchange)
    return bool(request.param == "renames")


def replace(*places: Path) -> None:
    with work_folder(places[0]) as work:
        put_in_place(work, *moves(work, *places))


def moves(work: WorkFolder, *places: Path) -> list[Move]:
    return [Move(written(work.path / f"new{number}", NEW), place) for number, place in enumerate(places)]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_all_places_hold_the_new_and_nothing_of_the_old(places: tuple[Path, Path]) -> None:
    replace(*places)
    assert [tree(place) for place in places] == [NEW, NEW]
    assert names(places[0].parent) == {"site", "server"}


def test_a_place_that_was_empty_is_filled(tmp_path: Path) -> None:
    replace(tmp_path / "deep/site")
    assert tree(tmp_path / "deep/site") == NEW


def interrupted(
    monkeypatch: pytest.MonkeyPatch, act: Callable[[], None], before: bool
) -> tuple[list[int], Callable[[int], None]]:
    """Have `act` done before or after the n-th step that changes the disk; return a count of them, and what sets n."""
    count, wanted = [0], [0]

    def stepping(step: Callable[..., object]) -> Callable[..., object]:
        def done(*arguments: object) -> object:
            count[0] += 1
            is_now = count[0] == wanted[0]
            if is_now and before:
                act()
            try:
                return step(*arguments)
            finally:
                if is_now and not before:
                    act()

        return done

    monkeypatch.setattr(journal, "exchange", stepping(vars(journal)["exchange"]))
    monkeypatch.setattr(Path, "rename", stepping(Path.rename))
    monkeypatch.setattr(os, "fsync", stepping(os.fsync))

    def begin(number: int) -> None:
        count[0], wanted[0] = 0, number

    return count, begin


def raising(error: BaseException) -> Callable[[], None]:
    def act() -> None:
        raise error

    return act


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()], ids=["error", "interrupt"])
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_an_error_or_an_interrupt_at_any_step_leaves_both_old_or_both_new(
    places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, error: BaseException, before: bool
) -> None:
    count, begin = interrupted(monkeypatch, raising(error), before)
    replace(*places)
    steps = count[0]
    assert steps >= 5
    for number in range(1, steps + 1):
        for place in places:
            written(place, OLD)
            (place / "nl/index.html").unlink(missing_ok=True)
        begin(number)
        with pytest.raises(type(error)):
            replace(*places)
        begin(0)
        assert [tree(place) for place in places] in ([OLD, OLD], [NEW, NEW]), number
        if isinstance(error, OSError) and number < steps:
            assert [tree(place) for place in places] == [OLD, OLD], number
        assert names(places[0].parent) == {"site", "server"}
        for place in places:
            (place / "en").mkdir(exist_ok=True)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_a_kill_at_any_step_leaves_each_whole_and_the_next_run_completes_both(
    places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, before: bool, without_exchange: bool
) -> None:
    count, begin = interrupted(monkeypatch, lambda: os.kill(os.getpid(), signal.SIGKILL), before)
    replace(*places)
    steps = count[0]
    for number in range(1, steps + 1):
        for place in places:
            written(place, OLD)
            (place / "nl/index.html").unlink(missing_ok=True)
        begin(number)
        if (child := os.fork()) == 0:
            replace(*places)
            os._exit(0)
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        begin(0)
        # Without an exchange, a place may be empty until the next run.
        whole = (OLD, NEW, None) if without_exchange else (OLD, NEW)
        assert all(tree(place) in whole for place in places), number
        if tree(places[0]) == OLD:
            assert tree(places[1]) == OLD, "headers of a newer build beside an older site"
        remove_leftovers(places[0])
        assert [tree(place) for place in places] in ([OLD, OLD], [NEW, NEW]), number
        assert names(places[0].parent) == {"site", "server"}


@pytest.fixture
def left(places: tuple[Path, Path]) -> Path:
    """What an earlier version of the project left when it was killed between its two renames."""
    folder = places[0].parent / ".site-abc_1234"
    folder.mkdir()
    places[0].rename(folder / "old")
    written(folder / "new", NEW)
    return folder


def test_the_old_site_that_an_earlier_version_hid_comes_back(left: Path, places: tuple[Path, Path]) -> None:
    with work_folder(places[0]):
        assert tree(places[0]) == OLD
    assert tree(places[0]) == OLD
    assert not left.exists()


def test_what_only_looks_like_a_leftover_stays(places: tuple[Path, Path]) -> None:
    others = [".site-backup", ".site-12345678", ".site-other-12345678", ".server-12345678"]
    for other in others:
        written(places[0].parent / other, {"dear.txt": "you"})
    replace(places[0])
    assert names(places[0].parent) == {"site", "server", *others}


def test_nobody_removes_what_somebody_alive_works_in(places: tuple[Path, Path]) -> None:
    code = "import pathlib, sys, plugins.keptword.replacement as r; r.remove_leftovers(pathlib.Path(sys.argv[1]))"
    command = [sys.executable, "-c", code, str(places[0])]
    with work_folder(places[0]) as work:
        written(work.path / "new", NEW)
        other = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
        assert other.stderr is not None
        assert "Another run is at work on" in other.stderr.readline()
        assert tree(work.path / "new") == NEW
    other.communicate(timeout=20)
    assert other.returncode == 0
    assert names(places[0].parent) == {"site", "server"}


def test_a_place_in_a_folder_that_cannot_be_written_to_is_as_it_was(places: tuple[Path, Path]) -> None:
    (places[0].parent / ".site.lock").mkdir()
    with pytest.raises(OSError, match=r"\.site\.lock"):
        replace(places[0])
    assert tree(places[0]) == OLD
