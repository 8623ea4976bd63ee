"""The report on a site for a person: what loads by itself, each address once; then, in counts, what only may.

A template stands on a thousand pages: what is the same on all of them is said once, with the first place.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ..requests.grades import Grade
from .findings import Finding

_ADDRESSES = 4
"""So many addresses of one host are shown, and so many names in a list."""


def summary(findings: Iterable[Finding], *, whole: bool = False) -> Iterator[str]:
    """Yield the lines of the report; the whole one leaves nothing out but repetitions."""
    by_grade: dict[Grade | None, list[Finding]] = {}
    for finding in sorted(findings):
        by_grade.setdefault(finding.grade if finding.is_judged else None, []).append(finding)
    yield from _by_host(by_grade.get(Grade.LOADS, []), whole=whole)
    for grade, told in ((Grade.MAY_LOAD, _may_load), (Grade.UNREAD, _unread), (None, _not_judged)):
        if found := by_grade.get(grade):
            yield told(found)
            if whole or grade is None:
                yield from _addresses(found, whole=whole)


def _by_host(findings: list[Finding], *, whole: bool) -> Iterator[str]:
    """Yield what loads by itself, host by host, the one on most pages first."""
    groups = [(host, list(group)) for host, group in groupby(sorted(findings, key=_host), key=_host)]
    for host, found in sorted(groups, key=lambda group: (-len({one.file for one in group[1]}), group[0])):
        service = found[0].service
        owner = f" ({service}: live before its consent)" if service else ""
        yield f"{host or 'To be looked at'}{owner}, on {_counted({one.file for one in found}, 'page')}"
        yield from _addresses(found, whole=whole)


def _addresses(findings: list[Finding], *, whole: bool) -> Iterator[str]:
    """Yield each address once, with how often it stands there and the first place."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.url, finding.how), []).append(finding)
    shown = list(groups.values())
    for found in shown if whole else shown[:_ADDRESSES]:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        yield f"  {found[0]}{more}"
    if not whole and len(shown) > _ADDRESSES:
        yield f"  … and {len(shown) - _ADDRESSES} more addresses: --all lists them"


def _may_load(found: list[Finding]) -> str:
    hosts, files = _listed({one.host for one in found}), _counted({one.file for one in found}, "file")
    return f"May load, once a visitor acts or agrees, or code takes it up: {hosts}, in {files}"


def _unread(found: list[Finding]) -> str:
    files = {one.file for one in found}
    return f"Unread: in {_counted(files, 'file')} code can fetch what cannot be read in it: {_listed(files)}"


def _not_judged(found: list[Finding]) -> str:
    return f"Not judged ({len(found)})"


def _listed(names: set[str]) -> str:
    some = sorted(filter(None, names))
    more = f" and {len(some) - _ADDRESSES} more" if len(some) > _ADDRESSES else ""
    return ", ".join(some[:_ADDRESSES]) + more


def _counted(things: set[str], name: str) -> str:
    return f"1 {name}" if len(things) == 1 else f"{len(things)} {name}s"


def _host(finding: Finding) -> str:
    return finding.host
