"""The static audit of a built directory, this site's or anyone's: what its pages would load by themselves.

In a site that wrote down its scripts (`scripts.json` holds their hashes), any other script is a finding, whatever
it holds: no reader can tell what code contacts. In a foreign site scripts are read, and named opaque where that fails.
"""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from plugins.audit.findings import Finding
from plugins.inventory.rules import names_host
from plugins.inventory.services import Inventory
from plugins.loads import Reading, is_readable, read_file
from plugins.loads.load import Load, host_of

_SCRIPT_LIST = "scripts.json"

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


def written_scripts(directory: Path) -> frozenset[str]:
    """Return the hashes of the scripts that the build put on its pages, as it notes them in `scripts.json`."""
    noted = directory / _SCRIPT_LIST
    return frozenset(json.loads(noted.read_text("utf-8"))["scripts"] if noted.exists() else ())


def readable_files(directory: Path) -> list[str]:
    """Return the files that can make a browser fetch something, relative to the directory, in order."""
    files = (path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file())
    return sorted(file for file in files if is_readable(file))


def audit_site(site: Site) -> Iterator[tuple[str, list[Finding]]]:
    """Yield each file with its findings, in order of files, as they come; many files are read on all cores."""
    files = readable_files(site.directory)
    if len(files) < _WORTH_PROCESSES:
        yield from ((file, audit_file(site, file)) for file in files)
        return
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from zip(files, pool.map(partial(audit_file, site), files, chunksize=32), strict=True)


def audit_file(site: Site, file: str) -> list[Finding]:
    """Return what one file would do that it may not; a file that cannot be read is a finding."""
    known = site.scripts or frozenset()
    try:
        raw = (site.directory / file).read_bytes()
        reading = read_file(raw, file, f"{site.url.rstrip('/')}/{file}", known)
    except (OSError, ValueError, RecursionError, MemoryError) as error:
        return [Finding(file, 1, 1, "", "", f"cannot be read: {error}")]
    return sorted({*_foreign(site, reading), *_distrusted(reading), *_scripts(site, reading), *_forms(site, reading)})


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
