"""The report for people: what a scan found, by what there is to do."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from plugins.inventory import Inventory
from plugins.inventory.written import Written
from plugins.scanning.corrections import corrections
from plugins.scanning.findings import Finding, Kind
from plugins.scanning.missing import missing_lines
from plugins.scanning.seen import Record

Lines = Iterator[str]


def report(
    findings: tuple[Finding, ...],
    record: Record,
    inventory: Inventory,
    contents: Mapping[str, Written],
    languages: tuple[str, ...],
) -> Lines:
    """Yield the lines. `contents` holds what stands in the file of each service, by its id."""

    def of(*kinds: Kind) -> list[Finding]:
        return [finding for finding in findings if finding.kind in kinds]

    parts: list[tuple[str, list[Finding], Callable[[list[Finding]], Iterable[str]]]] = [
        (
            "Without the consent that it needs. Find what does this, and let it wait for a yes:",
            of(Kind.ITEM_WITHOUT_CONSENT, Kind.HOST_WITHOUT_CONSENT),
            _without_consent,
        ),
        (
            "Not in the list. Paste this, and write what stands between brackets:",
            of(Kind.UNDECLARED_ITEM, Kind.UNDECLARED_HOST, Kind.BLOCKED_HOST),
            lambda found: missing_lines(found, record.site_host, inventory, contents, languages),
        ),
        (
            "Wrong in the list. Correct:",
            of(Kind.WRONG_STORAGE, Kind.WRONG_PARTY, Kind.WRONG_DOMAIN, Kind.WRONG_LIFETIME),
            lambda found: corrections(found, inventory, contents),
        ),
        (
            "In the list, and stopped all the same, by another policy than the lock's. Look at the headers that are sent:",
            of(Kind.REFUSED_HOST),
            lambda found: (f"  {f.name}, wanted by {_names(f)}; first on {f.where}" for f in found),
        ),
        (
            "In the list, and not seen. Some things wait for a click, a purchase or an advert; remove the others:",
            of(Kind.UNSEEN_ITEM, Kind.UNSEEN_HOST),
            _by_service,
        ),
        (
            "Stopped, because the service whose host it is was not allowed. Nothing to do:",
            of(Kind.STOPPED_HOST),
            lambda found: (f"  {f.name}, wanted by {_names(f)}; first on {f.where}" for f in found),
        ),
        (
            "Contacted by foreign frames in their turn, which is for their service to say:",
            of(Kind.FRAME_HOST),
            lambda found: (f"  {f.name}, by {f.seen} ({_names(f)}); first on {f.where}" for f in found),
        ),
        ("No answer from these hosts:", of(Kind.NO_ANSWER), _silent),
        (
            "So these could not be seen, and are not judged. Scan where there is a connection:",
            of(Kind.UNJUDGED_ITEM, Kind.UNJUDGED_HOST),
            _by_service,
        ),
    ]
    for heading, found, lines in parts:
        if found:
            yield heading
            yield from lines(found)
            yield ""


def _names(finding: Finding) -> str:
    return ", ".join(finding.services) or "no service that is known"


def _without_consent(found: list[Finding]) -> Lines:
    for finding in found:
        what = f"{finding.name} ({finding.seen})" if finding.seen else finding.name
        yield f"  {what}, of {_names(finding)}; first seen on {finding.where}"


def _by_service(found: list[Finding]) -> Lines:
    """Yield a paragraph for each service: its items with what they are, and its hosts."""
    for services in dict.fromkeys(finding.services for finding in found):
        yield f"  {', '.join(services)}"
        own = [finding for finding in found if finding.services == services]
        yield from (f"    {f.name} ({f.declared})" for f in own if f.source is None)
        hosts: dict[str, list[str]] = {}
        for finding in own:
            if finding.source:
                hosts.setdefault(finding.name, []).append(finding.source.directive)
        yield from (f"    {host} ({', '.join(directives)})" for host, directives in hosts.items())


def _silent(found: list[Finding]) -> Lines:
    for finding in found:
        # Chromium's own words, such as net::ERR_NAME_NOT_RESOLVED, as words.
        reason = finding.seen.removeprefix("net::ERR_").replace("_", " ").lower()
        yield f"  {finding.name} ({reason}), of {_names(finding)}; first asked on {finding.where}"
