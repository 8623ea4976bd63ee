"""The published site on nginx, with the configuration that the build made."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser

from plugins.keptword.browser.system_packages import NoProgramError
from plugins.keptword.headers.nginx import FILE
from tests.conftest import ROOT, SETTINGS, copied_project
from tests.made_once import made_once
from tests.own_thread import in_its_own_thread
from tools.publication.building import SERVER, build_site
from tools.validators.debian import CACHE
from tools.validators.nginx import Server, running_nginx
from tools.validators.visits import browser_of

HOST = SETTINGS.url.removeprefix("https://")


@pytest.fixture(scope="session")
def nginx(site: Path) -> Iterator[Server]:
    try:
        running = running_nginx(site, site.parent / SERVER / FILE, HOST, ROOT / CACHE)
        with running as server:
            yield server
    except NoProgramError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"NOT TESTED: nginx with its configuration. {error}")


@dataclass(frozen=True)
class SiteBelow:
    """A site below a path, in the folder of a host that has other files: that folder, the site, and `server/`."""

    host: str
    path: str
    root: Path
    configurations: Path

    @property
    def site(self) -> Path:
        return self.root / self.path.lstrip("/")


@pytest.fixture(scope="session")
def below(tmp_path_factory: pytest.TempPathFactory) -> SiteBelow:
    """The site as it is published below a path; nothing may be put there."""
    host, path = "www.codedor.example", "/v1.2/privacy"

    def build(folder: Path) -> None:
        project, root = copied_project(folder), folder / "www"
        settings = project / "pelicanconf.py"
        text = settings.read_text("utf-8").replace(f'"{SETTINGS.url}"', f'"https://{host}{path}"')
        settings.write_text(text, "utf-8")
        build_site(project, folder / "output", "publishconf.py")
        for name, content in {"index.html": "home", "file.json": "{}", "shop/index.html": "shop"}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(content, "utf-8")
        (root / path.lstrip("/")).parent.mkdir()
        (folder / "output").rename(root / path.lstrip("/"))

    folder = made_once(tmp_path_factory, "site-below", build)
    return SiteBelow(host, path, folder / "www", folder / SERVER)


@contextmanager
def with_page(site: Path, html: str, folder: Path) -> Iterator[tuple[Path, Server]]:
    """Give a copy of a site that has one more page, `/planted.html`, and nginx that serves it."""
    copy = folder / "site"
    shutil.copytree(site, copy, copy_function=os.link)
    (copy / "planted.html").write_text(html, "utf-8")
    with running_nginx(copy, site.parent / SERVER / FILE, HOST, ROOT / CACHE) as server:
        yield copy, server


Seen = TypeVar("Seen")


def seen_in_chromium(nginx: Server, look: Callable[[Browser], Seen]) -> Seen:
    """Return what a look at a Chromium gives for which every host is nginx."""

    def looked() -> Seen:
        with browser_of(nginx) as browser:
            return look(browser)

    return in_its_own_thread(looked)
