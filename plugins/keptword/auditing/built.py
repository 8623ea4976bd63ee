"""The static audit of a built directory, this site's or anyone's: what its pages would load by themselves.

In a site that wrote down its scripts (`scripts.json` holds their hashes), any other script is a finding, whatever
it holds: no reader can tell what code contacts. In a foreign site scripts are read, and named opaque where that fails.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias
from urllib.parse import quote_from_bytes

from ..requests import Kind, Taken, is_script, read_file
from ..requests.grades import Grade
from ..requests.kept import KeptReadings
from ..requests.load import host_of, without_query
from .findings import Finding
from .judgement import judged
from .misfits import misfits, unfolded
from .references import Use, other_uses
from .script_files import ScriptFile, taken_by_file
from .site import Site

_LOST = "script file that takes what it fetches out of the page, which no page is seen to load"

_NOT_THERE = "not judged: a page runs or shows it, and it is not in the folder"

# What browsers keep as it is in a path (URL standard, path percent-encode set).
_KEPT = "/!$&'()*+,;=:@[]|~"

# Below this many bytes, starting processes costs more than it saves.
_WORTH_PROCESSES = 500_000


@dataclass(frozen=True)
class _Judged:
    """The findings in a file, what it takes out of pages, the URLs that it loads, without queries, and odd uses."""

    findings: list[Finding]
    taken: tuple[Taken, ...] = ()
    loaded: frozenset[str] = frozenset()
    uses: frozenset[Use] = frozenset()

    @property
    def as_script(self) -> ScriptFile:
        return ScriptFile(self.taken, self.loaded)


_Map: TypeAlias = Callable[[Callable[[str], _Judged], Iterable[str]], Iterable[_Judged]]


def audit_site(site: Site) -> Iterator[tuple[str, list[Finding]]]:
    """Yield each file with its findings as they come: first all that is no script, in order of files, then the scripts.

    Scripts are read first: what they take out of the pages that load them is to be looked for there. Last come files
    that are refused, or not judged, for what they are. Many files are read on all cores.
    """
    files = site.files.read
    if len(files) < 2 or _size(site, files) < _WORTH_PROCESSES:
        yield from _audited(site, files, map)
        return
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        # Each chunk carries along what is known of the whole site: not too many of them.
        yield from _audited(site, files, partial(pool.map, chunksize=max(1, len(files) // 64)))


def _size(site: Site, files: Iterable[str]) -> int:
    """Return how many bytes there are to read."""
    paths = (site.directory / file for file in files)
    return sum(path.stat().st_size for path in paths if path.exists())


def _audited(site: Site, files: list[str], mapped: _Map) -> Iterator[tuple[str, list[Finding]]]:
    scripts = [file for file in files if is_script(file)]
    others = [file for file in files if not is_script(file)]
    judged_scripts = dict(zip(scripts, mapped(partial(_judged, site, site.kept, {}), scripts), strict=True))
    taken = taken_by_file({_url(site, file): script.as_script for file, script in judged_scripts.items()})
    loaded = {url for script in judged_scripts.values() for url in script.loaded}
    uses: set[Use] = set()
    for file, page in zip(others, mapped(partial(_judged, site, site.kept, taken), others), strict=True):
        loaded |= page.loaded
        uses |= page.uses
        yield file, page.findings
    for file, script in judged_scripts.items():
        is_lost = script.taken and _url(site, file) not in loaded
        yield file, script.findings + ([Finding(file, 1, 1, "", "", _LOST, grade=Grade.UNREAD)] if is_lost else [])
    yield from _by_what_they_are(site)
    if site.scripts is None:
        yield from _as_used(site, uses)


def _by_what_they_are(site: Site) -> Iterator[tuple[str, list[Finding]]]:
    """Yield files that are refused or not judged for their kind, and what is in compressed files of their own."""
    for finding in misfits(site):
        yield finding.file, [finding]
    if site.scripts is None:
        for file in sorted(file for file, kind in site.files.kinds.items() if kind is Kind.COPY):
            yield file, _judged_as(site, file, unfolded)


def _as_used(site: Site, uses: Iterable[Use]) -> Iterator[tuple[str, list[Finding]]]:
    """Yield what pages of a foreign site use otherwise than by its name, and what of it is not there."""
    for use in sorted(uses):
        if use.file is None:
            yield use.address, [Finding(use.address, 1, 1, "", "", _NOT_THERE, is_judged=False)]
        else:
            yield use.file, _judged_as(site, use.file, partial(_as_kind, use.kind))


def _as_kind(kind: Kind, site: Site, file: str) -> tuple[bytes, Kind]:
    return (site.directory / file).read_bytes(), kind


def _judged_as(site: Site, file: str, content: Callable[[Site, str], tuple[bytes, Kind] | None]) -> list[Finding]:
    """Judge a file by a content and a kind that are not those its name says."""
    try:
        found = content(site, file)
        if found is None:
            return []
        return judged(site, file, read_file(found[0], file, _url(site, file), kind=found[1], kept=site.kept))
    except (OSError, ValueError, RecursionError, MemoryError) as error:
        return [_unreadable(file, error)]


def _url(site: Site, file: str) -> str:
    """Return the address of a file, as browsers write it; names of old sites are not always UTF-8."""
    return f"{site.url.rstrip('/')}/{quote_from_bytes(os.fsencode(file), safe=_KEPT)}"


def _judged(site: Site, kept: KeptReadings, taken: Mapping[str, tuple[Taken, ...]], file: str) -> _Judged:
    """Judge one file by what it would do that it may not; a file that cannot be read is a finding."""
    known = site.scripts.hashes | site.scripts.waiting if site.scripts else frozenset()
    try:
        raw = (site.directory / file).read_bytes()
        own_host = host_of(site.url) if site.scripts is not None else None
        reading = read_file(
            raw, file, _url(site, file), known, taken, site.files.kinds[file], own_host=own_host, kept=kept
        )
    except (OSError, ValueError, RecursionError, MemoryError) as error:
        return _Judged([_unreadable(file, error)])
    loaded = frozenset(without_query(load.url) for load in reading.loads)
    uses = frozenset(other_uses(site, reading)) if site.scripts is None else frozenset()
    return _Judged(judged(site, file, reading), tuple(reading.taken), loaded, uses)


def _unreadable(file: str, error: Exception) -> Finding:
    return Finding(file, 1, 1, "", "", f"cannot be read: {error}")
