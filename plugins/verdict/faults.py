"""What went wrong in the program itself, said in a line: for who writes, the steps to it are noise."""

import traceback
from pathlib import Path

from plugins.keptword.problems import Problem

HOW_TO_SEE_ALL = "python -m pelican content -s pelicanconf.py -o output --debug"


def unread_problem(error: BaseException, file: str) -> Problem:
    """Return the problem of a text at which its reader stopped."""
    return Problem(file, 1, 1, f"this text cannot be read: {_said(error)}", "Compare it with a page that can")


def fault(error: BaseException, root: Path) -> str:
    """Return where the program stopped, and why; `root` is what files are named relative to."""
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
