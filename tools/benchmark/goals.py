"""Performance goals relative to other consent tools, and whether they are met."""

from dataclasses import dataclass

from tools.benchmark.compared_site import OURS
from tools.benchmark.comparison import CONDITIONS, Comparison
from tools.benchmark.figures import figures_under

BYTES = 5_450
RETURNING_BYTES = 1_150
HEAP = 120
SCRIPT = 0.5


@dataclass(frozen=True)
class Goal:
    """One goal in words, what was measured, and whether that is enough."""

    words: str
    measured: str
    is_met: bool

    def __str__(self) -> str:
        return f"{'met' if self.is_met else 'NOT MET':8}{self.words}: {self.measured}"


def judged_goals(comparison: Comparison) -> tuple[Goal, ...]:
    """Return every goal with its judgement."""
    by_condition = {condition: figures_under(comparison, condition) for condition in CONDITIONS}
    ours = {condition: figures[OURS] for condition, figures in by_condition.items()}
    own_page = next(page for page in comparison.pages if page.name == OURS)
    brotli = own_page.weight.brotli if own_page.weight else 0
    returning = {part.part: part.brotli for part in own_page.parts if part.part in ("lock", "gate")}
    first = [v.later for c in CONDITIONS for v in comparison.visits[c, OURS] if v.later is not None]
    at_once = f"in {first.count(0)} of {len(first)} loads, at most {max(first):.0f} ms later"
    shift = max(figures.shift.largest for figures in ours.values())
    heap = max(figures.heap.median for figures in ours.values())
    goals = [
        Goal(f"all of consent in at most {BYTES:,} bytes with brotli", f"{brotli:,}", brotli <= BYTES),
        Goal(
            f"lock and gate, all that a returning visitor runs, in at most {RETURNING_BYTES:,} bytes with brotli each",
            ", ".join(f"{part} {size:,}" for part, size in returning.items()),
            max(returning.values()) <= RETURNING_BYTES,
        ),
        Goal("banner in the first frame that is painted", at_once, max(first) == 0),
        Goal("no layout shift", f"at most {shift:.4f}", shift == 0),
        Goal(f"at most {HEAP} kB of script memory more than without", f"{heap:.0f} kB", heap <= HEAP),
    ]
    for condition, figures in by_condition.items():
        own = ours[condition].script.median
        script, name = min((figures[name].script.median, name) for name in figures if name != OURS)
        words = f"loading takes at most half the script time of the fastest peer ({condition})"
        goals.append(Goal(words, f"{own:.1f} ms, {name} {script:.1f} ms", own <= SCRIPT * script))
    return tuple(goals)
