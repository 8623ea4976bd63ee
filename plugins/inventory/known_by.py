"""By which addresses code of a service is known that its policy does not open: `known-by` of `[hosts]`, and rewrites.

A vendor gives out one thing under many names: `www.youtube.com` and `www.youtube-nocookie.com`, `maps.google.be`.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from plugins.inventory.rules import allows
from plugins.inventory.services import Service
from plugins.inventory.wildcards import domain_of, is_public_suffix


def known_by(service: Service, url: str) -> str:
    """Return the longest of a service's patterns and hosts that a URL fits, with the URL's own suffix for a `.*`.

    Empty where none does.
    """
    secure = _secure(url)
    patterns = (*service.known_by, *(source.host for source in service.sources))
    fitting = (concrete for pattern in patterns if allows(concrete := _at_host_of(pattern, secure), secure))
    return max(fitting, key=len, default="")


def known_service(url: str, services: Iterable[Service]) -> Service | None:
    """Return the service that is known by a URL; of several, the one that names it most closely."""
    known = [(len(pattern), service) for service in services if (pattern := known_by(service, url))]
    return max(known, key=lambda pair: pair[0])[1] if known else None


def service_of_domain(host: str, services: Iterable[Service]) -> Service | None:
    """Return the first service that declares a host, with all that is on it, of the same registered domain."""
    domain = domain_of(host)
    for service in services:
        for source in service.sources:
            parts = urlsplit(source.host)
            if domain and parts.path in ("", "/") and domain_of((parts.hostname or "").removeprefix("*.")) == domain:
                return service
    return None


def rewritten(url: str, services: Iterable[Service]) -> tuple[Service, str] | None:
    """Return the service whose frame a pasted address shows, and the address to show instead.

    None where no service says so, or where the new address is none of its frames.
    """
    secure = _secure(url)
    for service in services:
        for rewrite in service.rewrites:
            beginning = _at_host_of(rewrite.beginning, secure)
            if secure.startswith(beginning):
                new = _joined(beginning, rewrite.instead, secure.removeprefix(beginning))
                if any(source.directive == "frame-src" and allows(source.host, new) for source in service.sources):
                    return service, new
    return None


def _joined(old: str, new: str, rest: str) -> str:
    """Return a new beginning with the rest of an address, which is one query where either beginning holds one."""
    if "?" in new:
        return new + rest.replace("?", "&", 1)
    return new + (rest.replace("&", "?", 1) if "?" in old else rest)


def _at_host_of(pattern: str, url: str) -> str:
    """Return a pattern with the public suffix of the URL's host in the place of its `.*`, if that fits."""
    start, star, end = pattern.partition(".*")
    if not star:
        return pattern
    named = urlsplit(start).netloc.removeprefix("*.")
    suffix = (urlsplit(url).hostname or "").rpartition(f"{named}.")[2]
    return f"{start}.{suffix}{end}" if is_public_suffix(suffix) else pattern


def _secure(url: str) -> str:
    return f"https:{url.removeprefix('http:')}" if url.startswith("http:") else url
