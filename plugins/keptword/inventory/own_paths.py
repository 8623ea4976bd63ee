"""Paths of the site's own host at which a service answers, such as statistics that the site's server passes on.

A service file names them from the root of the host, without it: `/stats/`. With the address of the site they are hosts
like any other. What is below such a path is the service's and waits for its yes; no file of the site is there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from ..problems import Problem
from .known_by import secure_url
from .rules import allows, names_host
from .services import Service, Source


def with_own_host(service: Service, origin: str) -> Service:
    """Return a service whose paths are on the host of a site, `https://example.com`."""
    return replace(service, sources=tuple(_on_host(source, origin) for source in service.sources))


def has_own_path(service: Service, site_url: str) -> bool:
    return any(_is_own_path(source, _origin(site_url)) for source in service.sources)


def service_at(url: str, services: Iterable[Service], site_url: str) -> Service | None:
    """Return the service below whose path on the own host a URL is; of several, the one with the longest path.

    Servers send those who come without encryption to the encrypted address, and many take several slashes for one.
    """
    origin = _origin(site_url)
    parts = urlsplit(secure_url(url))
    url = parts._replace(path=re.sub("/{2,}", "/", parts.path)).geturl()
    found = [
        (len(source.host), service)
        for service in services
        for source in service.sources
        if _is_own_path(source, origin) and allows(source.host, url)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def whole_own_host(services: Iterable[Service], site_url: str, text_of: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each service that declares the whole host of the site: all pages would be the service's.

    `text_of` gives the text of each service file by the service's id.
    """
    host = urlsplit(site_url).hostname or ""
    for service in services:
        for named in dict.fromkeys(source.host for source in service.sources):
            parts = urlsplit(named)
            if parts.path in ("", "/") and names_host(named, host) and not named.partition("://")[2].startswith("*."):
                wrong = f'"{named}" is the host of this site, of which a service has no more than a path'
                instead = 'Write the path at which the service answers, such as "/stats/"'
                yield _problem(service, named, text_of, wrong, instead)


def files_at_own_paths(
    services: Iterable[Service], site_url: str, files: Iterable[str], text_of: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a problem for each path of a service below which the site has files, by their paths from its root."""
    origin, base = _origin(site_url), f"{site_url.rstrip('/')}/"
    addresses = [(file, base + file) for file in files]
    for service in services:
        for source in dict.fromkeys(source.host for source in service.sources if _is_own_path(source, origin)):
            file = next((file for file, address in addresses if allows(source, address)), None)
            if file is not None:
                path = source.removeprefix(origin)
                wrong = f'below "{path}" the site has files of its own, such as {file}'
                yield _problem(service, path, text_of, wrong, "Name a path at which only the service answers")


def _on_host(source: Source, origin: str) -> Source:
    return replace(source, host=origin + source.host) if source.host.startswith("/") else source


def _is_own_path(source: Source, origin: str) -> bool:
    return source.host.startswith(f"{origin}/") and len(source.host) > len(origin) + 1


def _origin(site_url: str) -> str:
    parts = urlsplit(site_url)
    return f"{parts.scheme}://{parts.netloc}"


def _problem(service: Service, named: str, text_of: Mapping[str, str], wrong: str, instead: str) -> Problem:
    lines = text_of.get(service.id, "").splitlines()
    line = next((number for number, line in enumerate(lines, 1) if f'"{named}"' in line), 1)
    return Problem(service.file, line, 1, wrong, instead)
