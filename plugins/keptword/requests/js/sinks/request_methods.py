"""Methods that request something, or do not though their arguments look so."""

from ...causes import Act, Cause, words
from ..folding.structures import strings_in
from ..marks import GIVEN, UNKNOWN, without_page
from ..values import Element, Host
from .addresses import add_url, request
from .finds import Found
from .request_names import ADDRESS, VERB
from .search import MethodCall, MethodReader, Search
from .structures import read_structure


def _open(search: Search, method: MethodCall) -> None:
    arguments = method.arguments
    if any(isinstance(atom, Host) and atom.path not in ("document",) for atom in method.owners) or not arguments:
        return
    is_request = any(isinstance(atom, Element) and atom.kind == "request" for atom in method.owners)
    verbs = search.names(arguments[0])
    has_verb = any(VERB.fullmatch(text) for text in verbs)
    if len(arguments) > 1 and (is_request or has_verb or verbs[0] in (UNKNOWN, GIVEN)):
        request(search, arguments[1:2], words("XMLHttpRequest"))
    elif len(arguments) == 1 or not is_request:
        request(search, arguments[:1], Cause(Act.WINDOW, "open()"), strict=False)


def _structure_method(search: Search, method: MethodCall) -> None:
    read_structure(search, method.call, method.name)


def _add_all(search: Search, method: MethodCall) -> None:
    if method.arguments and Host("cache") in method.owners:
        for text, node in strings_in(search.folder, method.arguments[0]):
            add_url(search, text, node.at, words("a cache"))


def _constructor(search: Search, method: MethodCall) -> None:
    for argument in method.arguments[-1:]:
        for atom in search.folder.fold(argument):
            if isinstance(atom, str) and without_page(atom) != UNKNOWN:
                search.finds.code.append(Found(atom, argument.at, words("Function")))


def _load(search: Search, method: MethodCall) -> None:
    for argument in method.arguments[:1]:
        for text in search.folder.texts(argument):
            if ADDRESS.match(text):
                add_url(search, text, argument.at, words("load()"), strict=False)


METHODS: dict[str, MethodReader] = {
    "open": _open,
    "setConfiguration": _structure_method,
    "showNotification": _structure_method,
    "addAll": _add_all,
    "constructor": _constructor,
    "load": _load,
}
