import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.keptword.browser.chromium import find_or_install_chromium
from plugins.keptword.browser.loopback import served
from tools.benchmark.devtools import BrowserSilentError, Tab, fresh_profile, open_tab, running_chromium


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    with (
        running_chromium(find_or_install_chromium(), (800, 600)) as devtools,
        fresh_profile(devtools) as profile,
        open_tab(devtools, profile) as tab,
    ):
        yield tab


def test_what_a_promise_comes_to_is_waited_for(tab: Tab) -> None:
    assert tab.evaluate("new Promise(done => setTimeout(done, 50, { answer: 42 }))") == {"answer": 42}


def test_an_error_in_the_page_is_told(tab: Tab) -> None:
    with pytest.raises(BrowserSilentError, match="ReferenceError: nothing is not defined"):
        tab.evaluate("nothing()")


def test_a_command_that_is_refused_is_told(tab: Tab) -> None:
    with pytest.raises(BrowserSilentError, match=r"Page\.nonsense"):
        tab.call("Page.nonsense")


def test_only_this_machine_is_reached(tab: Tab, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>", "utf-8")
    reaches = "fetch({!r}).then(() => true, () => false)"
    with served(tmp_path) as origin:
        tab.go(f"{origin}/")
        assert tab.evaluate(reaches.format("/"))
        assert not tab.evaluate(reaches.format("http://tracker.example/"))


def test_a_program_that_is_no_browser_is_told() -> None:
    program = Path(shutil.which("false") or "false")
    with pytest.raises(BrowserSilentError, match="has ended"), running_chromium(program, (800, 600)) as devtools:
        devtools.call("Target.createBrowserContext")
