"""What a scan finds: one difference between the list and what a browser showed."""

import json
from dataclasses import dataclass
from enum import StrEnum

from ..inventory import Source
from .seen import SeenItem, Sighting


class Kind(StrEnum):
    """What is wrong; those of `LIES` make the scan fail."""

    ITEM_WITHOUT_CONSENT = "item-without-consent"
    HOST_WITHOUT_CONSENT = "host-without-consent"
    UNDECLARED_ITEM = "undeclared-item"
    UNDECLARED_HOST = "undeclared-host"
    BLOCKED_HOST = "blocked-host"
    REFUSED_HOST = "refused-host"
    WRONG_STORAGE = "wrong-storage"
    WRONG_PARTY = "wrong-party"
    WRONG_DOMAIN = "wrong-domain"
    WRONG_LIFETIME = "wrong-lifetime"
    UNSEEN_ITEM = "unseen-item"
    UNSEEN_HOST = "unseen-host"
    STOPPED_HOST = "stopped-host"
    FRAME_HOST = "frame-host"
    NO_ANSWER = "no-answer"
    UNJUDGED_ITEM = "unjudged-item"
    UNJUDGED_HOST = "unjudged-host"


# The rest may be as it should: what is declared may need an act of the visitor that no scan does.
LIES = frozenset(
    {
        Kind.ITEM_WITHOUT_CONSENT,
        Kind.HOST_WITHOUT_CONSENT,
        Kind.UNDECLARED_ITEM,
        Kind.UNDECLARED_HOST,
        Kind.BLOCKED_HOST,
        Kind.REFUSED_HOST,
        Kind.WRONG_STORAGE,
        Kind.WRONG_PARTY,
        Kind.WRONG_DOMAIN,
        Kind.WRONG_LIFETIME,
    }
)


@dataclass(frozen=True)
class Mismatch:
    """One difference. `name` is that of an item, or a host; `services` are the ids of those whose it is or may be.

    `item` is what to declare, as it was seen; `source` a host with its directive; `index` that of the declared item
    in its service's list. `declared` and `seen` are words, empty where there is nothing to compare.
    """

    kind: Kind
    name: str
    services: tuple[str, ...] = ()
    where: Sighting | None = None
    declared: str = ""
    seen: str = ""
    item: SeenItem | None = None
    source: Source | None = None
    index: int | None = None

    @property
    def is_lie(self) -> bool:
        return self.kind in LIES

    def as_json(self) -> str:
        """Return the finding as one line of JSON, without what it does not have."""
        values = {
            "kind": self.kind,
            "fails": self.is_lie,
            "name": self.name,
            "services": list(self.services),
            "page": self.where and self.where.page,
            "state": self.where and self.where.state.name,
            "storage": self.item and self.item.storage,
            "host": self.item and self.item.host,
            "directive": self.source and self.source.directive,
            "declared": self.declared or None,
            "seen": self.seen or None,
        }
        return json.dumps({key: value for key, value in values.items() if value is not None}, ensure_ascii=False)
