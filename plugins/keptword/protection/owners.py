"""Whose a load is: known from the hosts that services declare. And what to say when it is nobody's."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ..inventory import Inventory, Service
from ..inventory.known_by import (
    closest_services,
    known_by,
    known_service,
    likeness,
    secure_url,
    service_of_domain,
)
from ..inventory.rules import allows
from ..inventory.services import HOST_DIRECTIVES
from ..requests import Load
from ..requests.causes import Act
from ..requests.deciding import deciding_directives


@dataclass(frozen=True)
class ServiceCommands:
    """What messages name: the folder of service files, and the commands that add one or write a new one."""

    folder: str = "content/services"
    add: str = "invoke service.add"
    new: str = "invoke service.new"


OF_THE_SITE = ServiceCommands()


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
    """Tell whether a service names the host of a URL, whatever for."""
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


def how_to_declare(
    load: Load, inventory: Inventory, catalogue: Inventory, commands: ServiceCommands = OF_THE_SITE
) -> str:
    """Return what to do about a load that no service of the inventory declares, as the end of a message."""
    secure = replace(load, url=secure_url(load.url))
    if secure.url == load.url:
        return f"{_declaring(load, inventory, catalogue, commands)}, or remove it"
    # No service file names a host without encryption, or with the dot that may end it.
    if owner := owner_of(secure, inventory.optional):
        return f"{owner.name} is on the site already: write {secure.url}, or remove it"
    return f"{_declaring(secure, inventory, catalogue, commands)}, and {secure.url} here, or remove it"


def _declaring(load: Load, inventory: Inventory, catalogue: Inventory, commands: ServiceCommands) -> str:
    """Return what declares a load."""
    entries = closest_services(load.url, deciding_directives(load), catalogue.optional)
    entry = next((one for one in entries if _made_from(one, inventory)), None) or next(iter(entries), None)
    own = [service for service in inventory.optional if not service.entry]
    # What is made from another entry is another service, of the same vendor or not.
    there = _made_from(entry, inventory) if entry else known_service(load.url, inventory.optional)
    there = there or known_service(load.url, own) or service_of_domain(load.host, own)
    if there is not None:
        return _on_the_site(there, load)
    if entry is None:
        service_id = service_id_for(load.host, [service.id for service in inventory])
        return f"Add {commands.folder}/{service_id}.toml ({commands.new} {load.host})"
    if len(entries) == 1:
        return add_command(entry, commands)
    return f"Add the service of which this is ({', '.join(f'{commands.add} {one.id}' for one in entries)})"


def closer_entry(load: Load, owner: Service, inventory: Inventory, catalogue: Inventory) -> Service | None:
    """Return the entry of the catalogue that names a load of an owner more closely, where the site has nothing of it.

    What the owner's file declares beyond its own entry is the owner's.
    """
    base = catalogue.find(owner.entry)
    if base is None or owner_of(load, [base]) is None:
        return None
    closest = closest_services(load.url, deciding_directives(load), catalogue.optional)
    is_there = any(_made_from(entry, inventory) for entry in closest)
    return closest[0] if closest and not is_there else None


def add_command(entry: Service, commands: ServiceCommands = OF_THE_SITE) -> str:
    """Return what adds an entry of the catalogue to the site, as the beginning of an advice."""
    return f"Add {commands.folder}/{entry.id}.toml ({commands.add} {entry.id})"


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
    return f"{service.name} is on the site already: {', or '.join(ways) or 'use what it allows'}"
