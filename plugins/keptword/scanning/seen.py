"""What a browser showed of a site: what was stored, asked of other hosts and blocked, on which page, in which state.

Frozen dataclasses only. Filled by `visiting`, judged by `comparison`.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..inventory import Inventory, Service
from ..inventory.services import Storage
from ..requests.load import host_of

NOTHING_CHOSEN = "nothing chosen"
ALL_REFUSED = "all refused"
ALL_ACCEPTED = "all accepted"


@dataclass(frozen=True)
class State:
    """What a visitor has said: the ids of the granted services; `is_chosen` is False before anything was said."""

    name: str
    granted: frozenset[str] = frozenset()
    is_chosen: bool = True


@dataclass(frozen=True)
class Sighting:
    """Where something was seen: the path of the page, and the state."""

    page: str
    state: State

    def __str__(self) -> str:
        return f"{self.page} ({self.state.name})"


@dataclass(frozen=True)
class SeenItem:
    """A stored item. `host` is the cookie's domain without a leading dot, or that of the frame that keeps it.

    `lifetime` is what was left of a cookie's when it was seen; None for one that ends with the browser, and for
    every other kind of item.
    """

    name: str
    storage: Storage
    host: str
    where: Sighting
    lifetime: datetime.timedelta | None = None


@dataclass(frozen=True)
class SeenRequest:
    """A request to another host that left the browser, and the fetch directive that decides about it.

    `inside` is the host of the foreign frame that made it, where no policy of this site reaches; empty for the page
    itself. `failure` says why nothing useful came back; empty where it did.
    """

    url: str
    directive: str
    where: Sighting
    is_redirected: bool = False
    inside: str = ""
    failure: str = ""

    @property
    def host(self) -> str:
        return host_of(self.url)


@dataclass(frozen=True)
class SeenBlock:
    """A request that the page's Content-Security-Policy stopped; `cause` is the script that made it, if known."""

    url: str
    directive: str
    where: Sighting
    cause: str = ""

    @property
    def host(self) -> str:
        return host_of(self.url)


@dataclass(frozen=True)
class Record:
    """All that was seen, in order of states and pages."""

    site_host: str
    states: tuple[State, ...]
    pages: tuple[str, ...]
    items: tuple[SeenItem, ...] = field(default=(), repr=False)
    requests: tuple[SeenRequest, ...] = field(default=(), repr=False)
    blocks: tuple[SeenBlock, ...] = field(default=(), repr=False)


def states_to_see(inventory: Inventory) -> tuple[State, ...]:
    """Return the states in which a site is looked at: none, refused, each optional category alone, and all."""
    before = State(NOTHING_CHOSEN, is_chosen=False)
    if not inventory.optional:
        return (before,)
    categories = [category for category in inventory.categories if inventory.of(category)[0].needs_consent]
    alone = [State(f"{category} alone", _ids(inventory.of(category))) for category in categories]
    several = alone if len(alone) > 1 else []
    return (before, State(ALL_REFUSED), *several, State(ALL_ACCEPTED, _ids(inventory.optional)))


def _ids(services: Iterable[Service]) -> frozenset[str]:
    return frozenset(service.id for service in services)
