"""The sheets of a site with two pages, in a real browser."""

import shutil
from pathlib import Path

import pytest

from tests.own_thread import in_its_own_thread
from tools.screenshots.contact_sheet import write_contact_sheets
from tools.screenshots.pictures import Picture
from tools.screenshots.sheets import thumbnail
from tools.screenshots.views import VIEWS


@pytest.mark.long
def test_each_page_and_what_opens_over_it_is_pictured_in_each_view(site: Path, tmp_path: Path) -> None:
    small, sheets = tmp_path / "small", tmp_path / "sheets"
    for part in ("en/index.html", "en/404.html", "en/cookie-policy/index.html"):
        (small / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / part, small / part)
    for folder in ("site", "theme"):
        shutil.copytree(site / folder, small / folder)
    written = in_its_own_thread(write_contact_sheets, small, sheets, ("en",))
    assert written == [sheets / "en.png"]
    names = {f"{part}-{view}.png" for part in ("home", "404", "cookie-policy", "banner", "settings") for view in VIEWS}
    assert {path.name for path in (sheets / "en").iterdir()} == names
    for view in VIEWS:
        sizes = [
            thumbnail(Picture("en", part, view, (sheets / "en" / f"{part}-{view}.png").read_bytes()))
            for part in ("home", "banner", "cookie-policy")
        ]
        assert {size.width for size in sizes} == {view.width}
        home, banner, cookies = (size.height for size in sizes)
        assert banner < home < cookies, "pages are pictured whole"
    assert 'href="en/home-360-dark.png"' in (sheets / "en.html").read_text("utf-8")
