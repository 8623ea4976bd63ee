r"""Site generators from PyPI, each with its whole tree of dependencies by version and hash, in a folder of its own.

The pins stand in `pins/`. After a change of a version they are written anew by, for example:

    echo "sphinx==9.0.4" | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header \
      --no-annotate --no-emit-index-url -o tests/foreign/pins/sphinx.txt
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from plugins.keptword.browser.system_packages import installing_alone
from tools.benchmark.npm import NoPackageError

ROOT = Path(__file__).parent.parent.parent
CACHE = ROOT / ".python-packages"
PINS = Path(__file__).with_name("pins")


def python_packages(name: str, tested: str) -> Path:
    """Return a folder of packages; where they cannot be had, fail in CI, and elsewhere say what was not tested."""
    try:
        with installing_alone():
            return installed_packages(PINS / f"{name}.txt", CACHE)
    except NoPackageError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"NOT TESTED: {tested}. {error}")


def installed_packages(pins: Path, cache: Path) -> Path:
    """Return the folder of the packages that a file pins, fetched unless they are there. Raises NoPackageError.

    Only wheels are taken: nothing of a package runs before a generator does.
    """
    made_from = hashlib.sha256(pins.read_bytes() + sys.version.encode()).hexdigest()
    folder = cache / f"{pins.stem}-{made_from[:8]}"
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as work:
        new = Path(work) / "new"
        command = [*installer(Path(sys.executable)), "--target", str(new), "--no-deps", "--only-binary", ":all:"]
        try:
            done = subprocess.run(
                [*command, "--require-hashes", "-r", str(pins)], capture_output=True, text=True, timeout=300
            )
        except subprocess.TimeoutExpired:
            raise NoPackageError(f"{pins.stem} could not be fetched within five minutes.") from None
        if done.returncode:
            raise NoPackageError(f"{pins.stem} could not be fetched:\n{done.stderr.strip()}")
        # A fetch that was broken off leaves nothing behind that looks whole.
        new.rename(folder)
    return folder


def installer(python: Path) -> list[str]:
    """Return what installs packages into the environment of a Python. Raises NoPackageError."""
    if importlib.util.find_spec("pip"):
        pip = [sys.executable, "-m", "pip", "--python", str(python)]
        return [*pip, "install", "--quiet", "--disable-pip-version-check"]
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "--quiet", "--python", str(python)]
    raise NoPackageError("This environment has no pip, and uv is not on this machine. Install uv.")
