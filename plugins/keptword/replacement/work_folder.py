"""The folder beside a place in which the new one is made: locked while somebody works in it, cleared up after a kill.

What stands at the place is at any moment the old folder or the new one, whole: after an error or an interrupt the old;
after a kill between two steps the next run takes the ones that are left. Where no exchange is possible, a kill between
two renames leaves the place empty until that next run; neither folder is removed before.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .durability import sync, write_for_good
from .file_lock import held
from .journal import JOURNAL, Move, known_at, read_journal, steps_for, write_journal

# What earlier versions of this project left when they were killed.
_EARLIER = frozenset({"new", "old"})


@dataclass(frozen=True)
class WorkFolder:
    """An empty folder on the file system of its place, and the descriptor of the lock: who inherits it holds it too."""

    path: Path
    lock: int


@contextmanager
def work_folder(place: Path) -> Iterator[WorkFolder]:
    """Make a folder beside a place, for this process alone; what killed runs left there is cleared up. Raises OSError.

    Waits, and says so, while somebody else works on the same place.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    with _alone_at(place) as lock:
        _clear_up(place)
        path = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
        try:
            (path / JOURNAL).touch()
            yield WorkFolder(path, lock)
        finally:
            _settle(path, place)


def put_in_place(work: WorkFolder, *moves: Move) -> None:
    """Put new folders, which stand in the work folder, in their places: all of them or, with OSError, none."""
    for move in moves:
        write_for_good(move.new)
    steps = steps_for(moves, work.path)
    write_journal(work.path, steps)
    try:
        for step in steps:
            step.do()
        for folder in {move.place.parent for move in moves}:
            sync(folder)
    except BaseException:
        for step in reversed(steps):
            step.undo()
        raise
    write_journal(work.path, ())


def remove_leftovers(place: Path) -> None:
    """Clear up beside a place what killed runs left there, and nothing of a run that is alive. Raises OSError."""
    if place.parent.is_dir():
        with _alone_at(place):
            _clear_up(place)


@contextmanager
def _alone_at(place: Path) -> Iterator[int]:
    def say_waiting() -> None:
        print(f"Another run is at work on {place}: waiting until it has ended …", file=sys.stderr, flush=True)

    with held(place.with_name(f".{place.name}.lock"), say_waiting) as lock:
        yield lock


def _clear_up(place: Path) -> None:
    named = re.compile(re.escape(f".{place.name}-") + "[a-z0-9_]{8}")
    for path in sorted(place.parent.iterdir()):
        if named.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            names = {inner.name for inner in path.iterdir()}
            if JOURNAL in names or names <= _EARLIER:
                _settle(path, place)


def _settle(folder: Path, place: Path) -> None:
    """Complete what was begun in a work folder, then remove it, the journal last."""
    steps = read_journal(folder)
    if any(step.is_done or step.is_half_done for step in steps):
        for step in steps:
            step.do()
    elif known_at(folder / "old") is not None and known_at(place) is None:
        (folder / "old").rename(place)
    for path in folder.iterdir():
        if path.name != JOURNAL:
            _remove(path)
    _remove(folder)


def _remove(path: Path) -> None:
    """Remove what is not needed; what cannot be removed now is left to the next run."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
