"""All calls of a program."""

from ...causes import Act, Cause, words
from ..marks import UNKNOWN
from ..nodes import Call, Class, Function, Literal, Member, Name, Tagged
from ..values import Host
from . import (
    act_methods,
    attribute_methods,
    markup_methods,
    request_methods,
    style_methods,
)
from .addresses import request
from .contents import add_css, add_markup
from .host_calls import host_call, indirect_calls
from .libraries import element_factory, is_foreign_loader, library_request
from .request_names import (
    CSS_LISTS,
    FUNCTION_CALLS,
    HOST_CALLS,
    LIBRARY_CALLS,
    METHOD_CALLS,
    RUNNERS,
    STRICT_METHODS,
    STRUCTURES,
)
from .search import MethodCall, Search

_READERS = (
    request_methods.METHODS
    | markup_methods.METHODS
    | style_methods.METHODS
    | attribute_methods.METHODS
    | act_methods.METHODS
)
_HOST_METHODS = {path.rpartition(".")[2] for path in (*HOST_CALLS, *STRUCTURES, *CSS_LISTS, *RUNNERS)}
_READ_METHODS = ["call", "apply", "bind", "assign", "construct", "importScripts", "createElement", "jsx", "jsxs", "h"]
_METHODS = {
    *_READERS,
    *METHOD_CALLS,
    *_HOST_METHODS,
    *LIBRARY_CALLS,
    *FUNCTION_CALLS,
    *_READ_METHODS,
    "Blob",
    "FontFace",
}
_INTERESTING = _METHODS | {"$", "jQuery", "eval", "Function", "location"}


# Calls that amount to other calls, such as f.call.call(…), are followed so far.
_MAX_INDIRECT = 40


def read_call(search: Search, call: Call) -> None:
    """Read a call, and those that it amounts to."""
    search.waiting = [call]
    for _ in range(_MAX_INDIRECT):
        if not search.waiting:
            return
        _read_one(search, search.waiting.pop())
    search.finds.is_opaque = True


def _read_one(search: Search, call: Call) -> None:
    callee = call.callee
    if call.how == "import":
        request(search, call.arguments[:1], Cause(Act.IMPORT, "import()"))
        return
    if is_foreign_loader(search, call):
        library_request(search, call.arguments)
    if isinstance(callee, Member):
        for name in search.names(callee.key):
            if name in _METHODS or not isinstance(callee.key, Literal):
                _method(search, call, callee, name)
        return
    if isinstance(callee, Function | Class):
        return
    if isinstance(callee, Name) and callee.text not in _INTERESTING and not search.is_set(callee):
        element_factory(search, call)
        return
    paths = [atom.path for atom in search.folder.fold(callee) if isinstance(atom, Host)]
    for path in paths:
        host_call(search, call, path)
    if not paths:
        element_factory(search, call)


def _method(search: Search, call: Call, callee: Member, name: str) -> None:
    owners = search.folder.fold(callee.owner)
    arguments = call.arguments
    if UNKNOWN in name:
        if Host("window") in owners and arguments:
            search.finds.is_opaque = True
        return
    if name in ("call", "apply", "bind"):
        search.waiting += indirect_calls(search, call, callee, name)
        return
    paths = [atom.path for atom in owners if isinstance(atom, Host)]
    for path in paths:
        host_call(search, call, name if path == "window" else f"{path}.{name}")
    if name in METHOD_CALLS and "window" not in paths and f"{paths[0] if paths else ''}.{name}" not in HOST_CALLS:
        request(search, arguments[METHOD_CALLS[name] :][:1], words(f"{name}()"), strict=name in STRICT_METHODS)
    reader = _READERS.get(name)
    if reader is not None:
        reader(search, MethodCall(call, name, callee.owner, owners))
    elif name == "React.createElement" or name in ("createElement", "jsx", "jsxs", "h"):
        element_factory(search, call)


def read_tagged(search: Search, tagged: Tagged) -> None:
    """Read `html` and `css` templates, and functions of the browser that are called with a template."""
    tag = tagged.tag
    name = tag.text if isinstance(tag, Name) else ""
    if name == "html":
        add_markup(search, [tagged], words("html``"), strict=False)
    elif name == "css":
        add_css(search, tagged, "", "", words("css``"), strict=False)
    else:
        for atom in search.folder.fold(tag):
            if isinstance(atom, Host) and atom.path in HOST_CALLS:
                text = Literal(tagged.at, "".join(tagged.raw[:1]))
                host_call(search, Call(tagged.at, tag, [text]), atom.path)
