"""Which values of a service file are texts for visitors, and so messages where they stand alone."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from .described_tables import Key, Kind, service_keys

Names = tuple[str, ...]


@cache
def text_keys() -> tuple[Names, ...]:
    """Return the names of all keys that hold texts, each below the tables around it: `("cookies", "purpose")`."""
    return tuple(_of_texts(service_keys(()), ()))


def texts_of_entry(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield each text of an entry that stands alone, in the order in which the keys are read."""
    for names in text_keys():
        yield from _texts_at(values, names)


def _of_texts(keys: Iterable[Key], above: Names) -> Iterator[Names]:
    for key in keys:
        if key.kind is Kind.TEXTS:
            yield (*above, key.name)
        yield from _of_texts(key.keys, (*above, key.name))


def _texts_at(value: object, names: Names) -> Iterator[str]:
    if isinstance(value, list):
        for inner in value:
            yield from _texts_at(inner, names)
    elif names and isinstance(value, Mapping):
        yield from _texts_at(value.get(names[0]), names[1:])
    elif not names and isinstance(value, str) and value.strip():
        yield value.strip()
