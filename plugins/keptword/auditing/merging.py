"""Parts of a site put together again: the lines that each wrote, findings first and then a record of the part.

A part without its record was broken off, and one that is missing was not judged: neither is passed over.
"""

import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

from .built import Audit, lost
from .findings import Finding, Once
from .json_lines import finding_of
from .site import is_page


class NoPartsError(Exception):
    """Some files are not all parts of one site; the text says what is wrong."""


@dataclass(frozen=True)
class PartRecord:
    """What a part says of itself: which of how many, of which address, how many files and pages it judged.

    `loaded` are the scripts that something in it loads, `taking` the site's scripts that take what they fetch out of
    pages, both by URL; `pages_with` says how many of its pages load each other file.
    """

    part: int
    of: int
    address: str
    files: int
    pages: int
    loaded: tuple[str, ...]
    taking: dict[str, str]
    pages_with: dict[str, int]

    def as_line(self) -> str:
        return json.dumps(asdict(self))


def record_of(audit: Audit) -> PartRecord:
    """Return what is to be written of a part, once all of it was judged."""
    loaded, part = tuple(sorted(audit.loaded)), audit.part
    counts, pages = dict(sorted(audit.pages_with.items())), sum(map(is_page, audit.files))
    return PartRecord(part.number, part.of, audit.site.url, len(audit.files), pages, loaded, dict(audit.taking), counts)


@dataclass(frozen=True)
class Parts:
    """All parts of one site."""

    paths: tuple[Path, ...]
    records: tuple[PartRecord, ...]

    def findings(self) -> Iterator[tuple[str, list[Finding]]]:
        """Yield each file with its findings, one file after the other; then scripts that no page of any part loads."""
        told, used = Once(), set[Finding]()
        for path in self.paths:
            with path.open(encoding="utf-8") as lines:
                for file, findings in _by_file(_findings(lines)):
                    yield file, told.new(_unused(findings, used))
        loaded = {url for record in self.records for url in record.loaded}
        taking = {url: file for record in self.records for url, file in record.taking.items()}
        yield from ((file, [lost(file)]) for url, file in sorted(taking.items()) if url not in loaded)

    @property
    def files(self) -> int:
        return sum(record.files for record in self.records)

    @property
    def pages(self) -> int:
        return sum(record.pages for record in self.records)

    def pages_with(self) -> dict[str, int]:
        """Return how many pages load each other file of the site."""
        counts: dict[str, int] = {}
        for record in self.records:
            for file, count in record.pages_with.items():
                counts[file] = counts.get(file, 0) + count
        return counts


def read_parts(paths: Iterable[Path]) -> Parts:
    """Read which parts some files hold. Raises NoPartsError where one is missing, broken off, or of another site."""
    found = {path: _record(path) for path in paths}
    records = sorted(found.values(), key=lambda record: record.part)
    if len({(record.of, record.address) for record in records}) != 1:
        raise NoPartsError("These are parts of different sites, or of different numbers of parts.")
    numbers = [record.part for record in records]
    wanted = list(range(1, records[0].of + 1))
    if numbers != wanted:
        missing = sorted(set(wanted) - set(numbers))
        twice = sorted({number for number in numbers if numbers.count(number) > 1})
        which, some = ("missing", missing) if missing else ("there twice", twice)
        raise NoPartsError(f"Of {records[0].of} parts, {which}: {', '.join(map(str, some))}.")
    return Parts(tuple(sorted(found, key=lambda path: found[path].part)), tuple(records))


def _unused(findings: Iterable[Finding], used: set[Finding]) -> Iterator[Finding]:
    """Yield findings without what other parts found of the same file, which pages of theirs run or show as well."""
    for finding in findings:
        if finding.is_judged and is_page(finding.file):
            yield finding
        elif finding not in used:
            used.add(finding)
            yield finding


def _record(path: Path) -> PartRecord:
    try:
        with path.open(encoding="utf-8") as lines:
            (last,) = deque(lines, maxlen=1) or ("{}",)
        values = json.loads(last)
        values["loaded"] = tuple(values["loaded"])
        return PartRecord(**values)
    except (ValueError, KeyError, TypeError) as error:
        raise NoPartsError(f"{path} is no whole part: it was broken off, or is not what --shard wrote.") from error
    except OSError as error:
        raise NoPartsError(str(error)) from error


def _findings(lines: TextIO) -> Iterator[Finding]:
    for line in lines:
        values = json.loads(line)
        if "grade" in values:
            yield finding_of(values)


def _by_file(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    several: list[Finding] = []
    for finding in findings:
        if several and several[0].file != finding.file:
            yield several[0].file, several
            several = []
        several.append(finding)
    if several:
        yield several[0].file, several
