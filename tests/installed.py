"""Programs that tests need."""

import os
from pathlib import Path

import pytest

from plugins.audit.system_packages import NoProgramError, found_or_installed
from tests.made_once import one_at_a_time


def installed(program: str, package: str, tested: str) -> Path:
    """Return a program; where it cannot be had, fail in CI, and elsewhere say what was not tested."""
    try:
        with one_at_a_time():
            return found_or_installed(program, package)
    except NoProgramError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"NOT TESTED: {tested}. {error}")
