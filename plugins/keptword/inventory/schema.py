"""The JSON Schema of service files, for editors that complete and check while one types (taplo, VS Code).

Made from the same keys as are read. What it cannot say, such as which host a script's address needs, the build does.
"""

import json
from collections.abc import Iterable
from typing import Any

from .described_tables import Key, Kind, service_keys

FILE = "plugins/keptword/inventory/service.schema.json"

Schema = dict[str, Any]

# A text that is neither blank nor a place between brackets that waits to be filled in.
_FILLED_IN = r"^\s*(?:[^\s\[]|\[\[)|[^\s\]]\s*$"


def service_schema(languages: tuple[str, ...], entries: Iterable[str]) -> str:
    """Return the schema as JSON text, for a site in these languages and a catalogue of these entries."""
    keys = service_keys(languages)
    table = _table(keys, is_whole=False)
    table["properties"]["use"]["enum"] = sorted(entries)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A service that the site uses",
        **table,
        "if": {"required": ["use"]},
        "else": _whole(keys),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _table(keys: Iterable[Key], *, is_whole: bool) -> Schema:
    """Return the schema of a table; one that an entry of the catalogue completes may lack any key."""
    keys = tuple(keys)
    required = [key.name for key in keys if key.is_required and is_whole]
    properties = {key.name: {"description": _sentence(key.about), **_held(key, is_whole)} for key in keys}
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": required} if required else schema


def _sentence(about: str) -> str:
    return f"{about[:1].upper()}{about[1:]}."


def _held(key: Key, is_whole: bool) -> Schema:
    match key.kind:
        case Kind.TEXT:
            pattern = rf"^\s*({key.form.pattern})\s*$" if key.form else _FILLED_IN
            return {"type": "string", "pattern": pattern, **({"default": key.example} if key.example else {})}
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.DATE:
            return {"type": "string", "format": "date"}
        case Kind.CHOICE:
            return {"enum": list(key.choices)}
        case Kind.LIST:
            items = {"type": "string", "pattern": f"^({key.form.pattern})$"} if key.form else {"type": "string"}
            return {"type": "array", "items": items}
        case Kind.CALLS:
            return {"type": "array", "items": {"type": "array", "minItems": 1, "items": [{"type": "string"}]}}
        case Kind.TABLES:
            return {"type": "array", "items": _table(key.keys, is_whole=True)}
        case Kind.TEXTS:
            # A text that stands alone is English, or in the only language of the site.
            return {"anyOf": [{"type": "string", "pattern": _FILLED_IN}, _table(key.keys, is_whole=is_whole)]}
        case Kind.TABLE:
            return _table(key.keys, is_whole=is_whole)


def _whole(keys: Iterable[Key]) -> Schema:
    """Return only what makes a table whole: the keys that it must have, and those of the tables that it has."""
    keys = tuple(keys)
    within = {key.name: _whole(key.keys) for key in keys if key.kind in (Kind.TEXTS, Kind.TABLE)}
    parts = {
        "required": [key.name for key in keys if key.is_required],
        "properties": {name: schema for name, schema in within.items() if schema},
    }
    return {name: part for name, part in parts.items() if part}
