"""Dictionaries for the tests of spelling: those of this machine, or of its packages."""

import os
import shutil
import subprocess

import pytest

from plugins.content_checks.hunspell import DICTIONARIES, dictionary_for, installed_dictionaries
from plugins.keptword.browser.system_packages import installing_alone


@pytest.fixture(scope="session")
def dictionaries() -> dict[str, str]:
    """The dictionary of each language. Where one cannot be had, fail in CI, and elsewhere say what was not tested."""
    with installing_alone():
        found = _found_or_installed()
    if missing := DICTIONARIES.keys() - found.keys():
        text = f"NOT TESTED: spelling in {', '.join(sorted(missing))}. hunspell has no dictionary for it here"
        if os.environ.get("CI") == "true":
            pytest.fail(text, pytrace=False)
        pytest.skip(text)
    return found


def _found_or_installed() -> dict[str, str]:
    found = _found()
    if len(found) < len(DICTIONARIES) and shutil.which("apt-get"):
        packages = ["hunspell", *(package for _, package in DICTIONARIES.values())]
        administrator = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        for step in (["update"], ["install", "--yes", *packages]):
            subprocess.run([*administrator, "apt-get", "-qq", *step], stdout=subprocess.DEVNULL, check=False)
        found = _found()
    return found


def _found() -> dict[str, str]:
    installed = installed_dictionaries()
    found = {language: dictionary_for(language, installed) for language in DICTIONARIES}
    return {language: dictionary for language, dictionary in found.items() if dictionary}
