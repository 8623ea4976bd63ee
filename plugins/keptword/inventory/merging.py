"""A site's own words laid over those of the catalogue. Pure: values and places in, values and places out."""

from collections.abc import Collection, Mapping
from typing import Any

from .positions import Path
from .written import Written


def merged(entry: Written, own: Written) -> Written:
    """Return the entry with all that is the site's own in its stead: tables key by key, anything else whole."""
    places = {path: place for path, place in entry.places.items() if not _is_replaced(path, entry.values, own.values)}
    return Written(_merged_values(entry.values, own.values), {**places, **own.places})


def without(content: Written, keys: Collection[str]) -> Written:
    """Return the content without some of its outermost keys."""
    values = {key: value for key, value in content.values.items() if key not in keys}
    return Written(
        values, {path: place for path, place in content.places.items() if path[:1] == () or path[0] in values}
    )


def _merged_values(entry: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(entry)
    for key, value in own.items():
        both_are_tables = isinstance(value, dict) and isinstance(values.get(key), dict)
        values[key] = _merged_values(values[key], value) if both_are_tables else value
    return values


def _is_replaced(path: Path, entry: object, own: object) -> bool:
    """Tell whether what the entry has at a path is not part of the whole, because the site wrote something else."""
    for part in path:
        if not isinstance(entry, dict) or not isinstance(own, dict):
            return True
        if part not in own:
            return False
        entry, own = entry[part], own[part]
    return False
