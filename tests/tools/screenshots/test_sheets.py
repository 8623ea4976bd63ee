import struct

from bs4 import BeautifulSoup

from tools.screenshots.pictures import Picture
from tools.screenshots.sheets import SCALE, STRIP, Thumbnail, sheet, thumbnail
from tools.screenshots.views import View


def thumbnail_of(part: str, view: str, height: int) -> Thumbnail:
    return Thumbnail("nl", part, view, f"nl/{part}-{view}.png", 360, height)


def test_the_size_of_a_picture_is_read_from_its_head() -> None:
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 360, 8000)
    small = thumbnail(Picture("nl", "home", View(360, "dark"), png))
    assert (small.width, small.height, small.file) == (360, 8000, "nl/home-360-dark.png")


def test_a_part_is_a_row_and_each_view_of_it_a_figure() -> None:
    made = [thumbnail_of("home", "360-light", 90), thumbnail_of("home", "360-dark", 90), thumbnail_of("404", "x", 9)]
    soup = BeautifulSoup(sheet("Dutch & more", made), "html.parser")
    assert [row.get_text() for row in soup.select("section h2")] == ["home", "404"]
    assert [len(row.select("figure")) for row in soup.select("section")] == [2, 1]
    assert [link["href"] for link in soup.select("a")] == [each.file for each in made]
    assert soup.select_one("h1:-soup-contains('Dutch & more')")


def test_a_long_picture_goes_on_beside_itself_and_nothing_of_it_is_left_out() -> None:
    soup = BeautifulSoup(sheet("x", [thumbnail_of("privacy", "360-light", 2 * STRIP + 10)]), "html.parser")
    strips = [str(strip["style"]) for strip in soup.select("figure a")]
    assert len(strips) == 3
    for index, strip in enumerate(strips):
        assert f"background-position: 0 -{index * STRIP * SCALE}px" in strip
    assert f"height: {10 * SCALE}px" in strips[-1]
