"""Planned moves, recorded beforehand so that the next run can complete one that was killed.

Device and inode identify a folder, so new and old can be told apart at any path.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .exchange import NoExchangeError, exchange

JOURNAL = "journal"

# Device and inode.
Known = tuple[int, int]


@dataclass(frozen=True)
class Move:
    """A new folder, and the place at which it is to stand; both are on one file system."""

    new: Path
    place: Path


@dataclass(frozen=True)
class Step:
    """A move, how its new folder is known, and where the old one waits if there is no exchange."""

    move: Move
    new: Known
    aside: Path

    @property
    def is_done(self) -> bool:
        return known_at(self.move.place) == self.new

    @property
    def is_half_done(self) -> bool:
        return known_at(self.aside) is not None and known_at(self.move.place) is None

    def do(self) -> None:
        """Put the new folder in place; the old one is then where the new one was, or aside. Raises OSError."""
        if self.is_done:
            return
        if known_at(self.move.place) is not None:
            try:
                exchange(self.move.new, self.move.place)
            except NoExchangeError:
                self.move.place.rename(self.aside)
        if not self.is_done:
            self.move.new.rename(self.move.place)

    def undo(self) -> None:
        """Put back what stood there, as far as this step got. Raises OSError."""
        if self.is_done:
            if known_at(self.move.new) is not None:
                exchange(self.move.new, self.move.place)
                return
            self.move.place.rename(self.move.new)
        if self.is_half_done:
            self.aside.rename(self.move.place)


def known_at(path: Path) -> Known | None:
    """Return a folder's device and inode, or None where there is no folder."""
    try:
        return _known(path)
    except FileNotFoundError:
        return None


def _known(path: Path) -> Known:
    found = path.lstat()
    return found.st_dev, found.st_ino


def steps_for(moves: Iterable[Move], folder: Path) -> tuple[Step, ...]:
    """Return the steps of moves whose new folders stand in this folder. Raises OSError."""
    return tuple(_step(move.new, move.place, _known(move.new), folder, number) for number, move in enumerate(moves))


def write_journal(folder: Path, steps: Iterable[Step]) -> None:
    """Write down the steps, for good, before the first is done; with none, that all are. Raises OSError."""
    lines = [{"new": step.move.new.name, "place": str(step.move.place), "known": step.new} for step in steps]
    with (folder / JOURNAL).open("w", encoding="utf-8") as file:
        file.write(json.dumps(lines))
        file.flush()
        os.fsync(file.fileno())


def read_journal(folder: Path) -> tuple[Step, ...]:
    """Return the steps that were written down; none where nothing was, or only a part, since then none was begun."""
    try:
        lines = json.loads((folder / JOURNAL).read_text("utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(
        _step(folder / line["new"], Path(line["place"]), tuple(line["known"]), folder, number)
        for number, line in enumerate(lines)
    )


def _step(new: Path, place: Path, known: Known, folder: Path, number: int) -> Step:
    return Step(Move(new, place), known, folder / f"old-{number}")
