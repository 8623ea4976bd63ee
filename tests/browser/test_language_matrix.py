"""The banner of a site in every language of the library, and in one that is written from right to left."""

import re
from pathlib import Path

import pytest

from plugins.keptword.browser.chromium import find_or_install_headless_chromium
from plugins.keptword.browser.launching import running_browser
from plugins.keptword.browser.loopback import LOOPBACK_ONLY, served
from tests.browser.banner_sizes import PHONES, banner_sizes
from tests.browser.language_matrix import RIGHT_TO_LEFT, languages, site_in
from tests.own_thread import in_its_own_thread

# What names a side of the screen instead of one of the text.
_PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset)-(?:left|right)\b|^\s*(?:left|right|float)\s*:|align:\s*(?:left|right)"
)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_in(tmp_path_factory.mktemp("languages"), (*languages(), RIGHT_TO_LEFT))


def test_cb_20_all_of_the_first_layer_is_in_sight_on_a_phone_in_every_language(public: Path) -> None:
    in_its_own_thread(look_at_each_language, public)


def look_at_each_language(public: Path) -> None:
    with (
        served(public) as origin,
        running_browser(find_or_install_headless_chromium(), LOOPBACK_ONLY) as browser,
    ):
        page = browser.new_page()
        every = (*languages(), RIGHT_TO_LEFT)
        sizes = list(banner_sizes(page, lambda code: page.goto(f"{origin}/{code}/"), every, PHONES[:1]))
        assert len(sizes) == 4 * len(every), "two sizes of text, light and dark"
        assert [size for size in sizes if size.hidden or size.is_scrolling] == []
        assert [size for size in sizes if size.text_size == 100 and size.share > 0.6] == [], "room is left for the page"
        # The page that was opened last is the one from right to left.
        assert page.locator("#site-consent").evaluate("banner => getComputedStyle(banner).direction") == "rtl"
        reject, accept = (page.locator(f"#consent-{name}-all").bounding_box() for name in ("reject", "accept"))
        assert reject is not None
        assert accept is not None
        assert reject["x"] > accept["x"], "the first button is on the right"
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONES[0][0]


@pytest.mark.parametrize("language", [*languages(), RIGHT_TO_LEFT])
def test_each_page_asks_in_its_own_language(public: Path, language: str) -> None:
    page = (public / language / "index.html").read_text("utf-8")
    english = (public / "en/index.html").read_text("utf-8")
    title = re.compile('id="site-consent-title">([^<]+)<')
    found, in_english = title.search(page), title.search(english)
    assert found is not None
    assert in_english is not None
    assert (found[1] == in_english[1]) == (language == "en")


def test_the_style_of_the_parts_names_no_side_of_the_screen() -> None:
    folder = Path(__file__).parents[2] / "plugins/keptword/components/static"
    lines = [line for file in folder.glob("*.css") for line in file.read_text("utf-8").splitlines()]
    assert lines
    assert [line for line in lines if _PHYSICAL.search(line)] == []
