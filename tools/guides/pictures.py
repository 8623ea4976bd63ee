"""Pictures in guides: what each is to show stands in a comment above it.

`<!-- picture: page=/en/contact/ show=".consent-embed" width=900 click="#consent-reject-all" -->`, then
`![what one sees](pictures/embed.png)`. Without `show` it is all of the screen, without `click` nothing is done before.
"""

import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from plugins.keptword.browser.chromium import find_or_install_chromium
from plugins.keptword.browser.launching import running_browser
from plugins.keptword.browser.loopback import LOOPBACK_ONLY, served

_MARK = re.compile(r"^<!-- picture: (.*?) -->\n!\[(.+?)\]\((.+?)\)$", re.MULTILINE)
_ANY_PICTURE = re.compile(r"!\[.*?\]\((.+?)\)")
_HEIGHT = 640


@dataclass(frozen=True)
class Picture:
    """What a picture shows: a page at a width, what is clicked on it first, and which part of it; and its file."""

    file: str
    page: str
    width: int
    show: str = ""
    click: str = ""


def pictures_in(guide: str) -> Iterator[Picture]:
    """Yield the pictures of a guide. Raises ValueError for one that does not say what it shows."""
    marked = set()
    for said, _, file in _MARK.findall(guide):
        marked.add(file)
        values = dict(part.split("=", 1) for part in shlex.split(said))
        try:
            width = int(values.pop("width"))
            yield Picture(file, values.pop("page"), width, values.pop("show", ""), values.pop("click", ""))
        except KeyError as error:
            raise ValueError(f"{file}: {error} is missing in the comment above") from None
        if values:
            raise ValueError(f"{file}: nothing is known of {', '.join(values)}")
    if unmarked := set(_ANY_PICTURE.findall(guide)) - marked:
        raise ValueError(f"{', '.join(sorted(unmarked))}: no comment above says what is shown")


def take_pictures(site: Path, pictures: Iterable[Picture], folder: Path, path: str = "") -> list[Path]:
    """Take the pictures of a site built for a path into a folder, and return their files. Raises NoBrowserError."""
    taken = []
    with served(site, path) as origin, running_browser(find_or_install_chromium(), LOOPBACK_ONLY) as browser:
        for picture in pictures:
            file = folder / picture.file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_taken(browser, origin, picture))
            taken.append(file)
    return taken


def _taken(browser: Browser, origin: str, picture: Picture) -> bytes:
    context = browser.new_context(viewport={"width": picture.width, "height": _HEIGHT}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(origin + picture.page)
    if picture.click:
        page.click(picture.click)
    shown = page.locator(picture.show).first.screenshot() if picture.show else page.screenshot()
    context.close()
    return shown
