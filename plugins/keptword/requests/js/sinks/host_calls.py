"""Calls of functions of the browser."""

from ...causes import Act, Cause, words
from ..folding.blobs import blob
from ..marks import UNKNOWN
from ..nodes import Call, Items, Literal, Member, Node
from .addresses import request
from .contents import (
    add_css,
    add_css_list,
    add_css_text,
    add_markup,
    add_markup_text,
    run_text,
)
from .finds import Found
from .libraries import library_request
from .properties import assign_all, set_property
from .request_names import (
    ACTS,
    CSS_LISTS,
    FUNCTION_CALLS,
    HOST_CALLS,
    LIBRARIES,
    LIBRARY_CALLS,
    RUNNERS,
    STRUCTURES,
)
from .search import Search
from .structures import read_structure


def host_call(search: Search, call: Call, path: str) -> None:
    """Read a call of a function of the browser."""
    arguments = call.arguments
    root, _, name = path.rpartition(".")
    cause = Cause(ACTS.get(path, Act.OTHER), f"new {path}()" if call.how == "new" else f"{path}()")
    if path in HOST_CALLS:
        request(search, arguments[HOST_CALLS[path] :][:1], cause)
    elif path == "importScripts":
        request(search, arguments, cause)
    elif path in STRUCTURES:
        read_structure(search, call, path)
    elif path in RUNNERS:
        _run(search, arguments, path)
    elif path in CSS_LISTS:
        add_css_list(search, arguments)
    elif path == "FontFace" and len(arguments) > 1:
        add_css(search, arguments[1], "@font-face{src:", "}", cause)
    elif path == "Blob":
        _blob(search, call)
    elif path == "Reflect.set" and len(arguments) > 2:
        for key in search.folder.texts(arguments[1]):
            set_property(search, arguments[0], key, arguments[2])
    elif path == "Reflect.apply" and len(arguments) > 2:
        applied = Call(call.at, call.callee, arguments[1:])
        search.waiting += indirect_calls(search, applied, Member(call.at, arguments[0], arguments[0]), "apply")
    elif path == "Reflect.construct" and len(arguments) > 1:
        items = [atom for atom in search.folder.fold(arguments[1]) if isinstance(atom, Items)]
        search.waiting.append(Call(call.at, arguments[0], items[0].items if items else [], "new"))
    elif path == "Object.assign" and arguments:
        assign_all(search, arguments)
    elif path in FUNCTION_CALLS:
        library_request(search, arguments)
    elif root in LIBRARIES and name in LIBRARY_CALLS:
        library_request(search, arguments, strict=root in ("$", "jQuery", "axios"))
    elif path in ("$", "jQuery"):
        add_markup(search, arguments[:1], words(path), strict=False)
        if len(arguments) > 1:
            assign_all(search, [arguments[0], arguments[1]])


def indirect_calls(search: Search, call: Call, callee: Member, name: str) -> list[Call]:
    """Return the call that `f.call(this, …)`, `f.apply(this, […])` or `f.bind(this, …)` amounts to."""
    arguments = call.arguments[1:]
    if name == "apply":
        lists = [atom for atom in search.folder.fold(arguments[0]) if isinstance(atom, Items)] if arguments else []
        arguments = list(lists[0].items) if lists else [Literal(call.at, UNKNOWN)]
    return [Call(call.at, callee.owner, arguments)] if name != "bind" or arguments else []


def _run(search: Search, arguments: list[Node], name: str) -> None:
    for argument in arguments[RUNNERS[name] :][:1]:
        run_text(search, argument, words(name), strict=not name.startswith("set"))


def _blob(search: Search, call: Call) -> None:
    text, kind = blob(search.folder, call)
    if text == UNKNOWN:
        return
    if "html" in kind or "svg" in kind or (not kind and text.lstrip().startswith("<")):
        add_markup_text(search, text, call.at, words("new Blob()"))
    elif "css" in kind:
        add_css_text(search, text, call.at, words("new Blob()"))
    elif "script" in kind or not kind:
        search.finds.code.append(Found(text, call.at, words("new Blob()")))
