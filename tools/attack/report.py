"""What an attack found, as tables: a row for each family of vectors, and one for each browser with random documents."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from tools.attack.judging import Judged
from tools.attack.random_pages import Outcome
from tools.attack.vectors import Expected
from tools.attack.wire import Contact


def vector_lines(judged: Sequence[Judged], contacts: Collection[Contact]) -> Iterator[str]:
    """Yield the table of the families, then what contacted someone, or was judged otherwise than expected."""
    heads: tuple[str, ...] = (
        "family",
        "vectors",
        "refused by build",
        "by audit",
        "passed harmless",
        "passed AND contacted",
    )
    rows = [heads]
    for family, group in groupby(judged, key=lambda one: one.vector.family):
        rows.append((family, *map(str, _counts(list(group), contacts))))
    rows.append(("all", *map(str, _counts(judged, contacts))))
    yield from _table(rows)
    broken = {contact.id for contact in contacts}
    passed = [one for one in judged if not one.refused_by]
    yield from _listed(
        "Passed AND contacted:", (_told_contact(one, contacts) for one in passed if one.vector.id in broken)
    )
    missed = [one for one in passed if one.vector.expected is Expected.REFUSED and one.vector.id not in broken]
    yield from _listed("Should be refused, passed, contacted nobody:", (_told(one) for one in missed))
    yield from _listed("False alarms:", (f"{_told(one)}  # {one.why}" for one in false_alarms(judged)))


def false_alarms(judged: Iterable[Judged]) -> list[Judged]:
    """Return the harmless vectors that were refused."""
    return [one for one in judged if one.refused_by and one.vector.expected is Expected.HARMLESS]


def random_lines(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the table of generated documents, then each whose host was contacted and not found."""
    rows: list[tuple[str, ...]] = [("browser", "documents", "hosts contacted", "not found", "seconds")]
    for outcome in outcomes:
        for label in outcome.labels:
            missed = sum(1 for miss in outcome.missed if miss.browser == label)
            contacted = str(outcome.contacted[label])
            rows.append((label, str(outcome.documents.total()), contacted, str(missed), f"{outcome.seconds:.0f}"))
    yield from _table(rows)
    for outcome in outcomes:
        if outcome.missed_elsewhere:
            kinds = ", ".join(f"{kind} {count}" for kind, count in outcome.missed_elsewhere.items())
            yield f"{outcome.browser}: the audit of a site that is not ours would not have found: {kinds}"
    told = [miss for outcome in outcomes for miss in outcome.missed]
    yield from _listed(
        "Contacted and not found (a new vector each):",
        (f"{miss.kind}, seed {miss.seed}, {miss.document}, {miss.browser}: {_shown(miss.text)}" for miss in told),
    )


def _counts(judged: Sequence[Judged], contacts: Collection[Contact]) -> tuple[int, int, int, int, int]:
    by = Counter(one.refused_by for one in judged)
    broken = {contact.id for contact in contacts}
    contacted = sum(1 for one in judged if not one.refused_by and one.vector.id in broken)
    return len(judged), by["build"], by["audit"], by[""] - contacted, contacted


def _told(one: Judged) -> str:
    return f"{one.vector.id}: {_shown(one.vector.text or str(dict(one.vector.files)))}"


def _told_contact(one: Judged, contacts: Iterable[Contact]) -> str:
    seen = {f"{contact.browser}: {contact.how} {contact.host}" for contact in contacts if contact.id == one.vector.id}
    return f"{_told(one)}  # {'; '.join(sorted(seen))}"


def _shown(text: str) -> str:
    return " ".join(text.split())[:300]


def _listed(head: str, lines: Iterable[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield from ("", f"{head} {len(listed)}", *(f"  {line}" for line in listed))


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first, *others = (
            cell.ljust(width) if index == 0 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join([first, *others])
