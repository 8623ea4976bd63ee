"""Compares the hosts that were contacted, or blocked, with those that the list names. Pure."""

from collections.abc import Iterator, Mapping

from ..inventory import Inventory, Service, Source
from .mismatches import Kind, Mismatch
from .ownership import covers, is_granted, services_naming, suspects
from .seen import Record, SeenBlock, SeenRequest


def silent_hosts(record: Record) -> dict[str, SeenRequest]:
    """Return the first request to each host from which nothing useful ever came back."""
    answering = {request.host for request in record.requests if not request.failure}
    silent: dict[str, SeenRequest] = {}
    for request in record.requests:
        if request.host not in answering:
            silent.setdefault(request.host, request)
    return silent


def silent_services(record: Record, inventory: Inventory) -> frozenset[str]:
    """Return the ids of the services of which a host did not answer: what they do could not be seen."""
    silent = silent_hosts(record)
    ids: set[str] = set()
    for request in record.requests:
        if request.host in silent:
            ids.update(services_naming(request.inside or request.host, inventory))
    return frozenset(ids)


def host_findings(record: Record, inventory: Inventory, silent: frozenset[str]) -> Iterator[Mismatch]:
    """Yield what is wrong with hosts; of services that are `silent` nothing is said to be unseen."""
    for host, request in silent_hosts(record).items():
        owners = services_naming(request.inside or host, inventory)
        yield Mismatch(Kind.NO_ANSWER, host, owners, request.where, seen=request.failure)
    yield from _contacted(record, inventory)
    yield from _blocked(record, inventory)
    yield from _in_frames(record, inventory)
    for service in inventory:
        kind = Kind.UNJUDGED_HOST if service.id in silent else Kind.UNSEEN_HOST
        for source in service.sources:
            if not any(_is_covered(request, source) for request in record.requests):
                yield Mismatch(kind, source.host, (service.id,), declared=source.directive, source=source)


def _is_covered(request: SeenRequest, source: Source) -> bool:
    is_page = not request.inside
    return is_page and covers(source, request.url, request.directive, is_redirected=request.is_redirected)


def _contacted(record: Record, inventory: Inventory) -> Iterator[Mismatch]:
    """Yield hosts that nobody declares, and those that were contacted before their service's yes; each once."""
    undeclared: dict[tuple[str, str], list[SeenRequest]] = {}
    early: dict[str, Mismatch] = {}
    for request in record.requests:
        if request.inside:
            continue
        owners = [service for service in inventory if any(_is_covered(request, s) for s in service.sources)]
        if not owners:
            undeclared.setdefault((request.host, request.directive), []).append(request)
        elif not any(is_granted(owner, request.where.state) for owner in owners):
            ids = tuple(owner.id for owner in owners)
            early.setdefault(request.host, Mismatch(Kind.HOST_WITHOUT_CONSENT, request.host, ids, request.where))
    yield from early.values()
    for (host, directive), requests in undeclared.items():
        possible = suspects((request.where.state for request in requests), inventory, host)
        # What has no directive of its own, as prefetching, falls under that of code.
        source = Source(directive or "connect-src", _origin(requests[0].url))
        yield Mismatch(Kind.UNDECLARED_HOST, host, possible, requests[0].where, seen=requests[0].url, source=source)


def _blocked(record: Record, inventory: Inventory) -> Iterator[Mismatch]:
    """Yield the hosts that a policy stopped: undeclared, without their own service's consent, or in spite of it."""
    blocked: dict[tuple[str, str], list[SeenBlock]] = {}
    for block in record.blocks:
        blocked.setdefault((block.host, block.directive), []).append(block)
    for (host, directive), blocks in blocked.items():
        first = blocks[0]
        declaring = [s for s in inventory if any(covers(source, first.url, directive) for source in s.sources)]
        is_allowed = any(is_granted(service, block.where.state) for service in declaring for block in blocks)
        kind = Kind.REFUSED_HOST if is_allowed else Kind.STOPPED_HOST if declaring else Kind.BLOCKED_HOST
        source = Source(directive, _origin(first.url))
        yield Mismatch(kind, host, _causing(blocks, inventory), first.where, seen=first.url, source=source)


def _causing(blocks: list[SeenBlock], inventory: Inventory) -> tuple[str, ...]:
    """Return the services whose script made the request; where that is not known, those granted all the while."""
    for block in blocks:
        granted = [service for service in inventory if is_granted(service, block.where.state)]
        if owners := [s.id for s in granted if any(covers(source, block.cause, "script-src") for source in s.sources)]:
            return tuple(owners)
    return suspects((block.where.state for block in blocks), inventory, blocks[0].host)


def _in_frames(record: Record, inventory: Inventory) -> Iterator[Mismatch]:
    """Yield the hosts that foreign frames contact in their turn, which no policy of this site decides about."""
    services: Mapping[str, Service] = {service.id: service for service in inventory}
    met: set[str] = set()
    for request in record.requests:
        owners = services_naming(request.inside, inventory) if request.inside else ()
        declared = services_naming(request.host, [services[owner] for owner in owners])
        if request.inside and not declared and request.host not in met:
            met.add(request.host)
            yield Mismatch(Kind.FRAME_HOST, request.host, owners, request.where, seen=request.inside)


def _origin(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0].partition('?')[0]}"
