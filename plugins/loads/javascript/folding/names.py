"""What a name stands for where it is used."""

from plugins.loads.javascript.folding.bindings import binding_value
from plugins.loads.javascript.folding.folder import Folder
from plugins.loads.javascript.folding.hosts import host_value
from plugins.loads.javascript.host_names import HOST_FUNCTIONS, WINDOWS
from plugins.loads.javascript.marks import PLAIN
from plugins.loads.javascript.nodes import Name, find_binding
from plugins.loads.javascript.values import Host, Value


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
