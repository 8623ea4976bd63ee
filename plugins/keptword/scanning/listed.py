"""A site's list: its services, and the content of their files with line numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..components.own_services import inventory_of
from ..inventory import Inventory, Service, read_inventory
from ..inventory.entries import Catalogue, with_entry
from ..inventory.written import Written, written
from ..site_address import SiteAddress


@dataclass(frozen=True)
class Listed:
    """A site's inventory, and the content of each service file by service id."""

    inventory: Inventory
    contents: Mapping[str, Written]
    languages: tuple[str, ...]

    def on_site(self, company: str, address: SiteAddress) -> "Listed":
        """Return the list as visitors read it on the site of this company at this address."""
        return replace(self, inventory=inventory_of(self.inventory, company, address))

    def is_from_catalogue(self, service: Service) -> bool:
        """Return whether all items of a service come from the catalogue."""
        place = self.contents[service.id].places.get(("cookies", 0))
        return place is not None and place.file != service.file


def listed_in(folder: Path, languages: tuple[str, ...], shown_as: str, catalogue: Catalogue) -> Listed:
    """Read the list from a folder of service files. Raises ProblemsFoundError."""
    inventory = read_inventory(folder, languages, shown_as, catalogue)
    texts = {service.id: (folder / f"{service.id}.toml").read_text("utf-8") for service in inventory}
    own = {service.id: written(service.file, texts[service.id]) for service in inventory}
    return Listed(inventory, {key: with_entry(text, catalogue).content for key, text in own.items()}, languages)
