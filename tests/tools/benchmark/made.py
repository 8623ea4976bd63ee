"""Comparisons made up for tests: figures that are known, so that what is made of them can be checked."""

from tools.benchmark.compared_site import BARE, OURS, Compared
from tools.benchmark.comparison import CONDITIONS, Comparison
from tools.benchmark.visits import Visit
from tools.benchmark.weight import Weight


def made_comparison(
    *, brotli: int = 4000, gate: int = 900, later: float = 0, shift: float = 0, heap: float = 90, script: float = 2
) -> Comparison:
    """Return a comparison in which ours has these figures, beside a page without and peers of 10 and 50 ms script."""
    added = {BARE: (0.0, 0.0), OURS: (script, heap), "quick peer": (10.0, 180.0), "slow peer": (50.0, 900.0)}
    parts = (Weight("lock", 2000, 1000, 800), Weight("gate", 2000, 1000, gate), Weight("style", 5000, 3000, 2300))
    pages = [
        Compared(
            name,
            f"/{number}/",
            weight=None if name == BARE else Weight(name, 9 * brotli, 2 * brotli, brotli),
            parts=parts if name == OURS else (),
        )
        for number, name in enumerate(added)
    ]
    visits = {}
    for condition in CONDITIONS:
        for name, (more_script, more_heap) in added.items():
            behind = None if name == BARE or condition.returning else later if name == OURS else 70.0
            shifted = shift if name == OURS else 0.0
            visits[condition, name] = tuple(
                Visit(100 + noise, behind, 4 + noise + more_script, shifted, 500 + noise + more_heap)
                for noise in (0.0, 30.0, 1.0)
            )
    return Comparison(tuple(pages), visits)
