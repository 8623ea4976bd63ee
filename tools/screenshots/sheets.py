"""Lays pictures on sheets: a page for each language, in which what is long is folded into strips side by side."""

import html
import struct
from collections.abc import Iterable
from dataclasses import dataclass

from tools.screenshots.pictures import Picture

# Of the pictures' pixels to those of the sheet.
SCALE = 0.3

# After how many of its own pixels a picture goes on beside itself.
STRIP = 1600

_STYLE = """
body { margin: 24px; font: 14px/1.4 sans-serif; color: #222; background: #ddd; }
section { display: flex; flex-wrap: wrap; gap: 16px; align-items: start; margin-bottom: 32px; }
h2 { width: 100%; margin: 0; font-size: 16px; }
figure { display: flex; flex-wrap: wrap; gap: 4px; margin: 0; }
figcaption { width: 100%; font-size: 12px; }
figure a { display: block; background-repeat: no-repeat; }
"""


@dataclass(frozen=True)
class Thumbnail:
    """What a sheet needs of a picture: where its file is, and its size in pixels."""

    language: str
    part: str
    view: str
    file: str
    width: int
    height: int


def thumbnail(picture: Picture) -> Thumbnail:
    """Return what a sheet needs of a picture; width and height stand in the head of each PNG."""
    width, height = struct.unpack(">II", picture.png[16:24])
    return Thumbnail(picture.language, picture.part, str(picture.view), picture.file, width, height)


def sheet(title: str, thumbnails: Iterable[Thumbnail]) -> str:
    """Return a sheet as HTML, to lie beside the pictures: a row for each part, and in it a figure for each view."""
    parts: dict[str, list[Thumbnail]] = {}
    for each in thumbnails:
        parts.setdefault(each.part, []).append(each)
    rows = (
        f"<section><h2>{html.escape(part)}</h2>{''.join(map(_figure, of_part))}</section>"
        for part, of_part in parts.items()
    )
    head = f'<!DOCTYPE html><meta charset="utf-8"><title>{html.escape(title)}</title><style>{_STYLE}</style>'
    return f"{head}<h1>{html.escape(title)}</h1>{''.join(rows)}\n"


def _figure(each: Thumbnail) -> str:
    strips = "".join(_strip(each, top) for top in range(0, each.height, STRIP))
    return f"<figure><figcaption>{html.escape(each.view)}</figcaption>{strips}</figure>"


def _strip(each: Thumbnail, top: int) -> str:
    width, height = each.width * SCALE, min(STRIP, each.height - top) * SCALE
    place = f"background-size: {width}px; background-position: 0 -{top * SCALE}px"
    size = f"width: {width}px; height: {height}px"
    return f"""<a href="{each.file}" style="{size}; background-image: url('{each.file}'); {place}"></a>"""
