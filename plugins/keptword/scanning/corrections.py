"""Rows of the list that are wrong, as problems: where they stand, what is wrong, what to write instead."""

from collections.abc import Iterable, Iterator

from ..inventory.services import Party
from ..inventory.written import Written
from ..problems import Problem
from .listed import Listed
from .mismatches import Kind, Mismatch

_KEYS = {
    Kind.WRONG_STORAGE: "storage",
    Kind.WRONG_PARTY: "party",
    Kind.WRONG_DOMAIN: "domain",
    Kind.WRONG_LIFETIME: "lifetime",
}
_SAYS = {
    Kind.WRONG_STORAGE: 'is kept as "{seen}", not as "{declared}"',
    Kind.WRONG_PARTY: 'is a "{seen}" party\'s, not a "{declared}" party\'s',
    Kind.WRONG_DOMAIN: 'is kept by "{seen}", not by "{declared}"',
    Kind.WRONG_LIFETIME: 'stays "{seen}", not "{declared}"',
}


def corrections(findings: Iterable[Mismatch], listed: Listed) -> Iterator[str]:
    """Yield a line for each row that is wrong, and where it was seen to be."""
    for finding in findings:
        service = next(service for service in listed.inventory if service.id in finding.services)
        problem = _problem(finding, listed.contents[service.id])
        yield f"  {problem} First seen on {finding.where}."
        if problem.file != service.file:
            yield f"    That is the catalogue's. For this site alone, write all its [[cookies]] in {service.file}."


def _problem(finding: Mismatch, content: Written) -> Problem:
    key = _KEYS[finding.kind]
    path = ("cookies", finding.index or 0, key)
    wrong = f"{finding.name} {_SAYS[finding.kind].format(seen=finding.seen, declared=finding.declared)}"
    instead = f'Write {key} = "{finding.seen}"'
    if finding.kind is Kind.WRONG_PARTY:
        is_first = finding.seen == Party.FIRST
        instead += " and remove domain" if is_first else f' and domain = "{finding.item.host if finding.item else ""}"'
    return content.problem(path, wrong, instead)
