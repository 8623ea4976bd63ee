"""The audit of sites that nobody here wrote says what Chromium asks for, page by page; `judged.py` does all of them."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plugins.keptword import Report
from tests.foreign.generators import GENERATORS, HOST, Generator
from tests.foreign.judging import judged_site
from tests.foreign.protecting import foreign_site, make_foreign_site
from tests.made_once import made_once
from tests.receiver import Receiver

pytestmark = pytest.mark.long

# Those that the other tests here build and protect anyway.
_JUDGED = [one for one in GENERATORS if one.name in ("Sphinx, furo", "by hand, Latin-1")]


@pytest.mark.parametrize("generator", _JUDGED, ids=lambda generator: generator.name)
def test_the_audit_says_what_chromium_asks_for_on_each_page(
    generator: Generator, browser: Browser, receiver: Receiver, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def make(folder: Path) -> Report:
        return make_foreign_site(generator, folder)

    foreign = foreign_site(made_once(tmp_path_factory, f"foreign {generator.name}", make))
    assert receiver.site_host == HOST
    with browser.new_context(ignore_https_errors=True) as context:
        pages = foreign.pages_that_use_all()
        site = judged_site(foreign.before, context, receiver, pages, connects_ahead=False)
    assert all(page.asked for page in site.pages)
    assert [(page.address, page.missed, page.invented) for page in site.pages if page.asked != page.told] == []
