"""The published site on nginx, with the configuration that the build made."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser

from plugins.audit.system_packages import NoProgramError
from plugins.judging.debian import CACHE
from plugins.judging.nginx import Server, running_nginx
from plugins.judging.visits import browser_of
from plugins.publication.building import SERVER, site_settings
from plugins.publishing.nginx import FILE
from tests.conftest import ROOT
from tests.own_thread import in_its_own_thread

HOST = site_settings(ROOT).url.removeprefix("https://")


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
