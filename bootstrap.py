"""Runs a task on a machine that has nothing but Python: `python3 bootstrap.py serve`, `python3 bootstrap.py test`.

Makes the environment `.venv` with the pinned packages the first time, and again when the pins change.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = ROOT / "requirements.txt"
UV_REQUIREMENTS = ROOT / "requirements-uv.txt"
STAMP = ENVIRONMENT / "made-from"


def main() -> None:
    """Make the environment where needed, then run the task in it."""
    if sys.version_info < (3, 11):
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    if not is_up_to_date():
        print("Setting up .venv: about a minute, only the first time …", flush=True)
        make_environment()
    command = [str(PYTHON), "-m", "invoke", *(sys.argv[1:] or ["--list"])]
    if os.name == "nt":
        sys.exit(subprocess.call(command, cwd=ROOT))
    # In place of this process, so that who ends it ends the task.
    os.chdir(ROOT)
    os.execv(command[0], command)


def fingerprint() -> str:
    """Return what the environment depends on: the pins, and this Python."""
    return hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()


def is_up_to_date() -> bool:
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text() == fingerprint()


def make_environment() -> None:
    """Make `.venv` with pip, or with uv on systems whose Python has no pip to put into it."""
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    if not importlib.util.find_spec("ensurepip") and not importlib.util.find_spec("pip") and not shutil.which("uv"):
        install_venv_from_packages()
    if has_ensurepip():
        make_environment_with_pip()
    else:
        make_environment_with_uv()
    STAMP.write_text(fingerprint())


def has_ensurepip() -> bool:
    """Tell whether this Python can put pip into an environment, as it is on the disk now."""
    return subprocess.call([sys.executable, "-c", "import ensurepip"], stderr=subprocess.DEVNULL) == 0


def install_venv_from_packages() -> None:
    """Let the system's package manager bring what Debian and Ubuntu leave out of their Python."""
    administrator = [] if os.name == "nt" or os.geteuid() == 0 else ["sudo"]
    apt = [*administrator, "apt-get"]
    if shutil.which("apt-get") is None or subprocess.call([*apt, "update", "-qq"]) != 0:
        sys.exit("This Python has neither venv nor pip. Install one of them: sudo apt-get install python3-venv")
    subprocess.run([*apt, "install", "--yes", "-qq", "python3-venv"], check=True)


def make_environment_with_pip() -> None:
    venv.create(ENVIRONMENT, with_pip=True)
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "--require-hashes", "-r", str(REQUIREMENTS)], check=True)


def make_environment_with_uv() -> None:
    """Make `.venv` with the uv that is there, or with one brought along for the moment."""
    with tempfile.TemporaryDirectory() as folder:
        uv = shutil.which("uv") or bring_uv(Path(folder))
        subprocess.run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(ENVIRONMENT)], check=True)
        install = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
        subprocess.run([*install, "--require-hashes", "-r", str(REQUIREMENTS)], check=True)


def bring_uv(folder: Path) -> str:
    """Install uv, pinned, into a folder of its own, which an externally managed Python allows; return its path."""
    try:
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder)]
        subprocess.run([*install, "--require-hashes", "-r", str(UV_REQUIREMENTS)], check=True)
    except subprocess.CalledProcessError:
        sys.exit("uv could not be installed; the lines above say why.")
    return str(folder / "bin" / "uv")


if __name__ == "__main__":
    main()
