"""Methods that write styles."""

from ...causes import words
from ..nodes import Literal, Member
from ..values import Element, Host
from .contents import add_css, add_css_list
from .properties import assign_all
from .request_names import CSS_METHODS
from .search import MethodCall, MethodReader, Search
from .styles import set_style


def _insert_css(search: Search, method: MethodCall) -> None:
    name = method.name
    for argument in method.arguments[CSS_METHODS[name] :][:1]:
        add_css(
            search, argument, "*{" if name == "addRule" else "", "}" if name == "addRule" else "", words(f"{name}()")
        )


def _replace(search: Search, method: MethodCall) -> None:
    if any(isinstance(atom, Element) and atom.kind == "sheet" for atom in method.owners):
        for argument in method.arguments[:1]:
            add_css(search, argument, "", "", words("replace()"))


def _set_style(search: Search, method: MethodCall) -> None:
    if len(method.arguments) > 1:
        for name in search.folder.texts(method.arguments[0]):
            set_style(search, name, method.arguments[1])
    elif method.arguments and method.name == "css":
        assign_all(
            search, [Member(method.owner.at, method.owner, Literal(method.owner.at, "style")), *method.arguments]
        )


def _style_map(search: Search, method: MethodCall) -> None:
    if Host("style") in method.owners:
        _set_style(search, method)


def _parse_style(search: Search, method: MethodCall) -> None:
    if Host("CSSStyleValue") in method.owners or Host("CSSImageValue") in method.owners:
        _set_style(search, method)


def _animate(search: Search, method: MethodCall) -> None:
    add_css_list(search, method.arguments)


METHODS: dict[str, MethodReader] = {
    **dict.fromkeys(CSS_METHODS, _insert_css),
    "replace": _replace,
    "setProperty": _set_style,
    "css": _set_style,
    "set": _style_map,
    "parse": _parse_style,
    "animate": _animate,
    "registerProperty": _animate,
}
