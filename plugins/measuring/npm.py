"""Fetches other people's browser code from npm, by package name and version: nothing of it is kept in this project."""

import shutil
import subprocess
import tempfile
from pathlib import Path

NPM_CACHE = ".npm-packages"


class NoPackageError(Exception):
    """A package could not be fetched; its text says why, and what would help."""


def npm_package(name: str, version: str, cache: Path) -> Path:
    """Return the folder of a package, fetched into `cache` unless it is there already. Raises NoPackageError.

    None of its scripts is run.
    """
    installed = cache / f"{name.replace('/', '-')}@{version}"
    package = installed / "node_modules" / name
    if package.is_dir():
        return package
    npm = shutil.which("npm")
    if npm is None:
        raise NoPackageError(f"npm is not on this machine, so {name}@{version} cannot be fetched. Install Node.js.")
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        new = Path(folder) / "new"
        quiet = ["--ignore-scripts", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]
        command = [npm, "install", "--prefix", str(new), f"{name}@{version}", *quiet]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        except subprocess.TimeoutExpired:
            raise NoPackageError(f"npm brought no {name}@{version} within five minutes.") from None
        if done.returncode != 0:
            raise NoPackageError(f"npm could not fetch {name}@{version}:\n{done.stderr.strip()}")
        # A fetch that was broken off leaves nothing behind that looks whole.
        if not installed.exists():
            new.rename(installed)
    return package
