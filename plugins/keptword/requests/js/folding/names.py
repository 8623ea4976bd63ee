"""What a name stands for where it is used."""

from ..host_names import HOST_FUNCTIONS, WINDOWS
from ..marks import PLAIN
from ..nodes import Name, find_binding
from ..values import Host, Value
from .bindings import binding_value
from .folder import Folder
from .hosts import host_value


def fold_name(folder: Folder, node: Name) -> Value:
    """Return what a name stands for."""
    if node.text in WINDOWS and find_binding(node) is None:
        return (Host("window"),)
    binding = find_binding(node)
    return _global_value(folder, node.text) if binding is None else binding_value(folder, binding)


def _global_value(folder: Folder, name: str) -> Value:
    if name in WINDOWS:
        return (Host("window"),)
    if name in ("NaN", "Infinity"):
        return (PLAIN,)
    if name == "location" and name not in folder.program.scope.names:
        # Whoever sets the location leaves the page: read there, it is what it was.
        return host_value(folder, name)
    scope = folder.program.scope
    binding = scope.names.get(name) or folder.program.undeclared.get(name)
    if binding is None or not binding.values:
        return host_value(folder, name)
    value = binding_value(folder, binding)
    return (*value, Host(name)) if name in HOST_FUNCTIONS else value
