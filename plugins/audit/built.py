"""The static audit: every page and style sheet of a built directory, and what in it may not be.

A finding is a load from another host, or an executable inline script that the build does not know. Known are
the scripts whose hash stands in the policy that the build wrote for them.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.inventory.services import Inventory
from plugins.loads import Load, page_loads
from plugins.loads.css import css_urls
from plugins.loads.load import resolve
from plugins.loads.scripts import csp_hash, inline_scripts

_HASH = re.compile(r"'sha256-[\w+/=]+'")


@dataclass(frozen=True, order=True)
class Finding:
    """Something a page would do by itself that breaks the promise: where, what, and whose it is if known."""

    file: str
    line: int
    column: int
    what: str
    host: str
    service: str | None = None

    def __str__(self) -> str:
        owner = f" ({self.service})" if self.service else ", which no service declares" if self.host else ""
        return f"{self.file}:{self.line}:{self.column}: {self.what}{owner}"


def known_scripts(directory: Path) -> frozenset[str]:
    """Return the hashes of the scripts that the build wrote, as it notes them in its own `_headers`."""
    headers = directory / "_headers"
    return frozenset(_HASH.findall(headers.read_text("utf-8")) if headers.exists() else ())


def audit_directory(directory: Path, site_url: str, inventory: Inventory) -> Iterator[Finding]:
    """Yield the findings of a built site, in order of files."""
    known = known_scripts(directory)
    for path in sorted(directory.rglob("*")):
        file = path.relative_to(directory).as_posix()
        url = f"{site_url}/{file}"
        if path.suffix == ".html":
            html = path.read_text("utf-8")
            yield from _foreign(page_loads(html, file, url), site_url, inventory)
            yield from _unknown_scripts(html, file, known)
        elif path.suffix == ".css":
            loads = (
                Load(resolve(found, url) or found, file, line, column, "CSS")
                for found, line, column in css_urls(path.read_text("utf-8"))
            )
            yield from _foreign(loads, site_url, inventory)


def _foreign(loads: Iterator[Load], site_url: str, inventory: Inventory) -> Iterator[Finding]:
    own_host = Load(site_url, "", 1, 1, "").host
    for load in loads:
        if load.host and load.host != own_host:
            what = f"{load.how} loads {load.url} from {load.host}"
            yield Finding(load.file, load.line, load.column, what, load.host, _service_of(load.host, inventory))


def _unknown_scripts(html: str, file: str, known: Collection[str]) -> Iterator[Finding]:
    for script in inline_scripts(html):
        if csp_hash(script.code) not in known:
            what = f"an inline script that the build did not write: {script.excerpt}"
            yield Finding(file, script.line, script.column, what, "")


def _service_of(host: str, inventory: Inventory) -> str | None:
    for service in inventory:
        for source in service.sources:
            pattern = source.host.split("://", 1)[1].split("/", 1)[0]
            if host == pattern or (pattern.startswith("*.") and host.endswith(pattern[1:])):
                return service.name
    return None
