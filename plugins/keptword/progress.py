"""A bar on a terminal that shows how far something is; nothing where no terminal is."""

from typing import TextIO

_BAR = 30


class ProgressBar:
    """Writes over itself on one line; `clear` takes it away."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal
        self._shows = terminal.isatty()

    def show(self, done: int, total: int) -> None:
        if self._shows:
            filled = _BAR * done // total
            self._terminal.write(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total}")
            self._terminal.flush()

    def clear(self) -> None:
        if self._shows:
            self._terminal.write("\r" + " " * (_BAR + 30) + "\r")
