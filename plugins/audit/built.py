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

from plugins.audit.findings import Finding
from plugins.audit.judgement import judged
from plugins.audit.script_files import ScriptFile, taken_by_file
from plugins.audit.site import Site, readable_files
from plugins.loads import Taken, is_script, read_file
from plugins.loads.load import host_of, without_query

_LOST = "script file that takes what it fetches out of the page, which no page is seen to load"

# Below this many files, starting processes costs more than it saves.
_WORTH_PROCESSES = 200


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


def audit_site(site: Site) -> Iterator[tuple[str, list[Finding]]]:
    """Yield each file with its findings as they come: first all that is no script, in order of files, then the scripts.

    Scripts are read first: what they take out of the pages that load them is to be looked for there. Many files are
    read on all cores.
    """
    files = sorted(readable_files(site.directory))
    if len(files) < _WORTH_PROCESSES:
        yield from _audited(site, files, map)
        return
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from _audited(site, files, partial(pool.map, chunksize=32))


def _audited(site: Site, files: list[str], mapped: _Map) -> Iterator[tuple[str, list[Finding]]]:
    scripts = [file for file in files if is_script(file)]
    others = [file for file in files if not is_script(file)]
    judged_scripts = dict(zip(scripts, mapped(partial(_judged, site, {}), scripts), strict=True))
    taken = taken_by_file({_url(site, file): script.as_script for file, script in judged_scripts.items()})
    loaded = {url for script in judged_scripts.values() for url in script.loaded}
    for file, page in zip(others, mapped(partial(_judged, site, taken), others), strict=True):
        loaded |= page.loaded
        yield file, page.findings
    for file, script in judged_scripts.items():
        is_lost = script.taken and _url(site, file) not in loaded
        yield file, script.findings + ([Finding(file, 1, 1, "", "", _LOST)] if is_lost else [])


def _url(site: Site, file: str) -> str:
    return f"{site.url.rstrip('/')}/{file}"


def _judged(site: Site, taken: Mapping[str, tuple[Taken, ...]], file: str) -> _Judged:
    """Judge one file by what it would do that it may not; a file that cannot be read is a finding."""
    known = site.scripts.hashes if site.scripts else frozenset()
    try:
        raw = (site.directory / file).read_bytes()
        own_host = host_of(site.url) if site.scripts is not None else None
        reading = read_file(raw, file, _url(site, file), known, taken, own_host=own_host)
    except (OSError, ValueError, RecursionError, MemoryError) as error:
        return _Judged([Finding(file, 1, 1, "", "", f"cannot be read: {error}")])
    loaded = frozenset(without_query(load.url) for load in reading.loads)
    return _Judged(judged(site, file, reading), tuple(reading.taken), loaded)
