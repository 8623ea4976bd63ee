"""Pasted scripts that wait for page events that fired before they run."""

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.content_checks.written_links import markdown_texts
from plugins.keptword.inventory.late_code import late_problem, waits_at
from plugins.keptword.line_numbers import line_number
from plugins.keptword.problems import Problem
from plugins.keptword.text_files import read_text
from plugins.markdown_code import without_code_and_comments

_TEMPLATES = "theme/templates"
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script", re.DOTALL | re.IGNORECASE)


def late_pasted(root: Path) -> Iterator[Problem]:
    """Yield a problem for each inline script of the project `root` that waits for such an event."""
    texts = markdown_texts(root)
    for path in sorted((root / _TEMPLATES).rglob("*.html")):
        texts[path.relative_to(root).as_posix()] = read_text(path)
    for file, text in texts.items():
        shown = without_code_and_comments(text) if file.endswith(".md") else text
        for script in _SCRIPT.finditer(text):
            is_code = shown[script.start()] == "<"
            if is_code and (at := waits_at(script[1])) is not None:
                yield late_problem(file, line_number(text, script.start(1) + at))
