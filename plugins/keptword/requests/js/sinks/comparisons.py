"""What is told of values and targets without requesting anything."""

from ..marks import is_known
from ..nodes import (
    Class,
    Function,
    Items,
    Joined,
    Literal,
    Member,
    Name,
    Node,
    Record,
    This,
)
from ..values import Value
from .request_names import ALIASES


def are_objects(owners: Value) -> bool:
    """Tell whether something is known to be no element: objects, functions, lists and constants."""
    return bool(owners) and all(
        isinstance(atom, Record | Function | Class | Items)
        or atom is None
        or (isinstance(atom, str) and is_known(atom))
        for atom in owners
    )


def is_same(value: Member, owner: Node, name: str) -> bool:
    """Tell whether a property is set to itself, as in `frame.src = frame.src`."""
    if not isinstance(value.key, Literal) or value.key.value != name:
        return False
    left, right = value.owner, owner
    while isinstance(left, Member) and isinstance(right, Member):
        if not isinstance(left.key, Literal) or not isinstance(right.key, Literal) or left.key.value != right.key.value:
            return False
        left, right = left.owner, right.owner
    if isinstance(left, This) and isinstance(right, This):
        return True
    return isinstance(left, Name) and isinstance(right, Name) and left.text == right.text


def without_own(value: Node, owner: Node, name: str) -> Node:
    """Leave out what an element holds already, as in `e.innerHTML = e.innerHTML + more`."""
    if isinstance(value, Joined):
        parts = [part for part in value.parts if not (isinstance(part, Member) and is_same(part, owner, name))]
        if parts and len(parts) < len(value.parts):
            return Joined(value.at, parts, is_template=True)
    return value


def canonical_name(name: str) -> str:
    """Return the property that an attribute sets."""
    name = name.lower()
    return ALIASES.get(name, name)
