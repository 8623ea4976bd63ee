"""Runs the settings files of a site, outside of Pelican, and checks what they set before anything is built.

A file that ends in an error is a problem with file and line, and never a traceback.
"""

import contextlib
import runpy
import sys
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.problems import Problem, ProblemsFoundError
from plugins.settings.checks import checked_address, checked_languages

BASE, PUBLISHED = "pelicanconf.py", "publishconf.py"


@dataclass(frozen=True)
class SettingsRead:
    """What settings hold, and name and text of the files that they stand in: what the first one sets counts."""

    values: Mapping[str, Any]
    files: tuple[tuple[str, str], ...]


def read_settings(root: Path, name: str = BASE) -> SettingsRead:
    """Return the settings of the site in the folder `root`. Raises ProblemsFoundError where the file cannot be run."""
    files = settings_files(root, name)
    with _own_modules(root):
        try:
            return SettingsRead(runpy.run_path(str(root / name)), files)
        except Exception as error:
            raise ProblemsFoundError([_problem(error, root, name, tuple(file for file, _ in files))]) from error


def _problem(error: Exception, root: Path, name: str, names: tuple[str, ...]) -> Problem:
    """Return what ended a settings file, at the last line of it, or of those that it imports, that was reached."""
    if isinstance(error, SyntaxError):
        place = (Path(error.filename or name).name, error.lineno or 1, error.offset or 1)
        return Problem(*place, f"this is not Python: {error.msg}", "Mend this line, or the one above")
    own = {str(root / one) for one in names}
    lines = [at for at in traceback.extract_tb(error.__traceback__) if at.filename in own]
    file, line = (Path(lines[-1].filename).name, lines[-1].lineno or 1) if lines else (name, 1)
    return Problem(file, line, 1, f"the settings end in an error: {type(error).__name__}: {error}", "Mend this line")


def settings_files(root: Path, name: str = BASE) -> tuple[tuple[str, str], ...]:
    """Return name and text of the settings file, and of the one that it builds on; those that are there."""
    paths = (root / one for one in dict.fromkeys((name, BASE)))
    return tuple((path.name, path.read_text("utf-8")) for path in paths if path.exists())


def checked_settings(root: Path, name: str = BASE) -> SettingsRead:
    """Return the settings once all that is checked of them is right. Raises ProblemsFoundError with all that is not."""
    read = read_settings(root, name)
    problems: list[Problem] = []
    for check in (checked_address, checked_languages):
        try:
            check(read.values, read.files)
        except ProblemsFoundError as error:
            problems += error.problems
    if problems:
        raise ProblemsFoundError(problems)
    return read


@contextlib.contextmanager
def _own_modules(root: Path) -> Iterator[None]:
    """Let settings that import others (`from pelicanconf import *`) find those beside them, and leave no trace."""
    path, known = list(sys.path), sys.modules.pop("pelicanconf", None)
    sys.path.insert(0, str(root))
    try:
        yield
    finally:
        sys.path[:] = path
        sys.modules.pop("pelicanconf", None)
        if known is not None:
            sys.modules["pelicanconf"] = known
