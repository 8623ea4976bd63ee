"""Figures of a page's visits, compared with the page without a consent tool. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.benchmark.compared_site import BARE
from tools.benchmark.comparison import Comparison, Condition
from tools.benchmark.spread import Spread, spread
from tools.benchmark.visits import Visit


@dataclass(frozen=True)
class Figures:
    """Milliseconds, kilobytes and shifts of one page; `script` and `heap` are what it adds to the page without.

    `banner` and `later` are None where there is no banner.
    """

    first_paint: Spread
    banner: Spread | None
    later: Spread | None
    script: Spread
    shift: Spread
    heap: Spread


def figures(visits: Sequence[Visit], without: Sequence[Visit]) -> Figures:
    """Return the figures of a page from its visits, and those to the page without in the same rounds."""
    pairs = list(zip(visits, without, strict=True))
    banners = [visit.banner for visit in visits if visit.banner is not None]
    later = [visit.later for visit in visits if visit.later is not None]
    return Figures(
        first_paint=spread([visit.first_paint for visit in visits]),
        banner=spread(banners) if banners else None,
        later=spread(later) if later else None,
        script=spread([visit.script - bare.script for visit, bare in pairs]),
        shift=spread([visit.shift for visit in visits]),
        heap=spread([visit.heap - bare.heap for visit, bare in pairs]),
    )


def figures_under(comparison: Comparison, condition: Condition) -> dict[str, Figures]:
    """Return the figures of each page that has a consent tool, by its name, under one condition."""
    without = comparison.visits[condition, BARE]
    return {
        page.name: figures(comparison.visits[condition, page.name], without)
        for page in comparison.pages
        if page.name != BARE
    }
