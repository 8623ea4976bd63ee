"""Finds a Chromium on this machine: its own, or Playwright's; else installs the system's package, which is signed."""

import os
import shutil
import sys
from pathlib import Path

from .system_packages import installed_from_packages

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")

HEADLESS_SHELL = "chromium-headless-shell"

HELP = f"""No Chromium was found and none could be installed. One of these helps:
  {sys.executable} -m playwright install chromium
  sudo apt-get install chromium        (Debian, Ubuntu)
  CHROMIUM=/path/to/chromium invoke test"""


class NoBrowserError(Exception):
    """There is no Chromium, and none could be installed; its text says what would help."""


def find_or_install_chromium() -> Path:
    """Return the path of a Chromium. Raises NoBrowserError."""
    for attempt in (_named, _on_path, _of_playwright, _from_packages):
        found = attempt()
        if found is not None:
            return found
    raise NoBrowserError(HELP)


def find_or_install_headless_chromium() -> Path:
    """Return the path of a Chromium without windows, in which pages open faster, else of any. Raises NoBrowserError."""
    for attempt in (_named, _headless_shell, _on_path, _of_playwright, _shell_from_packages):
        found = attempt()
        if found is not None:
            return found
    return find_or_install_chromium()


def _headless_shell() -> Path | None:
    found = shutil.which(HEADLESS_SHELL)
    return Path(found) if found else None


def _shell_from_packages() -> Path | None:
    return installed_from_packages((HEADLESS_SHELL,), _headless_shell)


def _named() -> Path | None:
    named = os.environ.get("CHROMIUM")
    return Path(named) if named and Path(named).exists() else None


def _on_path() -> Path | None:
    return next((Path(found) for program in PROGRAMS if (found := shutil.which(program))), None)


def _of_playwright() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def _from_packages() -> Path | None:
    return installed_from_packages(("chromium",), _on_path)
