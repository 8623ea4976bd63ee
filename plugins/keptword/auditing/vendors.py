"""Whose a host is, and what kind of thing it gives out: from the catalogue, else from a list of much used hosts.

`vendors.csv` names hosts that are publicly known; each stands for all below it, and the longest that fits counts.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from ..inventory import Service, read_inventory
from ..inventory.entries import CATALOGUE
from ..inventory.known_by import service_named_by
from ..inventory.services import HOST_DIRECTIVES

_FILE = Path(__file__).with_name("vendors.csv")

# What a site can just as well hold itself.
_FILES_TO_KEEP = frozenset(
    {"code library", "font", "icons", "badges", "images", "emoji", "storage", "content delivery"}
)

# Fonts of these are rented: their files may stand nowhere else.
_RENTED = frozenset({"adobe-fonts"})


@dataclass(frozen=True, order=True)
class Vendor:
    """A vendor, or a host that nobody is known for; what it gives out, if known; its entry in the catalogue, if any."""

    name: str
    kind: str = ""
    entry: str = ""
    is_known: bool = True

    @property
    def can_be_hosted(self) -> bool:
        """Whether what it gives out are files that a site can hold itself."""
        return (self.kind in _FILES_TO_KEEP and self.entry not in _RENTED) or not self.is_known


@lru_cache(maxsize=4096)
def vendor_of(url: str, host: str) -> Vendor:
    """Return whose an address is: as the catalogue names it most closely, else by its host, known or not."""
    name = host.rstrip(".").lower()
    near = [service for service, named in _catalogue() if any(part in name for part in named)]
    if service := service_named_by(url, HOST_DIRECTIVES, near):
        return Vendor(service.name, CATALOGUE.group(service.id), service.id)
    known = _hosts()
    while name:
        if name in known:
            return known[name]
        name = name.partition(".")[2]
    return Vendor(host, is_known=False)


@cache
def _catalogue() -> tuple[tuple[Service, frozenset[str]], ...]:
    """Return the services of the catalogue, each with what one of must stand in a host for it to be theirs."""
    services = read_inventory(CATALOGUE.folder, (), CATALOGUE.shown_as)
    return tuple((service, frozenset(map(_named, _patterns(service)))) for service in services)


def _patterns(service: Service) -> tuple[str, ...]:
    return (*service.known_by, *(source.host for source in service.sources))


def _named(pattern: str) -> str:
    """Return what of a pattern such as `https://*.example.*/path` stands in every host that fits it."""
    host = pattern.partition("://")[2].partition("/")[0].partition(":")[0]
    return host.removeprefix("*.").removesuffix(".*")


@cache
def _hosts() -> Mapping[str, Vendor]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return MappingProxyType({row["host"]: Vendor(row["vendor"], row["kind"]) for row in csv.DictReader(file)})
