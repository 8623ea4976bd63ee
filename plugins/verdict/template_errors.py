"""What Jinja refuses in a template, said with the file and line where it stands."""

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from plugins.problems import Problem


def template_problem(error: TemplateError, root: Path) -> Problem | None:
    """Return the problem of a template, its file named below `root`; None where no template is known to be at fault.

    Jinja writes templates into tracebacks as if they were programs: the innermost is the one to mend.
    """
    if isinstance(error, TemplateSyntaxError) and error.filename:
        file, line = error.filename, error.lineno
    else:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
        if not frames:
            return None
        file, line = frames[-1].filename, frames[-1].lineno or 1
    shown = Path(file).relative_to(root).as_posix() if Path(file).is_relative_to(root) else Path(file).as_posix()
    return Problem(shown, line, 1, f"this template cannot be used: {_as_sentence(error)}", "Mend what stands there")


def _as_sentence(error: TemplateError) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    message = (error.message or type(error).__name__).rstrip(".")
    return message[:1].lower() + message[1:]
