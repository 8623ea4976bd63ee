"""Attributes requests and items to services, by their declared hosts and by the states in which each was seen."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from ..inventory import Inventory, Service, Source
from ..inventory.rules import allows, names_host
from .parties import is_within
from .seen import State


def is_granted(service: Service, state: State) -> bool:
    return not service.needs_consent or service.id in state.granted


def covers(source: Source, url: str, directive: str, *, is_redirected: bool = False) -> bool:
    """Return whether a declared host allows a URL for a directive, or for any directive if `directive` is empty.

    After a redirect, the path of the declared host is ignored (CSP3 §6.7.2.8).
    """
    if directive not in ("", source.directive):
        return False
    parts = urlsplit(source.host)
    return allows(f"{parts.scheme}://{parts.netloc}" if is_redirected else source.host, url)


def services_naming(host: str, services: Iterable[Service]) -> tuple[str, ...]:
    """Return the ids of the services that declare a host for any directive."""
    return tuple(service.id for service in services if any(names_host(source.host, host) for source in service.sources))


def suspects(states: Iterable[State], inventory: Inventory, host: str = "") -> tuple[str, ...]:
    """Return the ids of the services that may have caused what was seen: those granted in the strictest of `states`.

    If any of these declares a host or an item at the domain of `host`, only such services are returned. Empty if it
    was seen with nothing granted.
    """
    all_granted = {state.granted for state in states}
    strictest = [granted for granted in all_granted if not any(other < granted for other in all_granted)]
    possible = [service for service in inventory.optional if service.id in frozenset[str]().union(*strictest)]
    related = [service for service in possible if host and _is_at(service, host)]
    return tuple(service.id for service in related or possible)


def _is_at(service: Service, host: str) -> bool:
    hosts = {(urlsplit(source.host).hostname or "").removeprefix("*.") for source in service.sources}
    domains = {cookie.domain for cookie in service.cookies if cookie.domain}
    return any(is_within(name, host) or is_within(host, name) for name in hosts | domains)
