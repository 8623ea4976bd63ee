from pathlib import Path
from typing import Any

import pytest

from plugins.keptword.browser.chromium import find_or_install_headless_chromium
from plugins.keptword.browser.launching import every_host_at, running_browser
from plugins.keptword.browser.loopback import served
from tests.own_thread import in_its_own_thread


def test_the_browser_reaches_by_any_name_what_it_is_told_and_ends_with_the_block(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>Here</title>")

    def titled() -> None:
        with (
            served(tmp_path) as origin,
            running_browser(
                find_or_install_headless_chromium(), *every_host_at(int(origin.rpartition(":")[2]))
            ) as browser,
        ):
            page = browser.new_page()
            page.goto("http://any.example/")
            assert page.title() == "Here"
            closed.append(browser)
            raise LookupError

    closed: list[Any] = []
    with pytest.raises(LookupError):
        in_its_own_thread(titled)
    assert not closed[0].is_connected()
