"""Whose a load is: known from the hosts that services declare. And what to say when it is nobody's."""

import re
from collections.abc import Container, Iterable
from urllib.parse import urlsplit

from plugins.inventory import Inventory, Service
from plugins.inventory.known_by import known_by, known_service, service_of_domain
from plugins.inventory.rules import allows
from plugins.inventory.services import HOST_DIRECTIVES
from plugins.loads import Load
from plugins.loads.deciding import deciding_directives

FOLDER = "content/services"


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
    return max(declaring, key=lambda service: _likeness(service, load.url), default=None)


def declares(service: Service, url: str) -> bool:
    """Tell whether a service names the host of a URL, whatever for."""
    return any(allows(source.host, url) for source in service.sources)


def needed_directive(load: Load) -> str:
    """Return the directive that has to allow a load, empty where none that services open does.

    Of what code requests by itself, it is that of its messages.
    """
    needed = deciding_directives(load)
    if not needed and not load.how.startswith("<link"):
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


def how_to_declare(load: Load, inventory: Inventory, catalogue: Inventory) -> str:
    """Return what to do about a load that no service of the inventory declares, as the end of a message."""
    entry = owner_of(load, catalogue) or known_service(load.url, catalogue)
    own = [service for service in inventory.optional if not service.entry]
    # What is made from another entry is another service, of the same vendor or not.
    there = _made_from(entry, inventory) if entry else known_service(load.url, inventory.optional)
    there = there or known_service(load.url, own) or service_of_domain(load.host, own)
    if there is not None:
        return _on_the_site(there, load)
    if entry is not None:
        return f"Add {FOLDER}/{entry.id}.toml (invoke service.add {entry.id}), or remove it"
    service_id = service_id_for(load.host, [service.id for service in inventory])
    return f"Add {FOLDER}/{service_id}.toml (invoke service.new {load.host}), or remove it"


def _made_from(entry: Service, inventory: Inventory) -> Service | None:
    """Return the service of the site that is an entry of the catalogue, whatever its file is called."""
    made = (service for service in inventory.optional if service.entry == entry.id)
    return next(made, None) or inventory.find(entry.id)


def _on_the_site(service: Service, load: Load) -> str:
    """Return how what a vendor gives out under another name becomes a part of the service that the site has of it."""
    ways = [f'paste a frame such as <iframe src="{service.embed.src}">'] if service.embed else []
    if directive := needed_directive(load):
        known = known_by(service, load.url)
        host = known if known and "*" not in known else f"https://{urlsplit(load.url).netloc}"
        there = [source.host for source in service.sources if source.directive == directive]
        hosts = ", ".join(f'"{one}"' for one in dict.fromkeys([*there, host]))
        ways.append(f"write {directive} = [{hosts}] in [hosts] of {service.file}")
    return f"{service.name} is on the site already: {', or '.join([*ways, 'remove it'])}"


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
