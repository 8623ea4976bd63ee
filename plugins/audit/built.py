"""The static audit of a built directory, this site's or anyone's: what its pages would load by themselves.

In a site that wrote down its scripts (`scripts.json` holds their hashes), any other script is a finding, whatever
it holds: no reader can tell what code contacts. In a foreign site scripts are read, and named opaque where that fails.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from plugins.audit.findings import Finding
from plugins.audit.script_files import ScriptFile, taken_by_file
from plugins.inventory.rules import names_host
from plugins.inventory.services import Inventory
from plugins.loads import Reading, Taken, is_readable, is_script, read_file
from plugins.loads.load import Load, host_of, without_query

_SCRIPT_LIST = "scripts.json"

_LOST = "script file that takes what it fetches out of the page, which no page is seen to load"

# Below this many files, starting processes costs more than it saves.
_WORTH_PROCESSES = 200


@dataclass(frozen=True)
class Site:
    """A built directory to judge: where it is, its address, whose hosts are known, and the scripts it wrote down.

    `scripts` is None for a site that has no list of its scripts.
    """

    directory: Path
    url: str
    inventory: Inventory
    scripts: frozenset[str] | None = None


@dataclass(frozen=True)
class _Judged:
    """The findings in a file, what it takes out of pages, and the URLs of all that it loads, without queries."""

    findings: list[Finding]
    taken: tuple[Taken, ...] = ()
    loaded: frozenset[str] = frozenset()

    @property
    def as_script(self) -> ScriptFile:
        return ScriptFile(self.taken, self.loaded)


_Map: TypeAlias = Callable[[Callable[[str], _Judged], Iterable[str]], Iterable[_Judged]]


def written_scripts(directory: Path) -> frozenset[str]:
    """Return the hashes of the scripts that the build put on its pages, as it notes them in `scripts.json`."""
    noted = directory / _SCRIPT_LIST
    return frozenset(json.loads(noted.read_text("utf-8"))["scripts"] if noted.exists() else ())


def readable_files(directory: Path) -> list[str]:
    """Return the files that can make a browser fetch something, relative to the directory, in order."""
    files = (path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file())
    return sorted(file for file in files if is_readable(file))


def audit_site(site: Site) -> Iterator[tuple[str, list[Finding]]]:
    """Yield each file with its findings as they come: first all that is no script, in order of files, then the scripts.

    Scripts are read first: what they take out of the pages that load them is to be looked for there. Many files are
    read on all cores.
    """
    files = readable_files(site.directory)
    if len(files) < _WORTH_PROCESSES:
        yield from _audited(site, files, map)
        return
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from _audited(site, files, partial(pool.map, chunksize=32))


def _audited(site: Site, files: list[str], mapped: _Map) -> Iterator[tuple[str, list[Finding]]]:
    scripts = [file for file in files if is_script(file)]
    others = [file for file in files if not is_script(file)]
    judged = dict(zip(scripts, mapped(partial(_judged, site, {}), scripts), strict=True))
    taken = taken_by_file({_url(site, file): script.as_script for file, script in judged.items()})
    loaded = {url for script in judged.values() for url in script.loaded}
    for file, page in zip(others, mapped(partial(_judged, site, taken), others), strict=True):
        loaded |= page.loaded
        yield file, page.findings
    for file, script in judged.items():
        is_lost = script.taken and _url(site, file) not in loaded
        yield file, script.findings + ([Finding(file, 1, 1, "", "", _LOST)] if is_lost else [])


def _url(site: Site, file: str) -> str:
    return f"{site.url.rstrip('/')}/{file}"


def _judged(site: Site, taken: Mapping[str, tuple[Taken, ...]], file: str) -> _Judged:
    """Judge one file by what it would do that it may not; a file that cannot be read is a finding."""
    try:
        raw = (site.directory / file).read_bytes()
        reading = read_file(raw, file, _url(site, file), site.scripts or frozenset(), taken)
    except (OSError, ValueError, RecursionError, MemoryError) as error:
        return _Judged([Finding(file, 1, 1, "", "", f"cannot be read: {error}")])
    found = sorted({*_foreign(site, reading), *_distrusted(reading), *_scripts(site, reading), *_forms(site, reading)})
    return _Judged(found, tuple(reading.taken), frozenset(without_query(load.url) for load in reading.loads))


def _foreign(site: Site, reading: Reading) -> Iterator[Finding]:
    own_host = host_of(site.url)
    for load in reading.loads:
        if load.is_opaque or (load.host and load.host != own_host):
            yield _finding(site, load)


def _finding(site: Site, load: Load) -> Finding:
    place = load.place
    service = _service_of(load.host, site.inventory) if load.host else None
    return Finding(place.file, place.line, place.column, load.url, load.host, load.how, service)


def _distrusted(reading: Reading) -> Iterator[Finding]:
    for distrust in reading.distrusts:
        place = distrust.place
        yield Finding(place.file, place.line, place.column, "", "", distrust.what)


def _scripts(site: Site, reading: Reading) -> Iterator[Finding]:
    if site.scripts is None:
        return
    for script in reading.scripts:
        if script.hash not in site.scripts:
            place, excerpt = script.place, " ".join(script.code.split())[:60]
            how = f"{script.how} that the build did not write: {excerpt}"
            yield Finding(place.file, place.line, place.column, "", "", how)


def _forms(site: Site, reading: Reading) -> Iterator[Finding]:
    """Find forms that send what was typed to another site (CF-05); by the visitor's own e-mail is no other site."""
    if site.scripts is None:
        return
    own_host = host_of(site.url)
    for form in reading.forms:
        host = host_of(form.url)
        if host and host != own_host:
            place = form.place
            how = "<form action> sends what visitors type to a host that no setting declares:"
            yield Finding(place.file, place.line, place.column, form.url, host, how)


def _service_of(host: str, inventory: Inventory) -> str | None:
    named = (service.name for service in inventory if any(names_host(s.host, host) for s in service.sources))
    return next(named, None)
