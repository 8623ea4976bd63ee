"""Runs the programs that publish."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from plugins.publishing.targets.errors import PublishError


def program(name: str) -> str:
    """Return the path of a program. Raises PublishError where it is missing."""
    found = shutil.which(name)
    if found is None:
        raise PublishError(f"{name} is not on this machine. On Debian and Ubuntu: sudo apt-get install {name}")
    return found


def output_of(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    text: str = "",
    folder: Path | None = None,
    accepted: frozenset[int] = frozenset({0}),
) -> str:
    """Run a command, with more in its environment and a text as its input, and return what it prints.

    Raises PublishError with what it complained of, unless it ended with an accepted status.
    """
    done = subprocess.run(
        command, env={**os.environ, **(environment or {})}, input=text, cwd=folder, capture_output=True, text=True
    )
    if done.returncode not in accepted:
        raise PublishError(f"{Path(command[0]).name} ended with {done.returncode}:\n{done.stderr.strip()}")
    return done.stdout.strip()
