"""Finds the service that a load belongs to, by the hosts that services declare."""

import re
from collections.abc import Container, Iterable

from ..inventory import Service
from ..inventory.known_by import likeness
from ..inventory.rules import allows
from ..inventory.services import HOST_DIRECTIVES
from ..requests import Load
from ..requests.causes import Act
from ..requests.deciding import deciding_directives


def owner_of(load: Load, services: Iterable[Service]) -> Service | None:
    """Return the service that declares the host for such a load; of several, the one with the likest code of its own.

    Where no directive that services open decides about a load, as about connections ahead of time, any is enough.
    """
    wanted = [directive for directive in deciding_directives(load) if directive in HOST_DIRECTIVES]
    declaring = [
        service
        for service in services
        for source in service.sources
        if allows(source.host, load.url) and (source.directive in wanted or not wanted)
    ]
    return max(declaring, key=lambda service: likeness(service, load.url), default=None)


def declares(service: Service, url: str) -> bool:
    """Tell whether a service names the host of a URL, under any directive."""
    return any(allows(source.host, url) for source in service.sources)


def needed_directive(load: Load) -> str:
    """Return the directive that has to allow a load, empty where none that services open does.

    Of what code requests by itself, it is that of its messages.
    """
    needed = deciding_directives(load)
    if not needed and load.cause.act is not Act.LINK:
        return "connect-src"
    return next((directive for directive in needed if directive in HOST_DIRECTIVES), "")


def service_id_for(host: str, taken: Container[str]) -> str:
    """Return the id, which is also the file name, that a service of this host gets.

    That of example.com is `example`, or `example-com` where there is an `example` of another company.
    """
    own = host.lower().removeprefix("www.")
    short = _as_id(own.rpartition(".")[0])
    return short if short and short not in taken else _as_id(own)


def _as_id(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", name).strip("-")
