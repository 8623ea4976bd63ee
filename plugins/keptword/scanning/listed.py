"""The list of a site as it is written: its services, and what stands in which line of their files."""

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
    """The list of a site: its inventory, and what stands in the file of each service, by its id."""

    inventory: Inventory
    contents: Mapping[str, Written]
    languages: tuple[str, ...]

    def on_site(self, company: str, address: SiteAddress) -> "Listed":
        """Return the list as a site of this company at this address has it."""
        return replace(self, inventory=inventory_of(self.inventory, company, address))

    def is_from_catalogue(self, service: Service) -> bool:
        """Tell whether the items of a service are those of the catalogue, and none its own."""
        place = self.contents[service.id].places.get(("cookies", 0))
        return place is not None and place.file != service.file


def listed_in(folder: Path, languages: tuple[str, ...], shown_as: str, catalogue: Catalogue) -> Listed:
    """Return the list in a folder of service files. Raises ProblemsFoundError."""
    inventory = read_inventory(folder, languages, shown_as, catalogue)
    texts = {service.id: (folder / f"{service.id}.toml").read_text("utf-8") for service in inventory}
    own = {service.id: written(service.file, texts[service.id]) for service in inventory}
    return Listed(inventory, {key: with_entry(text, catalogue).content for key, text in own.items()}, languages)
