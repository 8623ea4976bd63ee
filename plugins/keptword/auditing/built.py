"""The static audit of a built directory, this site's or anyone's: what its pages would load by themselves.

In a site that wrote down its scripts (`scripts.json` holds their hashes), any other script is a finding, whatever
it holds: no reader can tell what code contacts. In a foreign site scripts are read, and named opaque where that fails.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeAlias
from urllib.parse import quote_from_bytes

from ..requests import Kind, Taken, is_script, read_file
from ..requests.files import decoded
from ..requests.grades import Grade
from ..requests.kept import KeptReadings
from ..requests.load import host_of, without_query
from .findings import Finding, Once
from .judgement import judged
from .misfits import misfits, unfolded
from .parts import WHOLE, Part
from .references import Use, other_uses
from .script_files import ScriptFile, taken_by_file
from .script_names import script_name, stock_script
from .site import Site

_LOST = "script file that takes what it fetches out of the page, which no page is seen to load"

_NOT_THERE = "not judged: a page runs or shows it, and it is not in the folder"

# What browsers keep as it is in a path (URL standard, path percent-encode set).
_KEPT = "/!$&'()*+,;=:@[]|~"

_SURER = list(Grade)

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


@dataclass
class Audit:
    """One run over a site, or a part of it, with what is known of it as far as it came.

    `files` are those of the part, `loaded` are the URLs of scripts that something loads, `taking` the scripts that take
    what they fetch out of pages, by URL, and `pages_with` says how many pages load each other file of the site.
    """

    site: Site
    part: Part = WHOLE
    files: list[str] = field(default_factory=list)
    loaded: set[str] = field(default_factory=set)
    taking: dict[str, str] = field(default_factory=dict)
    pages_with: Counter[str] = field(default_factory=Counter)
    _told: Once = field(default_factory=Once)

    def run(self) -> Iterator[tuple[str, list[Finding]]]:
        """Yield each file with its findings as they come: first all that is no script, in order, then the scripts.

        Scripts are read first: what they take out of the pages that load them is to be looked for there. Last come
        files that are refused, or not judged, for what they are. Many files are read on all cores.
        """
        files = self.site.files.read
        if len(files) < 2 or _size(self.site, files) < _WORTH_PROCESSES:
            yield from self._run(files, map)
            return
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            # Each chunk carries along what is known of the whole site: not too many of them.
            yield from self._run(files, partial(pool.map, chunksize=max(1, len(files) // 64)))

    def _run(self, files: list[str], mapped: _Map) -> Iterator[tuple[str, list[Finding]]]:
        site = self.site
        scripts = [file for file in files if is_script(file)]
        others = self.part.share([file for file in files if not is_script(file)])
        self.files = [*others, *self.part.share(scripts)]
        judged_scripts = dict(zip(scripts, mapped(partial(_judged, site, site.kept, {}), scripts), strict=True))
        by_url = {_url(site, file): script for file, script in judged_scripts.items()}
        found = taken_by_file({url: script.as_script for url, script in by_url.items()})
        taken = {address: parts for url, parts in found.items() for address in site.own_addresses(url)}
        self.taking = {_url(site, file): file for file, script in judged_scripts.items() if script.taken}
        self.loaded = {url for script in judged_scripts.values() for url in script.loaded & by_url.keys()}
        of_pages = {_url(site, file): file for file in files if site.files.kinds[file] in (Kind.SCRIPT, Kind.STYLE)}
        uses: set[Use] = set()
        for file, page in zip(others, mapped(partial(_judged, site, site.kept, taken), others), strict=True):
            loaded = page.loaded & of_pages.keys()
            self.loaded |= loaded & by_url.keys()
            if site.files.kinds[file] is Kind.PAGE:
                self.pages_with.update(of_pages[url] for url in loaded)
            uses |= page.uses
            yield file, self._new(page.findings)
        for file in self.part.share(scripts):
            is_lost = self.part.is_whole and _url(site, file) in self.taking.keys() - self.loaded
            yield file, self._new(judged_scripts[file].findings) + ([lost(file)] if is_lost else [])
        if self.part.number == 1:
            yield from _by_what_they_are(site)
        if site.scripts is None:
            yield from _as_used(site, uses)

    def _new(self, findings: list[Finding]) -> list[Finding]:
        return findings if self.site.is_own else self._told.new(findings)


def audit_site(site: Site) -> Iterator[tuple[str, list[Finding]]]:
    """Yield each file of a site with its findings as they come."""
    return Audit(site).run()


def lost(file: str) -> Finding:
    """Return what is said of a script that takes what it fetches out of pages, and that no page is seen to load."""
    return Finding(file, 1, 1, "", "", _LOST, grade=Grade.UNREAD)


def _size(site: Site, files: Iterable[str]) -> int:
    """Return how many bytes there are to read."""
    paths = (site.directory / file for file in files)
    return sum(path.stat().st_size for path in paths if path.exists())


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
        own_host = host_of(site.url) if site.is_own else None
        reading = read_file(
            raw, file, _url(site, file), known, taken, site.files.kinds[file], own_host=own_host, kept=kept
        )
    except (OSError, ValueError, RecursionError, MemoryError) as error:
        return _Judged([_unreadable(file, error)])
    loaded = frozenset(site.own_address(without_query(load.url)) for load in reading.loads)
    findings, found = judged(site, file, reading), tuple(reading.taken)
    if site.is_own:
        return _Judged(findings, found, loaded)
    if site.files.kinds[file] is Kind.SCRIPT:
        findings, found = _named(file, decoded(raw), findings, found)
    return _Judged(findings, found, loaded, frozenset(other_uses(site, reading)))


def _named(
    file: str, code: str, findings: list[Finding], taken: tuple[Taken, ...]
) -> tuple[list[Finding], tuple[Taken, ...]]:
    """Return what was found in a script with what the script is.

    What a script of a generator's theme asks for depends on what a page has: much of it is there for other sites.
    """
    if stock := stock_script(file, code):
        findings = [replace(one, grade=max(one.grade, Grade.MAY_LOAD, key=_SURER.index)) for one in findings]
        taken = tuple(replace(one, grade=Grade.MAY_LOAD) for one in taken)
    if any(one.grade is Grade.UNREAD for one in findings):
        name = stock or script_name(code)
        findings = [replace(one, what=name) if one.grade is Grade.UNREAD else one for one in findings]
    return findings, taken


def _unreadable(file: str, error: Exception) -> Finding:
    return Finding(file, 1, 1, "", "", f"cannot be read: {error}")
