"""A project may stand in a folder of any name."""

import os
import signal
import subprocess
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.conftest import SETTINGS, copied_project
from tests.tools.publication.test_serving import change, served
from tools.deploy.publication import publish_site
from tools.publication.building import BuildError, build_site, site_settings
from tools.publication.serving import SERVED, serve_site

ODD = "a folder [1 {b} 'c' \"d\" é ü & %20 # \\ $x"


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


def test_a_project_in_a_folder_of_any_name_is_served_and_built_again_and_ended_with_all_that_it_started(
    tmp_path: Path,
) -> None:
    folder = tmp_path / f"{ODD}\nsecond line"
    folder.mkdir()
    root = copied_project(folder)
    with served(root, signal.SIGTERM) as address:
        wait_for(f"{address}nl/contact/", "Een vraag, een plan")
        change(root / "content/pages/nl/contact.md", "Een vraag, een plan", "Een vraag; een plan")
        wait_for(f"{address}nl/contact/", "Een vraag; een plan")
        assert list((root / SERVED).iterdir()) != []
    assert list((root / SERVED).iterdir()) == []
    started = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert tmp_path.name not in started


def test_a_folder_that_cannot_be_watched_is_named(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    with pytest.raises(BuildError, match=r"caf\\xe9 holds a byte that is not UTF-8\. Give that folder another name\."):
        serve_site(folder)


def wait_for(address: str, text: str) -> None:
    """Wait until a page holds a text; for how long a build takes is not what is tested here."""
    for _ in range(3_000):
        # Until the first build is done there is an answer that says so.
        with suppress(HTTPError), urllib.request.urlopen(address) as answer:
            if text in answer.read().decode():
                return
        time.sleep(0.1)
    raise AssertionError(f"{address} never holds {text!r}")
