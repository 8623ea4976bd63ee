"""Errors in templates, reported with file and line."""

import traceback
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from plugins.keptword.problems import Problem, shown_file


def template_problem(error: BaseException, root: Path) -> Problem | None:
    """Return the problem of a template, its file named relative to `root`; None if no template was involved.

    Jinja adds templates to tracebacks as frames: the innermost is the one to fix.
    """
    if isinstance(error, TemplateSyntaxError) and error.filename:
        file, line = error.filename, error.lineno
    else:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
        if not frames:
            return None
        file, line = frames[-1].filename, frames[-1].lineno or 1
    return Problem(
        shown_file(Path(file), root),
        line,
        1,
        f"this template cannot be used: {_as_sentence(error)}",
        "Mend what stands there",
    )


def _as_sentence(error: BaseException) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, KeyError):
        return f"there is no {error}"
    message = (getattr(error, "message", None) or str(error) or type(error).__name__).rstrip(".")
    return message[:1].lower() + message[1:]
