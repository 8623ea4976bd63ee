"""What is wrong in a file that a person wrote, said so that this person can mend it.

Readers collect every problem they meet and raise them together, once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


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
