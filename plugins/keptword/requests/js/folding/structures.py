"""Texts within lists and objects."""

from collections.abc import Iterable, Iterator

from ..nodes import Items, Literal, Node, Record, Spread
from ..values import MAX_ITEMS
from .folder import Folder


def strings_in(folder: Folder, node: Node, keys: Iterable[str] = ()) -> Iterator[tuple[str, Node]]:
    """Yield the texts within a structure, or those only that stand under one of the keys, however deep."""
    wanted = frozenset(keys)
    waiting: list[tuple[Node, bool]] = [(node, not wanted)]
    for _ in range(MAX_ITEMS):
        if not waiting or len(waiting) > 10 * MAX_ITEMS:
            return
        node, counts = waiting.pop()
        for atom in folder.fold(node):
            if isinstance(atom, Items):
                waiting += [(item.value if isinstance(item, Spread) else item, counts) for item in atom.items]
            elif isinstance(atom, Record):
                for key, value in atom.properties:
                    name = key.value if isinstance(key, Literal) else None
                    waiting.append((value, counts or name in wanted))
            elif isinstance(atom, str) and counts:
                yield atom, node
