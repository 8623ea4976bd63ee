"""What the server on this machine shows right now: a built folder, or why there is none."""

import secrets
import threading
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Shown:
    """One state of the site: its folder if it was ever built, what stands in the way, and a name for this state."""

    version: str
    folder: Path | None = None
    problems: str = ""


class ServedSite:
    """The state that is shown, and those who wait for the next one. Its versions are never those of an earlier run.

    `path` is that of the site on its host, as it was last known.
    """

    def __init__(self, path: str = "") -> None:
        self._run = secrets.token_hex(4)
        self._changed = threading.Condition()
        self._count = 0
        self.path = path
        self._shown = Shown(f"{self._run}-0")

    @property
    def shown(self) -> Shown:
        return self._shown

    def show(self, folder: Path) -> None:
        """Show a built folder from now on."""
        self._become(folder, "")

    def refuse(self, problems: str) -> None:
        """Show these problems; the files of the last good folder stay at hand."""
        self._become(self._shown.folder, problems)

    def _become(self, folder: Path | None, problems: str) -> None:
        with self._changed:
            self._count += 1
            self._shown = Shown(f"{self._run}-{self._count}", folder, problems)
            self._changed.notify_all()

    def version_after(self, version: str, seconds: float) -> str:
        """Return the version that is shown, once it is another than this one or the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown.version != version, timeout=seconds)
            return self._shown.version
