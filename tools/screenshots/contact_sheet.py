"""Writes the contact sheets of a built site into a folder: every picture, and for each language a sheet of them."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from playwright.sync_api import Browser

from plugins.keptword.text_files import write_text
from tools.screenshots.pictures import chromium, pictures
from tools.screenshots.sheets import sheet, thumbnail
from tools.screenshots.views import site_pages

FOLDER = "contact-sheets"

_SHEET_WIDTH = 5000


def write_contact_sheets(site: Path, folder: Path, languages: Iterable[str], path: str = "") -> list[Path]:
    """Write pictures and sheets of a site built for a path, and return the sheets as PNG. Raises NoBrowserError.

    Beside each sheet stands the same as HTML, in which each picture leads to its own file.
    """
    with chromium() as browser:
        thumbnails = []
        for picture in pictures(browser, site, site_pages(site, languages), path):
            file = folder / picture.file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(picture.png)
            thumbnails.append(thumbnail(picture))
        sheets = []
        for language, group in groupby(thumbnails, lambda each: each.language):
            page = folder / f"{language}.html"
            write_text(page, sheet(language, group))
            sheets.append(_pictured(browser, page))
    return sheets


def _pictured(browser: Browser, sheet: Path) -> Path:
    page = browser.new_page(viewport={"width": _SHEET_WIDTH, "height": 800})
    page.goto(sheet.resolve().as_uri())
    path = sheet.with_suffix(".png")
    page.screenshot(path=path, full_page=True)
    page.close()
    return path
