"""By which addresses code of a service is known that its policy does not open: `known-by` of `[hosts]`, and rewrites.

A vendor gives out one thing under many names: `www.youtube.com` and `www.youtube-nocookie.com`, `maps.google.be`.
"""

from collections.abc import Container, Iterable
from urllib.parse import urlsplit

from .rules import allows
from .services import HOST_DIRECTIVES, Service
from .wildcards import domain_of, is_public_suffix


def known_by(service: Service, url: str) -> str:
    """Return the longest of a service's patterns and hosts that a URL fits, with the URL's own suffix for a `.*`.

    Empty where none does.
    """
    return _longest((*service.known_by, *(source.host for source in service.sources)), secure_url(url))


def known_service(url: str, services: Iterable[Service]) -> Service | None:
    """Return the service that is known by a URL; of several, the one that names it most closely."""
    known = [(len(pattern), service) for service in services if (pattern := known_by(service, url))]
    return max(known, key=lambda pair: pair[0])[1] if known else None


def closest_services(url: str, directives: Container[str], services: Iterable[Service]) -> tuple[Service, ...]:
    """Return the services that name an address most closely for what these directives allow; several if as closely.

    A longer pattern is closer; of one length, that of a service whose own code is more like the address. What is
    declared for something else counts only where nothing better is there.
    """
    secure, services = secure_url(url), tuple(services)
    for wanted in (directives, HOST_DIRECTIVES):
        found: dict[tuple[int, int], list[Service]] = {}
        for service in services:
            named = (source.host for source in service.sources if source.directive in wanted)
            if pattern := _longest((*service.known_by, *named), secure):
                found.setdefault((len(pattern), likeness(service, secure)), []).append(service)
        if found:
            return tuple(found[max(found)])
    return ()


def service_named_by(url: str, directives: Container[str], services: Iterable[Service]) -> Service | None:
    """Return the service that an address names by itself: a host that several have in common names none of them."""
    closest = closest_services(url, directives, services)
    is_path = urlsplit(url).path not in ("", "/") and any(
        urlsplit(known_by(service, url)).path not in ("", "/") for service in closest
    )
    return closest[0] if len(closest) == 1 or is_path else None


def likeness(service: Service, url: str) -> int:
    """Return how many characters of a URL are those of the service's own scripts or embed."""
    own = [script.src for script in service.scripts if script.src]
    if service.embed:
        own.append(service.embed.src)
    return max((_common_length(url, known) for known in own), default=0)


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
    secure = secure_url(url)
    for service in services:
        for rewrite in service.rewrites:
            beginning = _at_host_of(rewrite.beginning, secure)
            if secure.startswith(beginning):
                new = _joined(beginning, rewrite.instead, secure.removeprefix(beginning))
                if any(source.directive == "frame-src" and allows(source.host, new) for source in service.sources):
                    return service, new
    return None


def _common_length(one: str, other: str) -> int:
    """Return how many characters two texts have in common from the start."""
    differing = (index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1])
    return next(differing, min(len(one), len(other)))


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


def secure_url(url: str) -> str:
    """Return a URL as service files name it: encrypted, and its host without the dot that may end a name."""
    for scheme in ("http", "ws"):
        if url.startswith(f"{scheme}:"):
            url = f"{scheme}s:{url.removeprefix(f'{scheme}:')}"
    host = urlsplit(url).hostname or ""
    return url.replace(f"//{host}", f"//{host.rstrip('.')}", 1) if host.endswith(".") else url


def _longest(patterns: Iterable[str], url: str) -> str:
    """Return the longest of some patterns that a URL fits, with its own suffix for a `.*`; empty where none does."""
    fitting = (concrete for pattern in patterns if allows(concrete := _at_host_of(pattern, url), url))
    return max(fitting, key=len, default="")
