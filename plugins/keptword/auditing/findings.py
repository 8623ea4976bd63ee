"""What an audit finds: one thing that a page would do by itself and may not, and whose it is."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import quote_from_bytes

from ..requests.grades import Grade

NOT_JUDGED = "not judged"


@dataclass(frozen=True, order=True)
class Finding:
    """Where it stands (line and column from 1), what is contacted, how, and the service if one is known.

    An opaque finding names no URL: something can fetch what cannot be read in it, or is wrong in itself. One that is
    not judged is no fault: it names a file that a browser might show, or run, and that nobody could judge.
    """

    file: str
    line: int
    column: int
    url: str
    host: str
    how: str
    service: str | None = None
    is_judged: bool = True
    grade: Grade = Grade.LOADS
    origin: str = ""
    """File, line and column of what a person wrote, where that is known."""
    what: str = ""
    """What a script is in which something cannot be read, such as "jQuery 3.7.1", where that is known."""

    @property
    def is_opaque(self) -> bool:
        return not self.url and self.is_judged

    @property
    def verdict(self) -> str:
        """The grade, or that it is not judged."""
        return self.grade.value if self.is_judged else NOT_JUDGED

    @property
    def shown_file(self) -> str:
        """The name of the file as it can be written in a line: bytes that are no UTF-8 and line ends as `%E9`."""
        return "".join(sign if sign.isprintable() else quote_from_bytes(os.fsencode(sign)) for sign in self.file)

    @property
    def place(self) -> str:
        """File, line and column."""
        return f"{self.shown_file}:{self.line}:{self.column}"

    def __str__(self) -> str:
        what = f"{self.how} loads {self.url}" if self.url else self.how
        return f"{self.origin}: {what} (in {self.place})" if self.origin else f"{self.place}: {what}"


@dataclass
class Once:
    """What only may load is told once for the code and the host, not for each link that the code may take, or page."""

    _told: set[tuple[str, str]] = field(default_factory=set)

    def new(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return findings without what was told."""
        return [one for one in findings if one.grade is not Grade.MAY_LOAD or self._is_new((one.how, one.host))]

    def _is_new(self, told: tuple[str, str]) -> bool:
        if told in self._told:
            return False
        self._told.add(told)
        return True


def report(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the lines of a report for editors: grouped by host, with the service that a host belongs to.

    Last stands what was not judged.
    """
    ordered = sorted(findings, key=lambda finding: (not finding.is_judged, finding.host, finding))
    for (is_judged, host), group in groupby(ordered, key=lambda finding: (finding.is_judged, finding.host)):
        found = list(group)
        service = found[0].service
        owner = f"{service}: live before its consent" if service else "declared by no service"
        count = "1 finding" if len(found) == 1 else f"{len(found)} findings"
        head = f"{host or 'No host can be named'} ({owner if host else 'to be looked at'}), {count}"
        yield head if is_judged else f"Not judged ({len(found)})"
        yield from (f"  {finding}" for finding in found)
