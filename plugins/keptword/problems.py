"""What is wrong in a file that a person wrote, said so that this person can mend it.

Readers collect every problem they meet and raise them together, once.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

logger = logging.getLogger(__name__)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it stands (line and column count from 1), what is wrong, what to write instead."""

    file: str
    line: int
    column: int
    wrong: str
    instead: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.wrong}. {self.instead}."


class ProblemsFoundError(Exception):
    """Raised once for all problems of a build; its text has one line per problem, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __str__(self) -> str:
        count = len(self.problems)
        head = "1 problem to mend" if count == 1 else f"{count} problems to mend"
        return "\n".join([f"{head}:", *(f"  {problem}" for problem in self.problems)])


def shown_file(path: Path, root: Path) -> str:
    """Return how problems name a file: below `root` where it stands there."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def report(settings: dict[str, Any], problems: Iterable[Problem]) -> None:
    """Add problems to those of this build; the `verdict` plugin raises them all before anything is written."""
    settings.setdefault("PROBLEMS", []).extend(problems)


def report_when_publishing(settings: dict[str, Any], problems: Iterable[Problem]) -> None:
    """Report problems that may stand while writing, but not on the site for visitors: until then they are logged.

    `PUBLISHING` in the settings says which of the two this build is.
    """
    if settings.get("PUBLISHING"):
        report(settings, problems)
    else:
        for problem in problems:
            logger.warning("%s", problem)


def reported(settings: dict[str, Any]) -> tuple[Problem, ...]:
    """Return what has been reported in this build, and begin anew: settings outlive a build that is repeated."""
    return tuple(settings.pop("PROBLEMS", ()))
