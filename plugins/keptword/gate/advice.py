"""What to do about a load that no service of a site declares."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ..inventory import Inventory, Service
from ..inventory.known_by import closest_services, known_by, known_service, secure_url, service_of_domain
from ..requests import Load
from ..requests.deciding import deciding_directives
from .owners import needed_directive, owner_of, service_id_for


@dataclass(frozen=True)
class ServiceCommands:
    """What messages name: the folder of service files, and the commands that add one or write a new one.

    `settings` is the file in which an owner says which hosts are his, where there is one.
    """

    folder: str = "content/services"
    add: str = "invoke service.add"
    new: str = "invoke service.new"
    settings: str = ""


OF_THE_SITE = ServiceCommands()
OF_ANY_SITE = ServiceCommands("consent/services", "keptword add", "keptword new", "consent/settings.toml")


@dataclass(frozen=True)
class Advice:
    """What can be advised on one site, from its services, those of the catalogue, and the commands of its owner."""

    inventory: Inventory
    catalogue: Inventory
    commands: ServiceCommands = OF_THE_SITE

    def how_to_declare(self, load: Load) -> str:
        """Return what to do about a load that no service of the inventory declares, as the end of a message."""
        secure = replace(load, url=secure_url(load.url))
        if secure.url == load.url:
            return f"{self._declaring(load)}, or remove it"
        # No service file names a host without encryption, or with the dot that may end it.
        if owner := owner_of(secure, self.inventory.optional):
            return f"{owner.name} is on the site already: write {secure.url}, or remove it"
        return f"{self._declaring(secure)}, and {secure.url} here, or remove it"

    def closer_entry(self, load: Load, owner: Service) -> Service | None:
        """Return the entry of the catalogue that names a load of an owner more closely, if the site has nothing of it.

        What the owner's file declares beyond its own entry is the owner's.
        """
        base = self.catalogue.find(owner.entry) if owner.entry else None
        if base is None or owner_of(load, [base]) is None:
            return None
        closest = self._closest_entries(load)
        is_there = any(self._made_from(entry) for entry in closest)
        return closest[0] if closest and not is_there else None

    def adding(self, entry: Service) -> str:
        """Return what adds an entry of the catalogue to the site, as the beginning of an advice."""
        return f"Add {self.commands.folder}/{entry.id}.toml ({self.commands.add} {entry.id})"

    def _declaring(self, load: Load) -> str:
        """Return what declares a load."""
        entries = self._closest_entries(load)
        entry = next(filter(self._made_from, entries), None) or next(iter(entries), None)
        own = [service for service in self.inventory.optional if not service.entry]
        # What is made from another entry is another service, of the same vendor or not.
        there = self._made_from(entry) if entry else known_service(load.url, self.inventory.optional)
        there = there or known_service(load.url, own) or service_of_domain(load.host, own)
        if there is not None:
            return _on_the_site(there, load)
        if entry is None:
            service_id = service_id_for(load.host, [service.id for service in self.inventory])
            if_own = f"; if it is yours, name it below [own-hosts] in {self.commands.settings}"
            adding = f"Add {self.commands.folder}/{service_id}.toml ({self.commands.new} {load.host})"
            return adding + (if_own if self.commands.settings else "")
        if len(entries) == 1:
            return self.adding(entry)
        return f"Add the service of which this is ({', '.join(f'{self.commands.add} {one.id}' for one in entries)})"

    def _closest_entries(self, load: Load) -> list[Service]:
        return list(closest_services(load.url, deciding_directives(load), self.catalogue.optional))

    def _made_from(self, entry: Service) -> Service | None:
        """Return the service of the site that is an entry of the catalogue, whatever its file is called."""
        made = (service for service in self.inventory.optional if service.entry == entry.id)
        return next(made, None) or self.inventory.find(entry.id)


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
