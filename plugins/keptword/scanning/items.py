"""Compares stored items that were seen with those that the list names. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..inventory import Category, Cookie, Inventory, Service
from ..inventory.services import Party, Storage
from .lifetimes import lives_as_declared, seen_lifetime
from .mismatches import Kind, Mismatch
from .ownership import is_granted, suspects
from .parties import is_within, party_of
from .seen import Record, SeenItem


@dataclass(frozen=True)
class _Declared:
    """One row of the list, and its place in that of its service."""

    service: Service
    index: int
    cookie: Cookie

    @property
    def key(self) -> tuple[str, int]:
        return self.service.id, self.index


# What is seen of one item: in each state once, in order.
_Sightings = list[SeenItem]


def is_named(pattern: str, name: str) -> bool:
    """Tell whether a name of the list, in which a `*` stands for anything, is that of an item."""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), name, re.DOTALL) is not None


def item_findings(record: Record, inventory: Inventory, silent: frozenset[str]) -> Iterator[Mismatch]:
    """Yield what is wrong with stored items; of services that are `silent` nothing is said to be unseen."""
    declared = [_Declared(service, i, cookie) for service in inventory for i, cookie in enumerate(service.cookies)]
    seen = _by_identity(record)
    exact = [
        (sightings, [row for row in declared if _fits(row.cookie, sightings[0], record.site_host)])
        for sightings in seen
    ]
    met = {row.key for _, rows in exact for row in rows}
    for sightings, rows in exact:
        if rows:
            yield from _of_declared(sightings, rows)
            continue
        nearest = _nearest(sightings, [row for row in declared if row.key not in met], record.site_host)
        if nearest:
            met.add(nearest.key)
            yield from _differing(sightings, nearest, record.site_host)
        else:
            first = sightings[0]
            possible = suspects((item.where.state for item in sightings), inventory, _foreign_host(first, record))
            yield Mismatch(Kind.UNDECLARED_ITEM, first.name, possible, first.where, seen=_words(first), item=first)
    for row in declared:
        if row.key not in met and not _is_own(row) and not _is_seen_pixel(row, record):
            kind = Kind.UNJUDGED_ITEM if row.service.id in silent else Kind.UNSEEN_ITEM
            yield Mismatch(kind, row.cookie.name, (row.service.id,), declared=_declared_words(row), index=row.index)


def _by_identity(record: Record) -> list[_Sightings]:
    seen: dict[tuple[str, str, str], _Sightings] = {}
    for item in record.items:
        seen.setdefault((item.storage, item.name, item.host), []).append(item)
    return list(seen.values())


def _foreign_host(item: SeenItem, record: Record) -> str:
    return item.host if party_of(item.host, record.site_host) is Party.THIRD else ""


def _differences(cookie: Cookie, item: SeenItem, site_host: str) -> tuple[Kind, ...]:
    party = party_of(item.host, site_host)
    storage = () if cookie.storage is item.storage else (Kind.WRONG_STORAGE,)
    if cookie.party is not party:
        return (*storage, Kind.WRONG_PARTY)
    is_elsewhere = party is Party.THIRD and not is_within(item.host, cookie.domain or "")
    return (*storage, Kind.WRONG_DOMAIN) if is_elsewhere else storage


def _fits(cookie: Cookie, item: SeenItem, site_host: str) -> bool:
    return is_named(cookie.name, item.name) and not _differences(cookie, item, site_host)


def _nearest(sightings: _Sightings, rows: list[_Declared], site_host: str) -> _Declared | None:
    """Return the row, of those that nothing else fits, that says least wrong of an item of its name."""
    first = sightings[0]
    named = [row for row in rows if is_named(row.cookie.name, first.name) and row.cookie.storage is not Storage.PIXEL]

    def wrongness(row: _Declared) -> tuple[int, bool]:
        return len(_differences(row.cookie, first, site_host)), not is_granted(row.service, first.where.state)

    return min(named, key=wrongness, default=None)


def _of_declared(sightings: _Sightings, rows: list[_Declared]) -> Iterator[Mismatch]:
    """Yield what is wrong with an item that is declared as what it is, by one service or several."""
    yield from _without_consent(sightings, rows)
    for row in rows:
        item = _most_telling(sightings, row, rows)
        if item and not lives_as_declared(row.cookie.lifetime, item):
            words = str(row.cookie.lifetime), str(seen_lifetime(item))
            yield Mismatch(
                Kind.WRONG_LIFETIME, item.name, (row.service.id,), item.where, *words, item=item, index=row.index
            )


def _without_consent(sightings: _Sightings, rows: list[_Declared]) -> Iterator[Mismatch]:
    for item in sightings:
        if not any(is_granted(row.service, item.where.state) for row in rows):
            ids = tuple(row.service.id for row in rows)
            yield Mismatch(Kind.ITEM_WITHOUT_CONSENT, item.name, ids, item.where, seen=_words(item), item=item)
            return


def _most_telling(sightings: _Sightings, row: _Declared, rows: list[_Declared]) -> SeenItem | None:
    """Return the sighting of an item while its service was granted, and as few others that have it as can be."""
    own = [item for item in sightings if is_granted(row.service, item.where.state)]
    return min(own, key=lambda item: sum(is_granted(other.service, item.where.state) for other in rows), default=None)


def _differing(sightings: _Sightings, row: _Declared, site_host: str) -> Iterator[Mismatch]:
    item = sightings[0]
    cookie = row.cookie
    words = {
        Kind.WRONG_STORAGE: (cookie.storage, item.storage),
        Kind.WRONG_PARTY: (cookie.party, party_of(item.host, site_host)),
        Kind.WRONG_DOMAIN: (cookie.domain or "", item.host),
    }
    for kind in _differences(cookie, item, site_host):
        declared, seen = words[kind]
        yield Mismatch(kind, item.name, (row.service.id,), item.where, declared, seen, item, index=row.index)
    yield from _without_consent(sightings, [row])


def _is_own(row: _Declared) -> bool:
    """Tell whether this site's own code stores an item: it does so at acts of visitors, which the scan need not do."""
    service = row.service
    loads_nothing = not service.sources and not service.scripts
    return service.category is Category.NECESSARY and row.cookie.party is Party.FIRST and loads_nothing


def _is_seen_pixel(row: _Declared, record: Record) -> bool:
    """Tell whether a row is about an image that was asked for: nothing is stored, so only the request shows it."""
    if row.cookie.storage is not Storage.PIXEL:
        return False
    domain = row.cookie.domain or record.site_host
    return any(is_within(r.host, domain) and r.directive == "img-src" for r in record.requests)


def _words(item: SeenItem) -> str:
    return f"{item.storage} of {item.host}, {seen_lifetime(item)}"


def _declared_words(row: _Declared) -> str:
    cookie = row.cookie
    return f"{cookie.storage} of {cookie.domain or 'this site'}, {cookie.lifetime}"
