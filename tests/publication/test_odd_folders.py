"""A project may stand in a folder of any name."""

from pathlib import Path

from plugins.publication.building import build_site, site_settings
from plugins.publishing.publication import publish_site
from tests.conftest import SETTINGS, copied_project

ODD = "a folder [1] {b} 'c' \"d\" é & %20 #"


def test_a_project_in_a_folder_of_any_name_is_built_and_published(tmp_path: Path, site: Path) -> None:
    """Spaces, brackets, quotes, letters beyond ASCII, and what addresses escape."""
    folder = tmp_path / ODD
    folder.mkdir()
    root = copied_project(folder)
    assert site_settings(root).url == SETTINGS.url
    build_site(root, root / "output", "publishconf.py")
    assert (root / "output/en/index.html").read_bytes() == (site / "en/index.html").read_bytes()
    published = folder / "published [2]"
    settings = site_settings(root, "publishconf.py")
    publish_site(root / "output", f"folder:{published}", root, settings.address, settings.author, "")
    assert (published / "en/index.html").read_bytes() == (site / "en/index.html").read_bytes()
