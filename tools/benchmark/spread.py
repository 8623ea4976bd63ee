"""A figure measured several times: its median, and how far the measurements lie apart."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """Median, the middle half between `lower` and `upper`, and the largest of several measurements."""

    median: float
    lower: float
    upper: float
    largest: float


def spread(values: Sequence[float]) -> Spread:
    """Return the spread of at least two measurements. Raises ValueError for fewer."""
    if len(values) < 2:
        raise ValueError(f"{len(values)} measurements have no spread")
    lower, median, upper = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(median, lower, upper, max(values))
