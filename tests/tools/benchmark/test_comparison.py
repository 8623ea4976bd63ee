"""What `invoke bench` does in a browser: every banner really shows, and figures are gathered, whatever they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.keptword.browser.chromium import find_or_install_chromium
from plugins.keptword.browser.loopback import served
from plugins.keptword.inventory import Inventory
from tests.conftest import ROOT
from tests.fetched import fetched
from tools.benchmark.compared_site import BARE, OURS, Compared, write_compared
from tools.benchmark.comparison import CONDITIONS, compare_with_peers
from tools.benchmark.devtools import DevTools, Tab, fresh_profile, open_tab, running_chromium
from tools.benchmark.npm import NPM_CACHE
from tools.benchmark.peers import OWN_BANNER, PEERS
from tools.benchmark.visits import SCREEN, NotComparableError, visited, with_probe


@pytest.fixture(scope="module")
def packages() -> dict[str, Path]:
    return {peer.name: fetched(peer.name, peer.version, "the comparison with peers") for peer in PEERS}


@pytest.fixture(scope="module")
def devtools() -> Iterator[DevTools]:
    with running_chromium(find_or_install_chromium(), SCREEN) as devtools:
        yield devtools


def text_of(tab: Tab, selector: str) -> str:
    return str(tab.evaluate(f"document.querySelector({selector!r}).innerText"))


def test_each_page_shows_its_own_banner_with_the_same_words(
    site: Path, inventory: Inventory, packages: dict[str, Path], devtools: DevTools, tmp_path: Path
) -> None:
    html = (site / "en/index.html").read_text("utf-8")
    pages = write_compared(tmp_path, site / "theme", html, inventory, {peer: packages[peer.name] for peer in PEERS})
    assert [page.name for page in pages] == [BARE, OURS, *(peer.name for peer in PEERS)]
    with served(tmp_path) as origin:
        for page in pages:
            both = visited(devtools, origin + page.path, page.banner)
            assert (both.first.banner is None) == (page.banner is None)
            assert both.first.first_paint > 0
            assert both.first.heap > 100
            if page.banner:
                assert both.first.script > 0
                assert_own_banner(devtools, origin, page)


def assert_own_banner(devtools: DevTools, origin: str, page: Compared) -> None:
    """Check that the banner of a page says what ours says, and that no other stands beside it."""
    assert page.banner is not None
    assert page.weight is not None
    with fresh_profile(devtools) as profile, open_tab(devtools, profile) as tab:
        tab.go(origin + page.path)
        tab.evaluate("measured")
        shown = text_of(tab, page.banner.box)
        assert "With your consent" in shown
        assert text_of(tab, page.banner.refuse) == "Reject all"
        others = {OWN_BANNER, *(peer.banner for peer in PEERS)} - {page.banner}
        assert [tab.evaluate(f"!document.querySelector({other.box!r})") for other in others] == [True] * len(others)
        assert 1000 < page.weight.brotli < page.weight.gzip < page.weight.raw


@pytest.mark.long
def test_figures_are_gathered_for_each_page_under_each_condition(
    site: Path, inventory: Inventory, packages: dict[str, Path]
) -> None:
    html = (site / "en/index.html").read_text("utf-8")
    comparison = compare_with_peers(html, site / "theme", inventory, ROOT / NPM_CACHE, rounds=1, slowdowns=[1])
    names = [page.name for page in comparison.pages]
    assert set(comparison.visits) == {
        (condition, name) for condition in CONDITIONS if condition.slowdown == 1 for name in names
    }
    assert {len(visits) for visits in comparison.visits.values()} == {1}
    assert len(packages) == len(names) - 2


def test_a_page_whose_banner_comes_back_is_not_compared(devtools: DevTools, tmp_path: Path) -> None:
    forgetful = '<!doctype html><html><head></head><body><p id="site-consent">?<button id="consent-reject-all">no'
    (tmp_path / "index.html").write_text(with_probe(forgetful + '</button><p class="embed">x', OWN_BANNER), "utf-8")
    with served(tmp_path) as origin, pytest.raises(NotComparableError, match="asks again"):
        visited(devtools, f"{origin}/", OWN_BANNER)


def test_a_banner_that_is_seen_later_counts_as_later_and_a_shift_is_seen(devtools: DevTools, tmp_path: Path) -> None:
    late = """<!doctype html><html><head></head><body><p class="embed">embed</p><script>
        const banner = () => '<p id="site-consent">cookies? <button id="consent-reject-all">no</button></p>';
        if (!localStorage.answered) setTimeout(() => document.body.insertAdjacentHTML("afterbegin", banner()), 300);
        addEventListener("click", () => { localStorage.answered = "no"; });
    </script>"""
    (tmp_path / "index.html").write_text(with_probe(late, OWN_BANNER), "utf-8")
    with served(tmp_path) as origin:
        both = visited(devtools, f"{origin}/", OWN_BANNER)
    assert both.first.later is not None
    assert both.first.later > 0
    assert both.first.shift > 0
    assert both.next.shift == 0
