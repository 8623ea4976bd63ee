"""A site to be judged: its folder, its address, whose hosts are known, and what its build wrote down of it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from plugins.audit.content_policy import ContentPolicy, header_policies
from plugins.inventory.services import Inventory
from plugins.loads import is_readable

_SCRIPT_LIST = "scripts.json"
_HEADERS = "_headers"


@dataclass(frozen=True)
class WrittenScripts:
    """The scripts that a build put on its pages, by hash; the browser lock comes first on each."""

    locks: frozenset[str] = frozenset()
    hashes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Site:
    """A built directory to judge. `scripts` is None for a site that has no list of its scripts, as a foreign one."""

    directory: Path
    url: str
    inventory: Inventory
    scripts: WrittenScripts | None = None

    @property
    def makes_promise(self) -> bool:
        """Whether the site says whose hosts it declares: then more than its loads is judged."""
        return self.scripts is not None or bool(self.inventory.services)

    @cached_property
    def sent_policies(self) -> tuple[ContentPolicy, ...]:
        """The policies that are sent with every page."""
        headers, path = self.directory / _HEADERS, urlsplit(self.url).path.rstrip("/")
        return header_policies(headers.read_text("utf-8"), path) if headers.exists() else ()


def written_scripts(directory: Path) -> WrittenScripts:
    """Return the scripts that the build put on its pages, as it notes them in `scripts.json`."""
    noted = directory / _SCRIPT_LIST
    if not noted.exists():
        return WrittenScripts()
    content = json.loads(noted.read_text("utf-8"))
    return WrittenScripts(frozenset(content["locks"]), frozenset(content["scripts"]))


def readable_files(directory: Path) -> Iterator[str]:
    """Yield the files that can make a browser fetch something, relative to the directory."""
    for path in directory.rglob("*"):
        file = path.relative_to(directory).as_posix()
        if is_readable(file) and path.is_file():
            yield file
