"""Items that stand for several, as `...list` does."""

from ..marks import UNKNOWN, is_known
from ..nodes import Items, Literal, Name, Node, Spread
from ..values import MAX_ITEMS
from .folder import Folder


def spread(folder: Folder, items: list[Node]) -> list[Node]:
    """Return items with those in place of which several stand."""
    flat: list[Node] = []
    for item in items:
        if not isinstance(item, Spread):
            flat.append(item)
            continue
        value = folder.fold(item.value)
        one = value[0] if len(value) == 1 else UNKNOWN
        if isinstance(one, Items):
            flat += one.items
        elif isinstance(one, str) and is_known(one):
            flat += [Literal(item.at, text) for text in (one if isinstance(item.value, Name | Literal) else [one])]
        else:
            flat.append(Literal(item.at, UNKNOWN))
    return flat[:MAX_ITEMS]
