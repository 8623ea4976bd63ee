"""The report for people: what a scan found, by what there is to do."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .corrections import corrections
from .listed import Listed
from .mismatches import Kind, Mismatch
from .missing import missing_lines


@dataclass(frozen=True)
class _Part:
    """Findings that ask for the same, under one heading."""

    heading: str
    kinds: frozenset[Kind]
    lines: Callable[[list[Mismatch]], Iterable[str]]


def report(findings: tuple[Mismatch, ...], site_host: str, listed: Listed) -> Iterator[str]:
    """Yield the lines about what was found on a site, compared with its list."""
    for part in _parts(site_host, listed):
        found = [finding for finding in findings if finding.kind in part.kinds]
        if found:
            yield part.heading
            yield from part.lines(found)
            yield ""


def _parts(site_host: str, listed: Listed) -> tuple[_Part, ...]:
    return (
        _Part(
            "Without the consent that it needs. Find what does this, and let it wait for a yes:",
            frozenset({Kind.ITEM_WITHOUT_CONSENT, Kind.HOST_WITHOUT_CONSENT}),
            _without_consent,
        ),
        _Part(
            "Not in the list. Paste this, and write what stands between brackets:",
            frozenset({Kind.UNDECLARED_ITEM, Kind.UNDECLARED_HOST, Kind.BLOCKED_HOST}),
            lambda found: missing_lines(found, site_host, listed),
        ),
        _Part(
            "Wrong in the list. Correct:",
            frozenset({Kind.WRONG_STORAGE, Kind.WRONG_PARTY, Kind.WRONG_DOMAIN, Kind.WRONG_LIFETIME}),
            lambda found: corrections(found, listed),
        ),
        _Part(
            "In the list, and stopped all the same, by another policy than the lock's. Look at the headers:",
            frozenset({Kind.REFUSED_HOST}),
            _stopped,
        ),
        _Part(
            "In the list, and not seen. Some things wait for a click, a purchase or an advert; remove the others:",
            frozenset({Kind.UNSEEN_ITEM, Kind.UNSEEN_HOST}),
            _by_service,
        ),
        _Part(
            "Stopped, because the service whose host it is was not allowed. Nothing to do:",
            frozenset({Kind.STOPPED_HOST}),
            _stopped,
        ),
        _Part(
            "Contacted by foreign frames in their turn, which is for their service to say:",
            frozenset({Kind.FRAME_HOST}),
            _in_frames,
        ),
        _Part("No answer from these hosts:", frozenset({Kind.NO_ANSWER}), _silent),
        _Part(
            "So these could not be seen, and are not judged. Scan where there is a connection:",
            frozenset({Kind.UNJUDGED_ITEM, Kind.UNJUDGED_HOST}),
            _by_service,
        ),
    )


def _stopped(found: list[Mismatch]) -> Iterator[str]:
    for finding in found:
        yield f"  {finding.name}, wanted by {_names(finding)}; first on {finding.where}"


def _in_frames(found: list[Mismatch]) -> Iterator[str]:
    for finding in found:
        yield f"  {finding.name}, by {finding.seen} ({_names(finding)}); first on {finding.where}"


def _names(finding: Mismatch) -> str:
    return ", ".join(finding.services) or "no service that is known"


def _without_consent(found: list[Mismatch]) -> Iterator[str]:
    for finding in found:
        what = f"{finding.name} ({finding.seen})" if finding.seen else finding.name
        yield f"  {what}, of {_names(finding)}; first seen on {finding.where}"


def _by_service(found: list[Mismatch]) -> Iterator[str]:
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


def _silent(found: list[Mismatch]) -> Iterator[str]:
    for finding in found:
        # Chromium's own words, such as net::ERR_NAME_NOT_RESOLVED, as words.
        reason = finding.seen.removeprefix("net::ERR_").replace("_", " ").lower()
        yield f"  {finding.name} ({reason}), of {_names(finding)}; first asked on {finding.where}"
