"""The pictures of the guides: each says what it shows, is there, and can be taken again."""

import struct
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.own_thread import in_its_own_thread
from tests.tools.guides.test_steps import GUIDES
from tools.guides.pictures import Picture, pictures_in, take_pictures


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_picture_of_a_guide_is_there(guide: Path) -> None:
    for picture in pictures_in(guide.read_text("utf-8")):
        assert (guide.parent / picture.file).is_file(), f"{picture.file} is missing: invoke guide-pictures"


def test_a_picture_shows_the_named_part_at_the_named_width(site: Path, tmp_path: Path) -> None:
    footer = Picture("taken.png", "/en/contact/", 700, "footer", "#consent-reject-all")
    (taken,) = in_its_own_thread(take_pictures, site, [footer], tmp_path)
    width, height = struct.unpack(">II", taken.read_bytes()[16:24])
    assert 600 < width < 700
    assert 50 < height < 640


def test_a_picture_that_does_not_say_what_it_shows_is_named() -> None:
    with pytest.raises(ValueError, match=r"a\.png: 'width' is missing"):
        list(pictures_in("<!-- picture: page=/en/ -->\n![a](a.png)\n"))
    with pytest.raises(ValueError, match=r"b\.png: no comment above"):
        list(pictures_in("![b](b.png)\n"))
    with pytest.raises(ValueError, match="nothing is known of colour"):
        list(pictures_in("<!-- picture: page=/en/ width=1 colour=red -->\n![c](c.png)\n"))


def test_the_guides_are_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [guide.name for guide in GUIDES if f"docs/{guide.name}" not in readme] == []
