"""Packages from npm that tests need."""

import os
from pathlib import Path

import pytest

from plugins.measuring.npm import NPM_CACHE, NoPackageError, npm_package
from tests.made_once import one_at_a_time

ROOT = Path(__file__).parent.parent


def fetched(name: str, version: str, tested: str) -> Path:
    """Return the folder of a package; where it cannot be had, fail in CI, and elsewhere say what was not tested."""
    try:
        with one_at_a_time():
            return npm_package(name, version, ROOT / NPM_CACHE)
    except NoPackageError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"NOT TESTED: {tested}. {error}")
