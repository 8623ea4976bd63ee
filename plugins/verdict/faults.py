"""Errors of the program itself, reported in one line: a traceback does not help editors."""

import traceback
from pathlib import Path

from plugins.keptword.problems import Problem

HOW_TO_SEE_ALL = "python -m pelican content -s pelicanconf.py -o output --debug"


def unread_problem(error: BaseException, file: str) -> Problem:
    """Return the problem for a text that could not be read."""
    return Problem(file, 1, 1, f"this text cannot be read: {_said(error)}", "Compare it with a page that can")


def fault(error: BaseException, root: Path) -> str:
    """Return a message with the place and cause of an error; files are named relative to `root`."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(root) and ".venv" not in frame.filename]
    where = ""
    if own or frames:
        frame = (own or frames)[-1]
        file = Path(frame.filename)
        where = f" at {file.relative_to(root).as_posix() if own else file.name}:{frame.lineno}"
    return f"The build stopped{where}: {_said(error)}. If no text or setting explains it: {HOW_TO_SEE_ALL}"


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": .")
