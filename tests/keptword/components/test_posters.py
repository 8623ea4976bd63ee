"""The picture that stands in the place of an embed until it is allowed."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tools.publication.building import BuildError, build_site

PICTURE = b"RIFF\x1a\x00\x00\x00WEBPVP8L"


def with_poster(project: Path, name: str) -> Path:
    """Name a poster in the file of the video; return the folder to build into."""
    file = project / "content/services/youtube.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("[embed.title]", f'[embed]\nposter = "{name}"\n\n[embed.title]', 1), "utf-8")
    return project / "built"


def test_a_poster_is_a_file_of_the_site_behind_the_words_of_the_placeholder(project: Path) -> None:
    output = with_poster(project, "video.webp")
    (project / "content/posters").mkdir()
    (project / "content/posters/video.webp").write_bytes(PICTURE)
    build_site(project, output)
    assert (output / "posters/video.webp").read_bytes() == PICTURE
    embed = BeautifulSoup((output / "en/index.html").read_text("utf-8"), "html.parser").select_one(".consent-embed")
    assert embed is not None
    picture = embed.select_one(":scope > img:first-child")
    assert picture is not None
    assert (picture["src"], picture["alt"]) == ("/posters/video.webp", "")


def test_a_poster_that_is_not_there_stops_the_build_with_what_to_do(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(BuildError):
        build_site(project, with_poster(project, "video.webp"))
    assert 'content/services/youtube.toml:1:1: poster "video.webp" is not in content/posters/' in capfd.readouterr().out


def test_a_poster_of_another_site_is_refused(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BuildError):
        build_site(project, with_poster(project, "https://img.example.com/video.webp"))
    assert 'poster "https://img.example.com/video.webp" is not the name of a picture' in capfd.readouterr().out
