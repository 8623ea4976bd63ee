"""A site to be judged: its folder, its address, whose hosts are known, and what its build wrote down of it."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from ..csp.content_policy import ContentPolicy, header_policies
from ..csp.header_rules import file_address
from ..inventory.services import Inventory
from ..requests.files import decoded
from ..requests.kept import KeptReadings, kept_for
from ..requests.kinds import Kind
from ..requests.load import host_of
from ..requests.scripts import csp_hash
from .site_files import SiteFiles, site_files

_SCRIPT_LIST = "scripts.json"
_HEADERS = "_headers"
_INDEX = "index.html"
_PAGES = (".html", ".htm")


@dataclass(frozen=True)
class WrittenScripts:
    """The scripts that a build put on its pages, by hash; the browser lock comes first on each.

    `waiting` is the code of services, which stands in files until it is granted and may run from no page.
    """

    locks: frozenset[str] = frozenset()
    hashes: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Site:
    """A built directory to judge. `scripts` is None for a site that has no list of its scripts, as a foreign one.

    `is_locked` is whether each page holds back, by its lock, what style sheets ask of declared services before a yes;
    `named_own` are hosts of which the owner says that they are his.
    """

    directory: Path
    url: str
    inventory: Inventory
    scripts: WrittenScripts | None = None
    is_locked: bool = False
    named_own: frozenset[str] = frozenset()

    @property
    def is_own(self) -> bool:
        """Whether the build of this project wrote the site: then each of its scripts is known."""
        return self.scripts is not None

    @property
    def makes_promise(self) -> bool:
        """Whether the site says whose hosts it declares: then more than its loads is judged."""
        return self.scripts is not None or bool(self.inventory.services)

    @property
    def own_hosts(self) -> frozenset[str]:
        """The hosts of the site: for a foreign one, that with `www.` and that without are the same."""
        host = host_of(self.url)
        return frozenset({host}) if self.is_own else frozenset({host, _sibling(host), *self.named_own})

    def own_address(self, url: str) -> str:
        """Return an address; one on the other host of the site as it is on that by which the site is judged."""
        host = host_of(self.url)
        sibling = f"//{_sibling(host)}"
        if self.is_own or sibling not in url or host_of(url) != sibling[2:]:
            return url
        return url.replace(sibling, f"//{host}", 1)

    def own_addresses(self, url: str) -> tuple[str, ...]:
        """Return an address of the site as each of its hosts has it."""
        host = host_of(self.url)
        return tuple(
            url.replace(f"//{host}", f"//{one}", 1)
            for one in sorted({host, *(() if self.is_own else (_sibling(host),))})
        )

    def sent_policies(self, file: str) -> tuple[ContentPolicy, ...]:
        """Return the policies that hold for what a file of the site loads.

        Style sheets and scripts work in a page: theirs is that of pages.
        """
        page = file if is_page(file) else _INDEX
        below = urlsplit(self.url).path.rstrip("/")
        return header_policies(self._headers, below + file_address(page)) if self._headers else ()

    @cached_property
    def files(self) -> SiteFiles:
        """The files of the site; those of a foreign one are judged by their content where their names say nothing."""
        return site_files(self.directory, sniffs=self.scripts is None)

    @cached_property
    def kept(self) -> KeptReadings:
        """Where readings of its scripts and style sheets are kept."""
        return kept_for(self.directory)

    @cached_property
    def waiting_files(self) -> frozenset[str]:
        """The files with the code of services, which no page may run before their consent."""
        waiting = self.scripts.waiting if self.scripts else frozenset()
        scripts = (file for file, kind in self.files.kinds.items() if waiting and kind is Kind.SCRIPT)
        return frozenset(one for one in scripts if csp_hash(decoded((self.directory / one).read_bytes())) in waiting)

    @cached_property
    def _headers(self) -> str:
        headers = self.directory / _HEADERS
        return headers.read_text("utf-8") if headers.exists() else ""


def written_scripts(directory: Path) -> WrittenScripts:
    """Return the scripts that the build put on its pages, as it notes them in `scripts.json`."""
    noted = directory / _SCRIPT_LIST
    if not noted.exists():
        return WrittenScripts()
    content = json.loads(noted.read_text("utf-8"))
    return WrittenScripts(*(frozenset(content.get(key, ())) for key in ("locks", "scripts", "waiting")))


def _sibling(host: str) -> str:
    return host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"


def is_page(file: str) -> bool:
    """Tell whether a file is opened as a page."""
    return file.lower().endswith(_PAGES)
