"""Draws bitmaps from SVG files of the theme: icons for browsers and phones, and the picture for social media.

Chromium draws them. They are stored in the theme, so that a build needs no browser.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.keptword.browser.chromium import find_or_install_headless_chromium
from plugins.keptword.browser.launching import running_browser
from plugins.keptword.browser.loopback import LOOPBACK_ONLY

_MAGIC, _ICON_HEADER, _ICON_ENTRY = b"\x89PNG", "<HHH", "<BBBBHHII"


@dataclass(frozen=True)
class Picture:
    """A drawing: its source SVG and its target file, both below the theme, and its size in pixels."""

    source: str
    target: str
    width: int
    height: int


PICTURES = (
    Picture("static/icon.svg", "pictures/favicon.ico", 32, 32),
    Picture("static/icon.svg", "static/apple-touch-icon.png", 180, 180),
    Picture("pictures/social.svg", "static/social.png", 1200, 630),
)


def draw_pictures(theme: Path) -> Iterator[Path]:
    """Draw all pictures of a theme, and yield each file as it is written. Raises NoBrowserError."""
    with running_browser(find_or_install_headless_chromium(), LOOPBACK_ONLY) as browser:
        for picture in PICTURES:
            page = browser.new_page(viewport={"width": picture.width, "height": picture.height})
            svg = (theme / picture.source).read_text("utf-8")
            page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block; width: 100vw }}</style>{svg}")
            png = page.screenshot(omit_background=True)
            target = theme / picture.target
            target.write_bytes(icon_of(png, picture.width) if target.suffix == ".ico" else png)
            yield target


def icon_of(png: bytes, size: int) -> bytes:
    """Return an .ico file with one square PNG; `size` is its width in pixels."""
    if not png.startswith(_MAGIC):
        raise ValueError("not a PNG")
    header = struct.pack(_ICON_HEADER, 0, 1, 1)
    entry_length = struct.calcsize(_ICON_ENTRY)
    entry = struct.pack(_ICON_ENTRY, size, size, 0, 0, 1, 32, len(png), len(header) + entry_length)
    return header + entry + png
