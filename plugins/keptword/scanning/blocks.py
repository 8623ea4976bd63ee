"""What is missing in service files, as TOML. The reader takes it once the texts in brackets are written."""

from collections.abc import Iterable, Iterator, Sequence

import tomlkit

from ..inventory import Cookie, Service, Source, Text
from ..inventory.described_tables import Key, service_keys
from ..inventory.rules import stays_too_long
from ..inventory.services import HOST_DIRECTIVES, Party
from .lifetimes import seen_lifetime
from .parties import party_of
from .seen import SeenItem

# A placeholder for a lifetime; the reader refuses it.
_SHORTER = "[13 months or less: set the code of the service so, and write that]"


def cookie_block(cookie: Cookie, *, needs_consent: bool) -> Iterator[str]:
    """Yield the lines of a `[[cookies]]` table. One that may not stay so long has a place for its lifetime."""
    yield "[[cookies]]"
    values = {
        "name": cookie.name,
        "storage": cookie.storage,
        "lifetime": _SHORTER if needs_consent and stays_too_long(cookie) else cookie.lifetime,
        "party": cookie.party,
        "domain": cookie.domain,
    }
    yield from (f"{key} = {_toml(str(value))}" for key, value in values.items() if value is not None)
    yield "[cookies.purpose]"
    yield from (f"{language} = {_toml(text)}" for language, text in cookie.purpose.by_language.items())


def cookie_to_declare(item: SeenItem, site_host: str, languages: tuple[str, ...]) -> Cookie:
    """Return an item as the list would have it, with the places of its texts in brackets."""
    party = party_of(item.host, site_host)
    purpose = _key(_key(service_keys(languages), "cookies").keys, "purpose")
    texts = {text.name: f"[{text.about}]" for text in purpose.keys}
    domain = item.host if party is Party.THIRD else None
    return Cookie(item.name, item.storage, seen_lifetime(item), party, Text(texts), domain)


def hosts_block(service: Service | None, missing: Sequence[Source]) -> Iterator[str]:
    """Yield `[hosts]` with a line for each directive that lacks a host, as a whole: it replaces the one that is there.

    Directives that services cannot open are left out.
    """
    yield "[hosts]"
    for directive in HOST_DIRECTIVES:
        hosts = [source.host for source in missing if source.directive == directive]
        if hosts:
            there = [source.host for source in service.sources if source.directive == directive] if service else []
            yield f"{directive} = {_toml([*there, *dict.fromkeys(hosts)])}"


def _key(keys: Iterable[Key], name: str) -> Key:
    return next(key for key in keys if key.name == name)


def _toml(value: str | list[str]) -> str:
    return tomlkit.item(value).as_string()
