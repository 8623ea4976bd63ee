"""JSON that code writes or reads."""

import json

from ..marks import UNKNOWN, is_known
from ..nodes import Items, Literal, Node, Record
from ..values import MAX_ITEMS, Atom, text_of
from .folder import Folder


def json_text(folder: Folder, atom: Atom, depth: int) -> str:
    """Return the JSON that a value becomes."""
    folder.fuel -= 1
    if isinstance(atom, Items | Record) and (depth > 12 or folder.fuel <= 0):
        return UNKNOWN
    if isinstance(atom, Items):
        return "[" + ",".join(_json_of(folder, item, depth) for item in atom.items[:MAX_ITEMS]) + "]"
    if isinstance(atom, Record):
        pairs = [
            f"{json.dumps(folder.texts(key)[0], ensure_ascii=False)}:{_json_of(folder, value, depth)}"
            for key, value in atom.properties[:MAX_ITEMS]
            if key is not None
        ]
        return "{" + ",".join(pairs) + "}"
    if isinstance(atom, str | int | float | None):
        return json.dumps(atom, ensure_ascii=False)
    return json.dumps(text_of(atom), ensure_ascii=False)


def _json_of(folder: Folder, node: Node, depth: int) -> str:
    value = folder.fold(node)
    return json_text(folder, value[0] if value else UNKNOWN, depth + 1)


def parsed_json(at: int, text: str) -> Atom:
    """Return the value that JSON stands for."""
    if not is_known(text):
        return UNKNOWN
    try:
        return _json_node(at, json.loads(text))
    except (ValueError, RecursionError):
        return UNKNOWN


def _json_node(at: int, content: object) -> Atom:
    node = _json_as_node(at, content, 0)
    return node.value if isinstance(node, Literal) else node


def _json_as_node(at: int, content: object, depth: int) -> Node:
    if depth < 20 and isinstance(content, list):
        return Items(at, [_json_as_node(at, item, depth + 1) for item in content])
    if depth < 20 and isinstance(content, dict):
        return Record(at, [(Literal(at, key), _json_as_node(at, value, depth + 1)) for key, value in content.items()])
    return Literal(at, content if isinstance(content, str | int | float | None) else UNKNOWN)
