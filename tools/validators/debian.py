"""Programs of Debian that are used, but not installed: their packages are unpacked into a folder of this project.

So no server begins to run on the machine, and no administrator is needed.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from plugins.keptword.browser.system_packages import NoProgramError, installing_alone

CACHE = ".debian-packages"


def unpacked(packages: tuple[str, ...], cache: Path) -> Path:
    """Return the folder that holds what these packages would put at the root of a system. Raises NoProgramError."""
    root = cache / packages[0]
    if root.is_dir():
        return root
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        raise NoProgramError(f"{packages[0]} is not on this machine, and this is no Debian: install it.")
    cache.mkdir(parents=True, exist_ok=True)
    with installing_alone(), tempfile.TemporaryDirectory(dir=cache) as folder:
        if root.is_dir():
            return root
        new = Path(folder) / "new"
        _download(packages, Path(folder))
        for package in sorted(Path(folder).glob("*.deb")):
            subprocess.run(["dpkg-deb", "--extract", str(package), str(new)], check=True, capture_output=True)
        new.rename(root)
    return root


def _download(packages: tuple[str, ...], folder: Path) -> None:
    sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    update, download = [*sudo, "apt-get", "update"], ["apt-get", "download", *packages]
    complaint = ""
    for command in (download, update, download):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        complaint = done.stderr.strip()
        if command is download and done.returncode == 0:
            return
    raise NoProgramError(f"{packages[0]} is not on this machine and could not be downloaded:\n{complaint}")
