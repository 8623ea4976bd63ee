"""What is stored in a browser profile: cookies of every domain, and what the frames of a page keep."""

import asyncio
import datetime
import time

from playwright.async_api import BrowserContext, Cookie, Frame, Page
from playwright.async_api import Error as PlaywrightError

from ..inventory.services import Storage
from .seen import SeenItem, Sighting

_PATIENCE = 3.0

# Each kind by itself: a frame may have some and be denied others.
_NAMES = """async () => {
    const kinds = {
        "local-storage": () => Object.keys(localStorage),
        "session-storage": () => Object.keys(sessionStorage),
        "indexed-db": async () => (await indexedDB.databases()).map(({ name }) => name),
        "cache": () => caches.keys(),
    };
    const found = [];
    for (const [kind, names] of Object.entries(kinds)) {
        try {
            for (const name of await names()) found.push([kind, name]);
        } catch {}
    }
    return [location.hostname, found];
}"""


async def stored_items(context: BrowserContext, tab: Page, where: Sighting) -> list[SeenItem]:
    """Return all cookies of the profile, those that only servers read included, and what each frame stores."""
    now = time.time()
    items = [_cookie(cookie, now, where) for cookie in await context.cookies()]
    for names in await asyncio.gather(*(_of_frame(frame, where) for frame in tab.frames)):
        items += names
    return items


async def _of_frame(frame: Frame, where: Sighting) -> list[SeenItem]:
    try:
        host, names = await asyncio.wait_for(frame.evaluate(_NAMES), _PATIENCE)
    except (PlaywrightError, TimeoutError):
        # A frame that is gone by now, or never came.
        return []
    return [SeenItem(name, Storage(kind), host, where) for kind, name in names] if host else []


def _cookie(cookie: Cookie, now: float, where: Sighting) -> SeenItem:
    """Return a cookie as Playwright tells it: `expires` in seconds since 1970, -1 for the end of the session."""
    expires = cookie.get("expires", -1)
    lifetime = datetime.timedelta(seconds=expires - now) if expires > 0 else None
    host = cookie.get("domain", "").removeprefix(".")
    return SeenItem(cookie.get("name", ""), Storage.COOKIE, host, where, lifetime)
