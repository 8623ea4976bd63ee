"""The cookie list for machines: `cookies.json`, the whole inventory as the site publishes it."""

import dataclasses
import json
from collections.abc import Iterable

from ..inventory import Inventory, Lifetime, Text, consent_version
from .list_schema import LIST_SCHEMA_FILE

_ONLY_FOR_THE_BUILD = (
    "file",
    "scripts",
    "revoke",
    "embed",
    "entry",
    "known_by",
    "rewrites",
    "untranslated",
    "unproven",
    "advertising",
)


def published_list(inventory: Inventory, site_url: str) -> str:
    """Return the inventory as JSON text: consent version, date, and each service with all its texts."""
    content = {
        "$schema": f"{site_url}/{LIST_SCHEMA_FILE}",
        "version": consent_version(inventory),
        "checked": str(inventory.checked),
        "services": [_fields(service) | {"follows_visitors": service.follows_visitors} for service in inventory],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _plain(value: object) -> object:
    """Return the value as JSON types; absent fields are left out."""
    match value:
        case Text():
            return dict(value.by_language)
        case Lifetime():
            return str(value)
        case bool():
            return value
        case tuple():
            return [_plain(item) for item in value]
        case _ if dataclasses.is_dataclass(value):
            return _fields(value)
        case _:
            return str(value)


def _fields(value: object) -> dict[str, object]:
    """Return the fields of a dataclass as JSON types."""
    assert dataclasses.is_dataclass(value)
    fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    hidden = _ONLY_FOR_THE_BUILD
    return {name: _plain(item) for name, item in fields.items() if item is not None and name not in hidden}


def script_list(locks: Iterable[str], hashes: Iterable[str], waiting: Iterable[str]) -> str:
    """Return the scripts of the site by hash, as JSON: those that are locks, all that may run, and services' code.

    That code waits for consent: it may stand in a file, and run from none.
    """
    lists = {"locks": sorted(locks), "scripts": sorted(hashes), "waiting": sorted(waiting)}
    return json.dumps(lists, indent=1) + "\n"
