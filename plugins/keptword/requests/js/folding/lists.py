"""What methods of lists return."""

from ..host_names import LIST_METHODS
from ..nodes import Call, Each, Items, Node, Spread
from ..values import MAX_ITEMS, NOTHING, Value, as_index, as_node
from .folder import Folder
from .runs import run
from .spreads import spread


def called_list(folder: Folder, node: Call, owner: Items, name: str) -> Value | None:
    """Return what a method of a list gives; None for a method unknown."""
    items = owner.items
    if len(items) > MAX_ITEMS or name not in LIST_METHODS:
        return None
    if any(isinstance(item, Spread) for item in items):
        items = spread(folder, items)
    if name == "join":
        separator = folder.texts(node.arguments[0])[0] if node.arguments else ","
        return (folder.join(Items(owner.at, items), separator),)
    if name == "concat":
        more = [Spread(argument.at, argument) for argument in node.arguments]
        return (Items(node.at, spread(folder, [*items, *more])),)
    if name in ("reverse", "toReversed"):
        return (Items(node.at, items[::-1]),)
    if name in ("pop", "shift", "at", "find"):
        return _one_of(folder, node, items, name)
    if name == "slice":
        start, end = _range(folder, node)
        return (Items(node.at, items[start:end]),) if start is not None else NOTHING
    if name in ("map", "flatMap") and node.arguments:
        return (Items(node.at, [_mapped(folder, node.arguments[0], item) for item in items]),)
    if name == "reduce" and node.arguments:
        return _reduced(folder, node, items)
    return None


def _one_of(folder: Folder, node: Call, items: list[Node], name: str) -> Value:
    if not items:
        return (None,)
    if name == "find":
        return folder.fold(Each(node.at, Items(node.at, items)))
    index = {"pop": -1, "shift": 0}.get(name)
    if index is None:
        index = as_index(folder.fold(node.arguments[0])) if node.arguments else 0
    return folder.fold(items[index]) if index is not None and -len(items) <= index < len(items) else NOTHING


def _mapped(folder: Folder, callback: Node, item: Node) -> Node:
    return as_node(item.at, run(folder, callback, [folder.fold(item)]))


def _reduced(folder: Folder, node: Call, items: list[Node]) -> Value:
    folded = [folder.fold(item) for item in [*node.arguments[1:2], *items]]
    result = folded[0] if folded else NOTHING
    for value in folded[1:]:
        result = run(folder, node.arguments[0], [result, value])
    return result


def _range(folder: Folder, node: Call) -> tuple[int | None, int | None]:
    """Return the bounds that are given to `slice`; None first if they are not known."""
    bounds = [as_index(folder.fold(argument)) for argument in node.arguments[:2]]
    if None in bounds:
        return None, None
    return (bounds[0] if bounds else 0), (bounds[1] if len(bounds) > 1 else None)
