"""Lines and columns of the offsets in some code."""

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass
class Places:
    """Finds the lines of a text."""

    text: str
    starts: list[int] = field(default_factory=lambda: [0])

    def __post_init__(self) -> None:
        at = self.text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = self.text.find("\n", at + 1)

    def line_and_column(self, at: int) -> tuple[int, int]:
        """Return line and column, both from 1."""
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1
