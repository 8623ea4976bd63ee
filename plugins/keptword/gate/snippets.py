"""Whether a script that stands beside a vendor's code belongs to it: on sites of others it may be the site's own."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from urllib.parse import urlsplit

from ..inventory import Service
from ..inventory.entries import CATALOGUE

# What vendors' code is called by: `window.dataLayer`, `gtag(…)`, `_paq.push(…)`.
_GLOBAL = re.compile(r"window\.(\w+)|\b(\w+)\.push\(|function (\w+)\(|^\s*(\w+)\(", re.MULTILINE)
_OF_ANYONE = frozenset({"addEventListener", "document", "history", "location", "navigator", "q", "queue"})

# Shorter ones are in other words, too.
_LONG = 5

# Shorter names of what is stored may be anyone's, such as `session`.
_OWN = 10


def is_part(code: str, service: Service, urls: Collection[str]) -> bool:
    """Tell whether code names what a service is called by, or what its addresses hold, such as its number.

    Code that is left out by mistake can contact no one: the policy holds it back.
    """
    words = {*_names(service.entry or service.id), *_words(service.name), *_words(service.id), *_in_queries(urls)}
    words |= {*_names_of_storage(service)}
    text = code.lower()
    return any(word in text if len(word) >= _LONG else re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def _names_of_storage(service: Service) -> Iterator[str]:
    """Yield the names of what a service stores, as far as they are words: `_grecaptcha` is called `grecaptcha`."""
    names = (cookie.name.strip("_").lower() for cookie in service.cookies)
    yield from (name for name in names if name.isalnum() and len(name) >= _OWN)


def _in_queries(urls: Collection[str]) -> Iterator[str]:
    """Yield the values in the queries of addresses, in small letters: numbers, names of callbacks."""
    for url in urls:
        yield from (value.lower() for value in re.split(r"[=&;]", urlsplit(url).query)[1::2] if len(value) >= _LONG)


@cache
def _names(entry: str) -> frozenset[str]:
    """Return the global names in the code that the catalogue has of a service, in small letters."""
    if entry not in CATALOGUE.ids:
        return frozenset()
    values = CATALOGUE.written(entry).values
    codes = [str(script.get("code", "")) for script in values.get("scripts", ())]
    called = [str(call[0]).partition(".")[0] for call in values.get("revoke", ())]
    found = [name for code in codes for names in _GLOBAL.findall(code) for name in names if name]
    return frozenset(name.lower() for name in (*found, *called) if name not in _OF_ANYONE)


def _words(text: str) -> Iterator[str]:
    yield from (word for word in re.findall(r"[a-z0-9]+", text.lower()) if len(word) >= _LONG)
