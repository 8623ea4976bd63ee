"""A comparison as text lines."""

from collections.abc import Iterator, Sequence

from tools.benchmark.compared_site import BARE
from tools.benchmark.comparison import CONDITIONS, Comparison, Condition
from tools.benchmark.figures import Figures, figures_under
from tools.benchmark.goals import judged_goals
from tools.benchmark.spread import Spread, spread
from tools.benchmark.visits import Visit

_NAMES = 24
_WIDTHS = (17, 17, 14, 21, 8, 8)


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """Yield the tables of bytes and of each condition, and the goals."""
    yield _row("bytes of consent", ("raw", "gzip", "brotli"), (12, 12, 12))
    for page in comparison.pages:
        if weight := page.weight:
            yield _row(page.name, [f"{size:,}" for size in (weight.raw, weight.gzip, weight.brotli)], (12, 12, 12))
    yield ""
    loads = len(comparison.visits[CONDITIONS[0], BARE])
    yield f"{loads} loads each in turn: median (and middle half); largest shift; script and memory beyond the first row"
    for condition in CONDITIONS:
        yield from _condition_lines(comparison, condition)
    yield ""
    yield "goals"
    yield from (f"  {goal}" for goal in judged_goals(comparison))


def _condition_lines(comparison: Comparison, condition: Condition) -> Iterator[str]:
    yield ""
    yield f"{condition}"
    yield _row("", ("first paint ms", "banner ms", "later ms", "script ms", "shift", "heap kB"), _WIDTHS)
    yield _row(BARE, _bare_cells(comparison.visits[condition, BARE]), _WIDTHS)
    for name, figures in figures_under(comparison, condition).items():
        yield _row(name, _cells(figures), _WIDTHS)


def _bare_cells(visits: Sequence[Visit]) -> tuple[str, ...]:
    first_paint, script, heap, shift = (
        spread([visit.first_paint for visit in visits]),
        spread([visit.script for visit in visits]),
        spread([visit.heap for visit in visits]),
        max(visit.shift for visit in visits),
    )
    return _spread(first_paint), "–", "–", _spread(script, 1), f"{shift:.4f}", f"{heap.median:.0f}"


def _cells(figures: Figures) -> tuple[str, ...]:
    return (
        _spread(figures.first_paint),
        _spread(figures.banner),
        _spread(figures.later),
        _spread(figures.script, 1, "+"),
        f"{figures.shift.largest:.4f}",
        f"{figures.heap.median:+.0f}",
    )


def _spread(value: Spread | None, digits: int = 0, sign: str = "") -> str:
    if value is None:
        return "–"
    return f"{value.median:{sign}.{digits}f} ({value.lower:.{digits}f}–{value.upper:.{digits}f})"


def _row(name: str, cells: Sequence[str], widths: Sequence[int]) -> str:
    return f"{name:{_NAMES}}{''.join(f' {cell:>{width}}' for cell, width in zip(cells, widths, strict=True))}"
