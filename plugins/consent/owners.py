"""Whose a load is: known from the hosts that services declare. And what to say when it is nobody's."""

import re
from collections.abc import Container, Iterable

from plugins.inventory import Inventory, Service
from plugins.inventory.rules import allows
from plugins.loads import Load

FOLDER = "content/services"


def owner_of(load: Load, services: Iterable[Service]) -> Service | None:
    """Return the service that declares the host; of several, the one whose own code is most like this URL."""
    declared = [
        (service, source.directive)
        for service in services
        for source in service.sources
        if allows(source.host, load.url)
    ]
    fitting = [service for service, directive in declared if directive in load.directives]
    candidates = fitting or [service for service, _ in declared]
    return max(candidates, key=lambda service: _likeness(service, load.url), default=None)


def declares(service: Service, url: str) -> bool:
    """Tell whether a service names the host of a URL, whatever for."""
    return any(allows(source.host, url) for source in service.sources)


def service_id_for(host: str, taken: Container[str]) -> str:
    """Return the id, which is also the file name, that a service of this host gets.

    That of example.com is `example`, or `example-com` where there is an `example` of another company.
    """
    own = host.lower().removeprefix("www.")
    short = _as_id(own.rpartition(".")[0])
    return short if short and short not in taken else _as_id(own)


def _as_id(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", name).strip("-")


def how_to_declare(load: Load, inventory: Inventory, catalogue: Inventory) -> str:
    """Return what to do about a load that no service of the inventory declares, as the end of a message."""
    known = owner_of(load, catalogue)
    if known is None:
        service_id = service_id_for(load.host, [service.id for service in inventory])
        return f"Add {FOLDER}/{service_id}.toml (invoke service.new {load.host}), or remove it"
    file = f"{FOLDER}/{known.id}.toml"
    if inventory.find(known.id):
        return f'Add "https://{load.host}" to [hosts] in {file}, or remove it'
    return f"Add {file} (invoke service.add {known.id}), or remove it"


def _likeness(service: Service, url: str) -> int:
    """Return how many characters of the URL are those of the service's own scripts or embed."""
    own = [script.src for script in service.scripts if script.src]
    if service.embed:
        own.append(service.embed.src)
    return max((_common_length(url, known) for known in own), default=0)


def _common_length(one: str, other: str) -> int:
    """Return how many characters two texts have in common from the start."""
    differing = (index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1])
    return next(differing, min(len(one), len(other)))
