"""Records of scans made by hand, of a site with two services."""

import datetime

from plugins.keptword.inventory import Inventory
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.inventory.services import Storage, in_reading_order
from plugins.keptword.scanning.seen import Record, SeenBlock, SeenItem, SeenRequest, Sighting, State, states_to_see
from tests.keptword.inventory.texts import LANGUAGES, SOUND

SITE = "www.site.test"

VIDEO = """\
name = "Example Video"
category = "embedded"
company = "Example Ltd"
role = "controller"
country = "IE"
privacy-notice = "https://example.com/privacy"
checked = 2026-11-22

[purpose]
en = "Shows a video."
nl = "Toont een video."

[data]
en = "Pages viewed."
nl = "Bekeken pagina's."

[[cookies]]
name = "player-*"
storage = "local-storage"
lifetime = "persistent"
party = "third"
domain = "video.test"
[cookies.purpose]
en = "Remembers the volume."
nl = "Onthoudt het volume."

[hosts]
frame-src = ["https://player.video.test"]
"""

TEXTS = {"example": SOUND, "video": VIDEO}


def two_services() -> Inventory:
    """Return an inventory with Example Analytics, whose cookie is `_ex`, and Example Video, shown in a frame."""
    read = [read_service(key, f"content/services/{key}.toml", text, LANGUAGES) for key, text in TEXTS.items()]
    assert [problems for _, problems in read] == [[], []]
    return in_reading_order(service for service, _ in read if service)


INVENTORY = two_services()
STATES = {state.name: state for state in states_to_see(INVENTORY)}
NOTHING, REFUSED, FUNCTIONAL, ANALYTICS, ALL = STATES.values()


def at(state: State, page: str = "/") -> Sighting:
    return Sighting(page, state)


def cookie(name: str, state: State, days: float | None = 390, host: str = SITE) -> SeenItem:
    lifetime = None if days is None else datetime.timedelta(days=days)
    return SeenItem(name, Storage.COOKIE, host, at(state), lifetime)


def asked(url: str, directive: str, state: State, **more: object) -> SeenRequest:
    return SeenRequest(url, directive, at(state), **more)  # type: ignore[arg-type]


HONEST = (
    asked("https://js.example.com/tag.js?id=EX-1", "script-src", ANALYTICS),
    asked("https://in.example.com/hit", "connect-src", ANALYTICS),
    asked("https://player.video.test/1", "frame-src", FUNCTIONAL),
)
STORED = (
    cookie("_ex", ANALYTICS),
    SeenItem("player-volume", Storage.LOCAL_STORAGE, "player.video.test", at(FUNCTIONAL)),
)


def record(
    *more: SeenItem | SeenRequest | SeenBlock,
    items: tuple[SeenItem, ...] = STORED,
    requests: tuple[SeenRequest, ...] = HONEST,
) -> Record:
    """Return what an honest site shows, and more."""
    return Record(
        SITE,
        tuple(STATES.values()),
        ("/",),
        (*items, *(seen for seen in more if isinstance(seen, SeenItem))),
        (*requests, *(seen for seen in more if isinstance(seen, SeenRequest))),
        tuple(seen for seen in more if isinstance(seen, SeenBlock)),
    )
