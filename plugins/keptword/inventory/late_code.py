"""Code of services that waits for what has been: it runs once the page is read, so behind `DOMContentLoaded`."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..line_numbers import line_number
from ..problems import Problem, ProblemsFoundError
from ..text_files import read_text
from .entries import Catalogue, with_entry
from .positions import nearest
from .written import Written, written

_WAITS = re.compile(r"""addEventListener\s*\(\s*(["'`])DOMContentLoaded\1""")


def late_code(root: Path, folder: str, catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each script of a service that waits in vain; `folder` of the project `root` has their files.

    Code that asks `document.readyState` knows that it may be late. A file that cannot be read is told by the reader.
    """
    for path in sorted((root / folder).glob("*.toml")):
        file = f"{folder}/{path.name}"
        try:
            content = with_entry(written(file, read_text(path)), catalogue).content
        except ProblemsFoundError:
            continue
        scripts = content.values.get("scripts")
        for index, script in enumerate(scripts if isinstance(scripts, list) else ()):
            code = script.get("code") if isinstance(script, dict) else None
            if isinstance(code, str) and (at := waits_at(code)) is not None:
                yield _problem(content, index, line_number(code, at), root)


def waits_at(code: str) -> int | None:
    """Return the offset at which code waits in vain, or None where it does not."""
    found = None if "readyState" in code else _WAITS.search(code)
    return found and found.start()


def _problem(content: Written, index: int, line: int, root: Path) -> Problem:
    """Return the problem at a line of a script's code, from 1: TOML leaves out a line break at its very beginning."""
    place = nearest(("scripts", index, "code"), content.places)
    opening = read_text(root / place.file).splitlines()[place.line - 1].rstrip()
    line += place.line - 1 + opening.endswith(("'''", '"""'))
    return late_problem(place.file, line)


def late_problem(file: str, line: int) -> Problem:
    wrong = "this waits for DOMContentLoaded, which has been when the code of a service runs: it will never be called"
    return Problem(file, line, 1, wrong, "Call it at once, or ask document.readyState first")
