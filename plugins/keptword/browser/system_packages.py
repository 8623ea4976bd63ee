"""Installs what is missing from the system's packages, on Debian and its like; elsewhere only looks."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_Look = Callable[[], Path | None]


class NoProgramError(Exception):
    """A program is not on this machine and could not be installed; its text says what would help."""


def found_or_installed(program: str, *packages: str) -> Path:
    """Return the path of a program, installed with its packages where it is missing. Raises NoProgramError."""
    found = _on_path(program) or installed_from_packages(packages, lambda: _on_path(program))
    if found is None:
        wanted = " ".join(packages)
        raise NoProgramError(f"{program} is not on this machine. On Debian and Ubuntu: sudo apt-get install {wanted}")
    return found


def installed_from_packages(packages: tuple[str, ...], look: _Look) -> Path | None:
    """Install packages, and return what `look` finds then, or None."""
    if shutil.which("apt-get") is None:
        return None
    sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    with installing_alone():
        # Whoever was waited for may have brought the same.
        if (found := look()) is not None:
            return found
        for arguments in _apt_steps(packages):
            if after([*sudo, "apt-get", *arguments], look) is not None:
                break
        return look()


@contextmanager
def installing_alone() -> Iterator[None]:
    """Wait while another process installs: package managers refuse to run twice, and the tests run side by side."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with (Path(tempfile.gettempdir()) / f"installing-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def after(command: list[str], look: _Look) -> Path | None:
    """Run a command that may fail, and look for what it should have brought."""
    try:
        subprocess.run(command, check=True, timeout=600, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return None
    return look()


def _apt_steps(packages: tuple[str, ...]) -> Iterator[list[str]]:
    # Programs outside this project may install at the same time.
    install = ["-o", "DPkg::Lock::Timeout=120", "install", "--yes", "--no-install-recommends", *packages]
    yield install
    yield ["update"]
    yield install


def _on_path(program: str) -> Path | None:
    """Look in the folders for administrators' programs, too: servers are there."""
    folders = os.environ.get("PATH", "").split(os.pathsep)
    siblings = [str(Path(folder).with_name("sbin")) for folder in folders if Path(folder).name == "bin"]
    found = shutil.which(program, path=os.pathsep.join([*folders, *siblings]))
    return Path(found) if found else None
