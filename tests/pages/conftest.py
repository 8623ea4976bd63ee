"""What tests of the texts share."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.conftest import LANGUAGES
from tests.pages.test_structure import one, page_files, parsed


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(site: Path, request: pytest.FixtureRequest) -> dict[str, BeautifulSoup]:
    """The pages of one language, by page id."""
    found = {}
    for path in page_files(site / request.param):
        soup = parsed(path)
        found[str(one(soup, "article.page")["data-page"])] = soup
    return found
