"""Pasted code that a service's file already adds to each page: it would run and count visits twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from ..inventory import Script, Service
from ..requests import Load
from ..requests.js import read_script
from ..requests.load import resolve
from .owners import needed_directive


@dataclass(frozen=True)
class Doubled:
    """A load of pasted code, the service that it belongs to, and which of that one's `[[scripts]]` loads the same."""

    load: Load
    service: Service
    script: int


def doubled(load: Load, service: Service, site_url: str) -> Doubled | None:
    """Return which script of a service loads what pasted code would load as well, if any."""
    if needed_directive(load) != "script-src":
        return None
    for index, script in enumerate(service.scripts):
        if any(_is_same(load.url, resolve(address, site_url) or "", script) for address in _addresses(script)):
            return Doubled(load, service, index)
    return None


def _addresses(script: Script) -> Iterator[str]:
    """Yield what a script of a service is fetched from, or what scripts its code puts into the page."""
    if script.src:
        yield script.src
    elif script.code:
        yield from _put_into_page(script.code)


@lru_cache(maxsize=256)
def _put_into_page(code: str) -> tuple[str, ...]:
    return tuple(url.url for url in read_script(code).urls if "script" in url.cause.elements)


def _is_same(url: str, address: str, script: Script) -> bool:
    """Tell whether two addresses are of one script: language, account and query may differ."""
    one, other = urlsplit(url), urlsplit(address)
    if one.netloc != other.netloc:
        return False
    name = other.path.rpartition("/")[2]
    if one.path == other.path or (name and one.path.rpartition("/")[2] == name):
        return True
    if not script.site_id or script.site_id not in other.path:
        return False
    any_id = r"\d+" if script.site_id.isdigit() else r".+"
    return bool(re.fullmatch(re.escape(other.path).replace(re.escape(script.site_id), any_id), one.path))
