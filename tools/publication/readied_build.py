"""Builds while someone writes: each in a process of its own, which was started and made ready before it was needed.

Run as a program, this is that process: it reads all code, waits for the line that says where to, as JSON since names of
folders may hold anything, and builds.
"""

import contextlib
import importlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from markdown import Markdown
from pelican.generators import Generator
from pelican.plugins import signals

from plugins.keptword.problems import ProblemsFoundError
from plugins.settings.reading import SETTINGS, read_settings
from tools.publication.building import pelican_command


@dataclass(frozen=True)
class Built:
    """What a build came to: whether the site is whole, and what was said meanwhile."""

    is_whole: bool
    said: str


class ReadiedBuild:
    """One build to come; the code it runs is that of the moment at which it was readied.

    `compiled` is a folder in which one build finds the templates that an earlier one compiled with the same code.
    """

    def __init__(self, root: Path, compiled: Path) -> None:
        command = [sys.executable, "-m", "tools.publication.readied_build", str(compiled)]
        self._process = subprocess.Popen(
            command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def run(self, output: Path) -> Built:
        """Build into a folder."""
        said, _ = self._process.communicate(json.dumps(str(output)) + "\n")
        return Built(self._process.returncode == 0, said)

    def discard(self) -> None:
        """End without having built."""
        self._process.kill()
        self._process.communicate()


def main() -> None:
    """Make ready, and build once the folder for it is named; end quietly if none ever is."""
    pelican = importlib.import_module("pelican")
    with contextlib.suppress(Exception):  # The build will meet the same mistake, and tell it.
        settings = read_settings(Path.cwd())
        for name in settings["PLUGINS"]:
            importlib.import_module(name)
        Markdown(**settings["MARKDOWN"])
    cache = FileSystemBytecodeCache(sys.argv[1])

    def keep_compiled(generator: Generator) -> None:
        generator.env.bytecode_cache = cache

    signals.generator_init.connect(keep_compiled)
    if line := sys.stdin.readline():
        output = json.loads(line)
        try:
            read_settings(Path.cwd())
        except ProblemsFoundError as error:
            sys.exit(str(error))
        command = pelican_command(Path.cwd(), Path(output), SETTINGS)
        pelican.main([*command[command.index("pelican") + 1 :], "--extra-settings", "SERVING=true"])


if __name__ == "__main__":
    main()
