"""What code is found to use."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...causes import Act, Cause
from ...grades import Grade
from ..taken import Source, Use


@dataclass(frozen=True, slots=True)
class Found:
    """A URL, markup, CSS or code that some code uses, where it does so, and the cause."""

    text: str
    at: int
    cause: Cause


@dataclass(frozen=True, slots=True)
class TakenText:
    """A text with marks for what stands in the page, what it is used as, where, and the cause."""

    use: Use
    text: str
    at: int
    cause: Cause


@dataclass
class Finds:
    """All that some code uses; code that it builds is yet to be read."""

    urls: list[Found] = field(default_factory=list)
    markup: list[Found] = field(default_factory=list)
    css: list[Found] = field(default_factory=list)
    code: list[Found] = field(default_factory=list)
    taken: list[TakenText] = field(default_factory=list)
    sources: Mapping[str, Source] = field(default_factory=dict)
    is_opaque: bool = False
    acted_spans: tuple[tuple[int, int], ...] = ()
    """Where the code stands that only acts of the visitor run."""

    def grade_of(self, at: int, cause: Cause) -> Grade:
        """Return how sure it is that what code does there, it does without the visitor.

        Browsers open a window only for an act.
        """
        is_on_act = any(start <= at < end for start, end in self.acted_spans)
        return Grade.MAY_LOAD if is_on_act or cause.act is Act.WINDOW else Grade.LOADS
