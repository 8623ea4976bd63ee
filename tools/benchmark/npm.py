"""Fetches other people's code from npm, each package by its pinned hash: nothing of it is kept in this project."""

import hashlib
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from tools.benchmark.npm_pins import NotPinnedError, lock_file, pin_file, pinned_packages

NPM_CACHE = ".npm-packages"


class NoPackageError(Exception):
    """A package could not be fetched; its text says why, and what would help."""


def npm_package(name: str, version: str, cache: Path, pins: Path | None = None) -> Path:
    """Return the folder of a package, fetched into `cache` unless it is there already. Raises NoPackageError.

    None of its scripts is run. `pins` is the file of its hashes, where that is not the project's.
    """
    try:
        lock = lock_file(name, version, pinned_packages(name, version, pins or pin_file(name)))
    except NotPinnedError as error:
        raise NoPackageError(str(error)) from error
    wanted = json.dumps(lock)
    # By its pins, too: what was fetched by others is not what is wanted.
    installed = cache / f"{name.replace('/', '-')}@{version}-{hashlib.sha256(wanted.encode()).hexdigest()[:8]}"
    package = installed / "node_modules" / name
    if package.is_dir():
        return package
    npm = shutil.which("npm")
    if npm is None:
        raise NoPackageError(f"npm is not on this machine, so {name}@{version} cannot be fetched. Install Node.js.")
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        new = Path(folder) / "new"
        new.mkdir()
        (new / "package.json").write_text(json.dumps(lock["packages"][""]), "utf-8")
        (new / "package-lock.json").write_text(wanted, "utf-8")
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        command = [npm, "ci", "--prefix", str(new), *quiet]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        except subprocess.TimeoutExpired:
            raise NoPackageError(f"npm brought no {name}@{version} within five minutes.") from None
        if done.returncode != 0:
            raise NoPackageError(f"npm could not fetch {name}@{version}:\n{done.stderr.strip()}")
        # An interrupted fetch leaves no folder that looks complete.
        if not installed.exists():
            new.rename(installed)
    return package
