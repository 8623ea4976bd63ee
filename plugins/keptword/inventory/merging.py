"""A site's own words laid over those of the catalogue. Pure: values and places in, values and places out.

A text of the catalogue is English: laid over it, a table of texts by language keeps it as its English one.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ..languages.catalogues import SOURCE_LANGUAGE
from .positions import Path
from .written import Place, Written


def merged(entry: Written, own: Written) -> Written:
    """Return the entry with all that is the site's own in its stead: tables key by key, anything else whole."""
    places = {path: place for path, place in entry.places.items() if not _is_replaced(path, entry.values, own.values)}
    return Written(
        _merged_values(entry.values, own.values), {**places, **dict(_english_places(entry, own)), **own.places}
    )


def without(content: Written, keys: Collection[str]) -> Written:
    """Return the content without some of its outermost keys."""
    values = {key: value for key, value in content.values.items() if key not in keys}
    return Written(
        values, {path: place for path, place in content.places.items() if path[:1] == () or path[0] in values}
    )


def _merged_values(entry: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(entry)
    for key, value in own.items():
        below = values.get(key)
        if isinstance(value, dict) and isinstance(below, str):
            below = {SOURCE_LANGUAGE: below}
        values[key] = _merged_values(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
    return values


def _english_places(entry: Written, own: Written) -> Iterator[tuple[Path, Place]]:
    """Yield where the English text stands of each text over which the site laid a table without one."""
    for path, place in entry.places.items():
        laid = _at(path, own.values)
        if isinstance(_at(path, entry.values), str) and isinstance(laid, dict) and SOURCE_LANGUAGE not in laid:
            yield (*path, SOURCE_LANGUAGE), place


def _at(path: Path, values: object) -> object:
    for part in path:
        values = values.get(part) if isinstance(values, Mapping) else None
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
