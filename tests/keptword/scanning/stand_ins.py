"""Stand-ins for all vendors of an inventory, under their real hosts: each does just what its service declares."""

import json
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from plugins.keptword.inventory import Cookie, Inventory, Service, Source
from plugins.keptword.inventory.services import Party, Storage
from plugins.keptword.scanning.parties import is_within
from tests.receiver import Receiver

# Marks a request with the service for which it is made: vendors share hosts.
MARK = "for"

# How a page makes each kind of request; the address, as a string of JavaScript, comes in its place.
CONTACT = {
    "script-src": "document.head.append(Object.assign(document.createElement('script'), {{ src: {0} }}));",
    "img-src": "new Image().src = {0};",
    "connect-src": "fetch({0}).catch(() => 0);",
    "style-src": (
        "document.head.append(Object.assign(document.createElement('link'), {{ rel: 'stylesheet', href: {0} }}));"
    ),
    "font-src": "new FontFace('x', `url(${{{0}}})`).load().catch(() => 0);",
    "media-src": "new Audio({0}).load();",
    "frame-src": "document.body.append(Object.assign(document.createElement('iframe'), {{ src: {0} }}));",
}


def play_vendors(receiver: Receiver, inventory: Inventory) -> None:
    """Let the receiver be all vendors of the inventory."""
    by_host: dict[str, dict[str, str]] = {}
    for service in inventory.optional:
        for src in (script.src for script in service.scripts if script.src):
            by_host.setdefault(urlsplit(src).hostname or "", {})[src] = vendor_code(service)
    for host, codes in by_host.items():
        functions = ", ".join(f"{json.dumps(src)}: () => {{ {code} }}" for src, code in codes.items())
        receiver.scripts[host] = f"({{ {functions} }})[document.currentScript.src]?.();"
    for service in inventory.optional:
        if service.embed:
            code = "".join(_stored(cookie) for cookie in service.cookies if cookie.storage is not Storage.COOKIE)
            receiver.frames[urlsplit(service.embed.src).hostname or ""] = f"<script>{code}</script>"
    receiver.headers = lambda host, target: list(_headers(inventory, host, target))


def vendor_code(service: Service) -> str:
    """Return a script that stores all that a service declares for this site, and asks each of its hosts."""
    own = "".join(_stored(cookie) for cookie in service.cookies if cookie.party is Party.FIRST)
    return own + "".join(_contact(service, source) for source in service.sources)


def _contact(service: Service, source: Source) -> str:
    parts = urlsplit(source.host.replace("*.", "region1."))
    path = parts.path or "/"
    if path.endswith("/"):
        path += (
            "asked.js" if source.directive == "script-src" else "embed" if source.directive == "frame-src" else "asked"
        )
    url = f"{parts.scheme}://{parts.netloc}{path}?{MARK}={service.id}"
    return CONTACT[source.directive].format(json.dumps(url))


def _stored(cookie: Cookie) -> str:
    name = json.dumps(cookie.name.replace("*", "1"))
    return {
        Storage.COOKIE: f"document.cookie = {json.dumps(set_cookie(cookie))};",
        Storage.LOCAL_STORAGE: f"localStorage.setItem({name}, 1);",
        Storage.SESSION_STORAGE: f"sessionStorage.setItem({name}, 1);",
        Storage.INDEXED_DB: f"indexedDB.open({name});",
        Storage.CACHE: f"caches.open({name});",
        Storage.PIXEL: "",
    }[cookie.storage]


def set_cookie(cookie: Cookie) -> str:
    """Return a cookie as a server, or a script, sets it."""
    duration = cookie.lifetime.duration
    age = f"; max-age={duration.total_seconds():.0f}" if duration else ""
    elsewhere = f"; domain={cookie.domain}; SameSite=None; Secure; HttpOnly" if cookie.domain else ""
    return f"{cookie.name.replace('*', '1')}=1; path=/{age}{elsewhere}"


def _headers(inventory: Inventory, host: str, target: str) -> Iterator[tuple[str, str]]:
    service = _asked(inventory, host, target)
    for cookie in service.cookies if service else ():
        if cookie.storage is Storage.COOKIE and cookie.domain and is_within(host, cookie.domain):
            yield "Set-Cookie", set_cookie(cookie)
    # Maps names an address and the folder below it: it goes from one to the other.
    if target.startswith("/maps?"):
        yield "Location", "/maps/embed"


def _asked(inventory: Inventory, host: str, target: str) -> Service | None:
    """Return the service for which something is asked: by its mark, or because it is what it embeds."""
    if marks := parse_qs(urlsplit(target).query).get(MARK):
        return inventory.find(marks[0])
    embedding = (s for s in inventory.optional if s.embed and s.embed.src == f"https://{host}{target}")
    return next(embedding, None)
