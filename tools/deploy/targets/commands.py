"""Runs the programs that publish."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.deploy.targets.errors import PublishError

# On Debian, where it is not that of the program.
_PACKAGES = {"ssh": "openssh-client"}


def program(name: str) -> str:
    """Return the path of a program. Raises PublishError where it is missing."""
    found = shutil.which(name)
    if found is None:
        package = _PACKAGES.get(name, name)
        raise PublishError(f"{name} is not on this machine. On Debian and Ubuntu: sudo apt-get install {package}")
    return found


def output_of(
    command: Sequence[str], environment: Mapping[str, str] | None = None, text: str = "", folder: Path | None = None
) -> str:
    """Run a command, with more in its environment and a text as its input, and return what it prints.

    Raises PublishError with what it complained of.
    """
    done = ended(command, environment, text, folder)
    if done.returncode != 0:
        raise failure(done)
    return done.stdout.strip()


def ended(
    command: Sequence[str], environment: Mapping[str, str] | None = None, text: str = "", folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command and return how it ended."""
    whole = {**os.environ, **(environment or {})}
    return subprocess.run(
        command, env=whole, input=text, cwd=folder, capture_output=True, encoding="utf-8", errors="replace"
    )


def failure(done: subprocess.CompletedProcess[str]) -> PublishError:
    """Return what is to be said of a command that failed."""
    return PublishError(f"{Path(done.args[0]).name} ended with {done.returncode}:\n{done.stderr.strip()}")
