"""What a function gives for certain arguments."""

from ..nodes import Call, Function, Node
from ..values import NOTHING, Host, Value, as_node
from .folder import Folder
from .host_calls import called_host


def run(folder: Folder, callback: Node, arguments: list[Value]) -> Value:
    """Return what a function gives for these very arguments."""
    functions = folder.fold(callback)
    if len(functions) != 1:
        return NOTHING
    function = functions[0]
    if isinstance(function, Host):
        nodes = [as_node(callback.at, argument) for argument in arguments]
        return called_host(folder, function.path, Call(callback.at, callback, nodes))
    if not isinstance(function, Function) or not function.returns:
        return NOTHING
    if len(function.returns) > 1 or all(argument == NOTHING for argument in arguments):
        return tuple(atom for returned in function.returns[:8] for atom in folder.fold(returned)) or NOTHING
    folder.fuel -= 10
    before = dict(folder.local)
    folder.local.update({id(name): value for name, value in zip(function.parameters, arguments, strict=False)})
    try:
        return folder.fold(function.returns[0])
    finally:
        folder.local = before
