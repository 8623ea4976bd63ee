import shutil
import struct
from pathlib import Path

import pytest

from plugins.site_files.pictures import PICTURES, draw_pictures, icon_of
from tests.conftest import ROOT
from tests.own_thread import in_its_own_thread


def test_each_picture_is_drawn_in_its_size_from_its_svg(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    for picture in PICTURES:
        (theme / picture.target).parent.mkdir(parents=True, exist_ok=True)
        (theme / picture.source).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "theme" / picture.source, theme / picture.source)
    assert in_its_own_thread(lambda: list(draw_pictures(theme))) == [theme / picture.target for picture in PICTURES]
    for picture in PICTURES:
        for drawn in (theme / picture.target, ROOT / "theme" / picture.target):
            data = drawn.read_bytes()
            if drawn.suffix == ".ico":
                assert struct.unpack("<HHHBB", data[:8]) == (0, 1, 1, picture.width, picture.height)
                length, offset = struct.unpack("<II", data[14:22])
                assert len(data) == length + offset
                data = data[offset:]
            assert data.startswith(b"\x89PNG")
            assert struct.unpack(">II", data[16:24]) == (picture.width, picture.height), drawn


def test_only_a_png_becomes_an_icon() -> None:
    with pytest.raises(ValueError, match="not a PNG"):
        icon_of(b"GIF89a", 32)
