"""Which files of the project change while someone works on it."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

from plugins.settings.reading import SETTINGS

# All that a build reads stands below these folders, or in the settings beside them.
FOLDERS = ("content", "theme", "plugins", "tools")


class Changes:
    """The files that changed since they were last taken."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[frozenset[Path]] = queue.SimpleQueue()

    def add(self, files: frozenset[Path]) -> None:
        self._waiting.put(files)

    def take(self) -> frozenset[Path]:
        """Wait until something has changed, and return all that has."""
        files = self._waiting.get()
        while not self._waiting.empty():
            files |= self._waiting.get()
        return files


@contextmanager
def watched(root: Path) -> Iterator[Changes]:
    """Watch the project in the folder `root` for as long as the block lasts."""
    changes, stop = Changes(), threading.Event()
    threads = [
        threading.Thread(target=_watch, args=(changes, stop, [root / folder for folder in FOLDERS], DefaultFilter())),
        # The folder and not the file: many editors write a new file and give it the old one's name.
        threading.Thread(target=_watch, args=(changes, stop, [root], _OnlySettings(), False)),
    ]
    for thread in threads:
        thread.start()
    try:
        yield changes
    finally:
        stop.set()
        for thread in threads:
            thread.join()


class _OnlySettings(DefaultFilter):
    def __call__(self, change: Change, path: str) -> bool:
        return Path(path).name == SETTINGS


def _watch(
    changes: Changes, stop: threading.Event, folders: list[Path], chosen: DefaultFilter, recursive: bool = True
) -> None:
    for found in watch(*folders, watch_filter=chosen, stop_event=stop, recursive=recursive):
        changes.add(frozenset(Path(path) for _, path in found))
