"""The cookie inventory: the one source of everything that the site says and allows about services."""

from .reading import read_inventory
from .services import Category, Cookie, Inventory, Lifetime, Recipient, Script, Service, Source, Text
from .version import consent_version, service_version

__all__ = [
    "Category",
    "Cookie",
    "Inventory",
    "Lifetime",
    "Recipient",
    "Script",
    "Service",
    "Source",
    "Text",
    "consent_version",
    "read_inventory",
    "service_version",
]
