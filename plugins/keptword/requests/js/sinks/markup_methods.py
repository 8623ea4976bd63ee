"""Methods that write markup or put nodes into the page."""

from ...causes import words
from ..nodes import Joined
from ..values import Element, Host
from .contents import add_markup
from .element_texts import template_content, text_of_element
from .request_names import LIBRARY_MARKUP, MARKUP_METHODS
from .search import MethodCall, MethodReader, Search


def _write(search: Search, method: MethodCall) -> None:
    is_document = Host("document") in method.owners
    if len(method.arguments) > 1:
        add_markup(
            search, [Joined(method.call.at, list(method.arguments))], words("document.write()"), strict=is_document
        )
    else:
        add_markup(search, method.arguments[:1], words("document.write()"), strict=is_document)


def _insert_markup(search: Search, method: MethodCall) -> None:
    name = method.name
    add_markup(search, method.arguments[MARKUP_METHODS[name] :][:1], words(f"{name}()"), owners=method.owners)


def _parse(search: Search, method: MethodCall) -> None:
    add_markup(search, method.arguments[:1], words("parseFromString()"), strict=False)


def _library_markup(search: Search, method: MethodCall) -> None:
    elements = [atom for atom in method.owners if isinstance(atom, Element) and atom.kind]
    for element in elements:
        if element.kind in ("script", "style") and method.name in ("html", "append", "prepend"):
            for argument in method.arguments:
                text_of_element(search, element, argument)
    if not elements:
        for argument in method.arguments:
            add_markup(search, [argument], words(f"{method.name}()"), strict=False)
            template_content(search, argument)


def _append_child(search: Search, method: MethodCall) -> None:
    for element in method.owners:
        if isinstance(element, Element) and element.kind in ("script", "style"):
            for argument in method.arguments[:1]:
                text_of_element(search, element, argument)
    for argument in method.arguments:
        template_content(search, argument)


def _clone(search: Search, method: MethodCall) -> None:
    template_content(search, method.arguments[0] if method.name != "cloneNode" and method.arguments else method.owner)


METHODS: dict[str, MethodReader] = {
    "write": _write,
    "writeln": _write,
    **dict.fromkeys(MARKUP_METHODS, _insert_markup),
    "parseFromString": _parse,
    **dict.fromkeys(LIBRARY_MARKUP, _library_markup),
    **dict.fromkeys(("appendChild", "insertBefore", "replaceChildren"), _append_child),
    **dict.fromkeys(("cloneNode", "importNode", "adoptNode"), _clone),
}
