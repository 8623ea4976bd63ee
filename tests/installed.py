"""Programs that tests need."""

import os
from pathlib import Path

import pytest

from plugins.keptword.browser.system_packages import NoProgramError, found_or_installed


def installed(program: str, package: str, tested: str) -> Path:
    """Return a program; where it cannot be had, fail in CI, and elsewhere say what was not tested."""
    try:
        return found_or_installed(program, package)
    except NoProgramError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"NOT TESTED: {tested}. {error}")
