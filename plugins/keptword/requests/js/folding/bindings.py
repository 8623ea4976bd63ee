"""What names stand for: what they are set to, and what is added to it."""

from ..marks import GIVEN, UNKNOWN
from ..nodes import Binding, Node
from ..values import MAX_ALTERNATIVES, Atom, Value
from .folder import Folder
from .sums import joined


def binding_value(folder: Folder, binding: Binding) -> Value:
    """Return what a name stands for: what it is set to, followed by all that is added to it."""
    key = id(binding)
    if key in folder.local:
        return folder.local[key]
    # Inside what a name is set to, the name stands for what it was set to before.
    limit = folder.open_bindings.get(key, len(binding.values))
    set_: list[Atom] = []
    added: list[Node] = []
    outer = folder.open_bindings.get(key)
    has_argument = False
    for index, (operator, node) in enumerate(binding.values[:limit]):
        has_argument = has_argument or operator == "="
        if operator == "+=":
            added.append(node)
            continue
        folder.open_bindings[key] = index
        set_ += (atom for atom in folder.fold(node) if atom not in set_)
        if len(set_) > MAX_ALTERNATIVES:
            break
    if outer is None:
        folder.open_bindings.pop(key, None)
    else:
        folder.open_bindings[key] = outer
    if binding.is_open and not has_argument:
        set_.append(UNKNOWN if binding.is_called_back else GIVEN)
    if not added:
        return tuple(set_) if set_ or outer is not None else (None,)
    values: list[Value] = [tuple(atom for atom in set_ if atom is not None) or ("",)]
    for node in added[:1000]:
        folder.open_bindings[key] = 0
        values.append(folder.fold(node))
    folder.open_bindings.pop(key, None)
    if outer is not None:
        folder.open_bindings[key] = outer
    return joined(folder, values)
