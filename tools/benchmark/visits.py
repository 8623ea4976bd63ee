"""Visits to a page in a real browser, measured."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from tools.benchmark.devtools import DevTools, Tab, fresh_profile, open_tab
from tools.benchmark.peers import Banner

# As high as a screen on its side, so that an embed further down is seen to shift.
SCREEN = (1280, 1920)

_FRAMES = 20
_REST = 150


@dataclass(frozen=True)
class Visit:
    """One load of a page: milliseconds from navigation to first paint, and from there to the banner (0 where it is in
    the first frame that is painted, None where there is none or nobody looked), milliseconds of script, sum of layout
    shifts, kilobytes of script memory once what is not needed is collected.
    """

    first_paint: float
    later: float | None
    script: float
    shift: float
    heap: float

    @property
    def banner(self) -> float | None:
        """Milliseconds from navigation to the banner."""
        return None if self.later is None else self.first_paint + self.later


@dataclass(frozen=True)
class FirstAndNext:
    """The visit of someone new, and that of the same person after refusing everything."""

    first: Visit
    next: Visit


class NotComparableError(Exception):
    """A page did not do what is to be measured; its text says what."""


def with_probe(html: str, banner: Banner | None) -> str:
    """Return a page with the probe as its first script: before any policy that would forbid it."""
    probe = (Path(__file__).parent / "probe.js").read_text("utf-8")
    arguments = ", ".join(json.dumps(value) for value in (banner.box if banner else None, _FRAMES, _REST))
    head, opening, rest = html.partition("<head>")
    if not opening:
        raise NotComparableError("the page has no head")
    return f"{head}{opening}<script>{probe}({arguments})</script>{rest}"


def visited(devtools: DevTools, address: str, banner: Banner | None, slowdown: int = 1) -> FirstAndNext:
    """Visit a page in a fresh profile, refuse, and visit it again; with the processor so many times slower.

    The page is one with the probe in it. When the banner comes is seen in one first visit, all else is measured in
    another, in which nothing looks for it. Raises NotComparableError where it is absent at first, or asks again.
    """
    with fresh_profile(devtools) as profile, open_tab(devtools, profile) as tab:
        first = _visit(tab, address, slowdown)
    with fresh_profile(devtools) as profile:
        with open_tab(devtools, profile) as tab:
            seen = _visit(tab, f"{address}?looking", slowdown)
            if banner:
                if seen.later is None:
                    raise NotComparableError(f"{address} shows no banner")
                tab.evaluate(f"document.querySelector({json.dumps(banner.refuse)}).click()")
        with open_tab(devtools, profile) as tab:
            again = _visit(tab, f"{address}?next", slowdown)
            if banner and _is_shown(tab, banner.box):
                raise NotComparableError(f"{address} asks again although everything was refused")
    return FirstAndNext(replace(first, first_paint=seen.first_paint, later=seen.later), again)


def _visit(tab: Tab, address: str, slowdown: int) -> Visit:
    # In thread time, so that load from other programs does not count.
    tab.call("Performance.enable", {"timeDomain": "threadTicks"})
    tab.call("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    tab.go(address)
    seen = tab.evaluate("measured")
    metrics = {metric["name"]: metric["value"] for metric in tab.call("Performance.getMetrics")["metrics"]}
    tab.call("HeapProfiler.collectGarbage")
    heap = tab.call("Runtime.getHeapUsage")["usedSize"] / 1000
    if not _is_shown(tab, ".consent-embed, .embed"):
        raise NotComparableError(f"{address} has no embed on the screen")
    return Visit(seen["paint"], seen["later"], metrics["ScriptDuration"] * 1000, seen["shift"], heap)


def _is_shown(tab: Tab, selector: str) -> bool:
    """Tell whether the first such element is on the screen; to be asked once all else is measured."""
    return bool(tab.evaluate(f"isShown({json.dumps(selector)})"))
