"""Consent tools side by side in one run: the same page with each, visited in turn so that noise hits all alike."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.keptword.browser.chromium import find_or_install_chromium
from plugins.keptword.browser.loopback import served
from plugins.keptword.inventory import Inventory
from tools.benchmark.compared_site import Compared, write_compared
from tools.benchmark.devtools import running_chromium
from tools.benchmark.npm import npm_package
from tools.benchmark.peers import PEERS
from tools.benchmark.visits import SCREEN, Visit, visited

SLOWDOWNS = (1, 4)


@dataclass(frozen=True)
class Condition:
    """Who visits, and with a processor how many times slower than this machine's."""

    slowdown: int
    returning: bool

    def __str__(self) -> str:
        visit = "next visit, all refused" if self.returning else "first visit"
        return f"{visit}, processor {f'{self.slowdown} times slower' if self.slowdown > 1 else 'at full speed'}"


CONDITIONS = tuple(Condition(slowdown, returning) for returning in (False, True) for slowdown in SLOWDOWNS)


@dataclass(frozen=True)
class Comparison:
    """The compared pages, and the visits to each by condition and name; the n-th visits to all are of one round."""

    pages: tuple[Compared, ...]
    visits: Mapping[tuple[Condition, str], tuple[Visit, ...]]


def compare_with_peers(
    html: str,
    theme: Path,
    inventory: Inventory,
    cache: Path,
    rounds: int = 15,
    slowdowns: Sequence[int] = SLOWDOWNS,
) -> Comparison:
    """Visit a built page as it is, without consent tool, and with each peer, so many rounds after one that warms up.

    Raises NoPackageError where a peer cannot be fetched, NotComparableError where a page does not what is measured.
    """
    packages = {peer: npm_package(peer.name, peer.version, cache) for peer in PEERS}
    visits: dict[tuple[Condition, str], list[Visit]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = write_compared(folder, theme, html, inventory, packages)
        with served(folder) as origin, running_chromium(find_or_install_chromium(), SCREEN) as devtools:
            for page in pages:
                visited(devtools, origin + page.path, page.banner)
            for number in range(rounds):
                first = number % len(pages)
                for slowdown in slowdowns:
                    for page in pages[first:] + pages[:first]:
                        both = visited(devtools, origin + page.path, page.banner, slowdown)
                        visits.setdefault((Condition(slowdown, False), page.name), []).append(both.first)
                        visits.setdefault((Condition(slowdown, True), page.name), []).append(both.next)
    return Comparison(pages, {key: tuple(values) for key, values in visits.items()})
