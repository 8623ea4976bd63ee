"""What an audit found, put together: each address once, with how often it stands where, by vendor.

A template stands on a thousand pages: what is the same on all of them is one thing, and takes the room of one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..requests.grades import Grade
from .baseline import Baseline, Signature, signature
from .findings import NOT_JUDGED, Finding
from .site import is_page
from .vendors import Vendor, vendor_of

TO_LOOK_AT = Vendor("To be looked at", is_known=False)
"""In the place of a vendor, where a browser does something that names no host."""


@dataclass(frozen=True)
class Told:
    """One thing that was found: the first place, how often it stands, in how many files, and whether it is known."""

    first: Finding
    times: int
    files: int
    is_known: bool = False


@dataclass(frozen=True)
class VendorFound:
    """What loads from one vendor by itself: its hosts, on how many pages, and each thing once."""

    vendor: Vendor
    hosts: tuple[str, ...]
    pages: int
    told: tuple[Told, ...]
    service: str | None = None
    """The service of the site's inventory that it is, if any."""


@dataclass(frozen=True)
class Tally:
    """All that was found in so many files, so many of them pages.

    `known` is what is in the baseline, and thus in none of the other fields; `gone` is how much of it is there no more.
    """

    loads: tuple[VendorFound, ...]
    may_load: tuple[Told, ...]
    unread: tuple[Told, ...]
    not_judged: tuple[Told, ...]
    files: int
    pages: int
    known: tuple[Told, ...] = ()
    gone: int = 0

    @property
    def everything(self) -> tuple[Told, ...]:
        """All that is new, then all that is known."""
        loads = tuple(told for found in self.loads for told in found.told)
        return (*loads, *self.may_load, *self.unread, *self.not_judged, *self.known)


@dataclass
class _Kept:
    first: Finding
    times: int = 0
    files: int = 0
    last_file: str = ""


@dataclass
class Tallying:
    """Takes findings file by file, as they come, and keeps each thing once: memory grows with things, not pages."""

    baseline: Baseline = field(default_factory=Baseline)
    pages: int = 0
    files: int = 0
    _kept: dict[Signature, _Kept] = field(default_factory=dict)
    _pages_of: Counter[Vendor] = field(default_factory=Counter)
    _files_of: dict[Vendor, set[str]] = field(default_factory=dict)

    def add(self, file: str, findings: Iterable[Finding]) -> list[Finding]:
        """Take what was found in one file; return what of it is not in the baseline."""
        new: list[Finding] = []
        vendors: set[Vendor] = set()
        for finding in findings:
            is_known = signature(finding) in self.baseline.signatures
            if not is_known:
                new.append(finding)
            kept = self._kept.setdefault(signature(finding), _Kept(finding))
            if _place(finding) < _place(kept.first):
                kept.first = finding
            kept.times += 1
            kept.files += kept.last_file != finding.file
            kept.last_file = finding.file
            if finding.is_judged and finding.grade is Grade.LOADS:
                vendors.add(_vendor(finding))
        for vendor in vendors:
            if is_page(file):
                self._pages_of[vendor] += 1
            else:
                self._files_of.setdefault(vendor, set()).add(file)
        return new

    def total(self, pages_with: Mapping[str, int] | None = None) -> Tally:
        """Return all that was found; `pages_with` says how many pages load a file of the site."""
        known: list[Told] = []
        by_grade: dict[str, list[Told]] = {}
        for sign, kept in self._kept.items():
            is_known = sign in self.baseline.signatures
            told = Told(kept.first, kept.times, kept.files, is_known)
            (known if is_known else by_grade.setdefault(kept.first.verdict, [])).append(told)
        return Tally(
            self._by_vendor(by_grade.get(Grade.LOADS.value, []), pages_with or {}),
            _ordered(by_grade.get(Grade.MAY_LOAD.value, ())),
            _ordered(by_grade.get(Grade.UNREAD.value, ())),
            _ordered(by_grade.get(NOT_JUDGED, ())),
            self.files,
            self.pages,
            _ordered(known),
            len(self.baseline.signatures - self._kept.keys()),
        )

    def _by_vendor(self, loads: list[Told], pages_with: Mapping[str, int]) -> tuple[VendorFound, ...]:
        groups: dict[Vendor, list[Told]] = {}
        for told in loads:
            groups.setdefault(_vendor(told.first), []).append(told)
        found = []
        for vendor, several in groups.items():
            # A file of the site works on the pages that load it, of which others name the vendor, too.
            by_files = [pages_with.get(file, 0) for file in self._files_of.get(vendor, ())]
            pages = max([self._pages_of[vendor], *by_files])
            hosts = tuple(sorted({told.first.host for told in several if told.first.host}))
            ordered = tuple(sorted(several, key=_order))
            found.append(VendorFound(vendor, hosts, pages, ordered, several[0].first.service))
        return tuple(sorted(found, key=lambda one: (-one.pages, one.vendor.name.lower())))


def _place(finding: Finding) -> tuple[str, int, int]:
    return finding.file, finding.line, finding.column


def _ordered(several: Iterable[Told]) -> tuple[Told, ...]:
    return tuple(sorted(several, key=lambda told: told.first))


def _order(told: Told) -> tuple[bool, int, Finding]:
    """Return what a thing is ordered by: connections ahead of time last, then what stands in the most files first."""
    is_hint = told.first.how in ("<link rel=preconnect>", "<link rel=dns-prefetch>")
    return is_hint, -told.files, told.first


def _vendor(finding: Finding) -> Vendor:
    if not finding.host:
        return TO_LOOK_AT
    vendor = vendor_of(finding.url, finding.host)
    return replace(vendor, name=finding.service, is_known=True) if finding.service else vendor
