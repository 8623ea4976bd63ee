"""Packages from npm that tests need."""

import os
from pathlib import Path

import pytest

from plugins.keptword.browser.system_packages import installing_alone
from tools.benchmark.npm import NPM_CACHE, NoPackageError, npm_package

ROOT = Path(__file__).parent.parent


def fetched(name: str, version: str, tested: str) -> Path:
    """Return the folder of a package; where it cannot be had, fail in CI, and elsewhere say what was not tested."""
    try:
        with installing_alone():
            return npm_package(name, version, ROOT / NPM_CACHE)
    except NoPackageError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"NOT TESTED: {tested}. {error}")
