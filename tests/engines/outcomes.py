"""What each engine did with each behaviour, gathered by the tests and printed at the end of the run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

PASSED, FAILED, NOT_TO_BE_HAD = "pass", "FAIL", "not to be had"


@dataclass
class Outcomes:
    """All outcomes of this run, by behaviour and engine, in the order in which they came."""

    rows: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    engines: dict[str, str] = field(default_factory=dict)

    def add(self, behaviour: str, engine: str, outcome: str) -> None:
        self.rows.setdefault(behaviour, {}).setdefault(engine, []).append(outcome)

    def describe(self, engine: str, what: str) -> None:
        """Note the version of an engine, or why there is none."""
        self.engines[engine] = what

    def expect(self, behaviour: str, engine: str) -> None:
        """Give a behaviour and an engine their place in the table before anything comes of them."""
        self.rows.setdefault(behaviour, {}).setdefault(engine, [])

    def include(self, rows: Mapping[str, Mapping[str, Iterable[str]]], engines: Mapping[str, str]) -> None:
        """Take in what another process gathered."""
        for behaviour, row in rows.items():
            for engine, outcomes in row.items():
                self.rows.setdefault(behaviour, {}).setdefault(engine, []).extend(outcomes)
        self.engines.update(engines)

    def as_table(self) -> list[str]:
        """Return the lines of a table, behaviour by engine; below it, which engines these are."""
        names = list(dict.fromkeys(name for row in self.rows.values() for name in row))
        width = max((len(behaviour) for behaviour in self.rows), default=0)
        lines = [f"{'behaviour':{width}}" + "".join(f"  {name:>13}" for name in names)]
        for behaviour, row in self.rows.items():
            lines.append(f"{behaviour:{width}}" + "".join(f"  {_summed(row.get(name, [])):>13}" for name in names))
        return [*lines, *(f"{name}: {self.engines[name]}" for name in names if name in self.engines)]


def _summed(outcomes: list[str]) -> str:
    """Return one word for the variants of a behaviour: the worst, with how many of them it befell."""
    for outcome in (FAILED, NOT_TO_BE_HAD):
        if count := outcomes.count(outcome):
            return outcome if count == len(outcomes) else f"{outcome} {count}/{len(outcomes)}"
    return PASSED if outcomes else ""


OUTCOMES = Outcomes()
