"""What a call stands for: what the method, the browser's function or the code's own function returns."""

from ..marks import UNKNOWN
from ..nodes import Call, Class, Function, Member
from ..values import MAX_ALTERNATIVES, NOTHING, Atom, Element, Host, Value
from .folder import Folder
from .host_calls import called_host
from .methods import called_method


def fold_call(folder: Folder, node: Call) -> Value:
    """Return what a call gives."""
    callee = node.callee
    if isinstance(callee, Member):
        names = folder.texts(callee.key)
        if len(names) == 1 and (value := called_method(folder, node, callee, names[0])) is not None:
            return value
    found: list[Atom] = []
    for atom in folder.fold(callee):
        if isinstance(atom, Host):
            found += called_host(folder, atom.path, node)
        elif isinstance(atom, Function) and node.how == "call":
            for returned in atom.returns[:MAX_ALTERNATIVES]:
                found += (result for result in folder.fold(returned) if result not in found)
        elif isinstance(atom, Function | Class):
            found.append(Element("instance", node))
        else:
            found.append(UNKNOWN)
    return tuple(found) or NOTHING
