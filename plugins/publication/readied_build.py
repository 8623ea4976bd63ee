"""Builds while someone writes: each in a process of its own, which was started and made ready before it was needed.

Run as a program, this is that process: it reads all code, waits for the line that says where to, and builds.
"""

import importlib
import runpy
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from plugins.publication.building import pelican_command

SETTINGS = "pelicanconf.py"


@dataclass(frozen=True)
class Built:
    """What a build came to: whether the site is whole, and what was said meanwhile."""

    is_whole: bool
    said: str


class ReadiedBuild:
    """One build to come; the code it runs is that of the moment at which it was readied."""

    def __init__(self, root: Path) -> None:
        command = [sys.executable, "-m", "plugins.publication.readied_build"]
        self._process = subprocess.Popen(
            command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def run(self, output: Path) -> Built:
        """Build into a folder."""
        said, _ = self._process.communicate(f"{output}\n")
        return Built(self._process.returncode == 0, said)

    def discard(self) -> None:
        """End without having built."""
        self._process.kill()
        self._process.communicate()


def main() -> None:
    """Make ready, and build once the folder for it is named; end quietly if none ever is."""
    pelican = importlib.import_module("pelican")
    try:
        for name in runpy.run_path(SETTINGS)["PLUGINS"]:
            importlib.import_module(name)
    except Exception:
        """The build will meet the same mistake, and tell it."""
    output = sys.stdin.readline().strip()
    if output:
        sys.argv = pelican_command(Path.cwd(), Path(output), SETTINGS)[2:]
        pelican.main([*sys.argv[1:], "--extra-settings", "SERVING=true"])


if __name__ == "__main__":
    main()
