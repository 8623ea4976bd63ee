"""Builds JSON Schemas (draft 2020-12) for the files that the site publishes."""

from collections.abc import Mapping

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "format": "uri"}


def object_of(fields: Mapping[str, object], optional: Mapping[str, object] | None = None) -> dict[str, object]:
    """Return the schema of an object that has all these fields, perhaps the optional ones, and no others."""
    return {
        "type": "object",
        "required": list(fields),
        "properties": {**fields, **(optional or {})},
        "additionalProperties": False,
    }


def list_of(items: Mapping[str, object]) -> dict[str, object]:
    return {"type": "array", "items": items}
