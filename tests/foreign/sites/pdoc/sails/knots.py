"""Knots that hold, and how they are tied.

<!-- pasted: video -->
"""

from dataclasses import dataclass


@dataclass
class Rope:
    """A rope of some length in metres."""

    length: float

    def loop(self) -> "Loop":
        """Lay a loop that does not slip.

        ```python
        Rope(3.0).loop()
        ```
        """
        return Loop(self)


@dataclass
class Loop:
    """A loop in a `Rope`."""

    rope: Rope
