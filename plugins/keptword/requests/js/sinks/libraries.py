"""Requests that are made by way of a library."""

from ...causes import Act, Cause, words
from ..folding.structures import strings_in
from ..nodes import Call, Items, Literal, Member, Name, Node, Record
from .addresses import add_url, request
from .request_names import ADDRESS, HOST_CALLS, LOADER
from .search import Search
from .texts import LOADING_TAGS


def is_foreign_loader(search: Search, call: Call) -> bool:
    """Tell whether a call hands an address to a function of other code whose name says that it loads."""
    callee, first = call.callee, call.arguments[0] if call.arguments else None
    if not isinstance(first, Literal) or not ADDRESS.match(str(first.value)):
        return False
    key = callee.key if isinstance(callee, Member) else callee
    name = str(key.value) if isinstance(key, Literal) else key.text if isinstance(key, Name) else ""
    is_own = isinstance(callee, Name) and search.is_set(callee) and not search.folder.index.is_foreign(callee)
    return not is_own and name not in HOST_CALLS and LOADER.search(name) is not None


def library_request(search: Search, arguments: list[Node], *, strict: bool = False) -> None:
    """Read the address, the settings or the list of addresses that a library is given."""
    for argument in arguments[:1]:
        for atom in search.folder.fold(argument):
            if isinstance(atom, Record | Items):
                for text, node in strings_in(
                    search.folder, atom, ("url", "baseURL") if isinstance(atom, Record) else ()
                ):
                    if isinstance(atom, Record) or ADDRESS.match(text):
                        add_url(search, text, node.at, words("a request by a library"), strict=strict)
            elif isinstance(atom, str) and (strict or ADDRESS.match(atom)):
                add_url(search, atom, argument.at, words("a request by a library"), strict=strict)


def element_factory(search: Search, call: Call) -> None:
    """Read `h("img", {src: …})`: elements that a library makes."""
    arguments = call.arguments
    if len(arguments) < 2 or not isinstance(arguments[0], Literal) or not isinstance(arguments[1], Record):
        return
    if str(arguments[0].value) not in LOADING_TAGS:
        return
    for key, value in arguments[1].properties:
        if isinstance(key, Literal) and key.value in ("src", "srcSet", "srcset", "data", "poster", "href"):
            request(search, [value], Cause(Act.MADE, str(key.value), (str(arguments[0].value),)), strict=False)
