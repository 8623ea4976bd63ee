"""Methods that act as the visitor would: a click, a form that is sent."""

from dataclasses import dataclass

from ...causes import Act, Cause, words
from ..folding.page import attribute_value
from ..marks import GIVEN, UNKNOWN
from ..nodes import Call, Class, Function, Items, Name, Node, Record
from ..taken import SENT_TO
from ..values import Atom, Element
from .addresses import add_url, request
from .search import MethodCall, MethodReader, Search


@dataclass(frozen=True, slots=True)
class _Act:
    """What leads elsewhere: the attribute that says where to, on which elements, and what does so on others."""

    attribute: str
    kinds: tuple[str, ...]
    others: tuple[str, ...]
    cause: Cause


_CLICK = _Act("href", ("a", "area"), (SENT_TO,), Cause(Act.CLICK, "a click by code"))
_SUBMIT = _Act("action", ("form",), (), words("a form that code submits"))


def _click(search: Search, method: MethodCall) -> None:
    if method.arguments:
        return
    for atom in method.owners or (UNKNOWN,):
        _follow(search, atom, _CLICK, method.call.at)


def _dispatch(search: Search, method: MethodCall) -> None:
    for event in method.arguments[:1]:
        makers = [atom.maker for atom in search.folder.fold(event) if isinstance(atom, Element)]
        events = [event, *makers]
        if any(_is_click(search, node) for node in events):
            for atom in method.owners:
                _follow(search, atom, _CLICK, method.call.at)


def _is_click(search: Search, node: Node) -> bool:
    if not isinstance(node, Call) or not node.arguments or not isinstance(node.callee, Name):
        return False
    return node.callee.text.endswith("Event") and "click" in search.folder.texts(node.arguments[0])


def _submit(search: Search, method: MethodCall) -> None:
    for atom in method.owners or (UNKNOWN,):
        _follow(search, atom, _SUBMIT, method.call.at)


def _follow(search: Search, atom: Atom, act: _Act, at: int) -> None:
    """Follow a link, or send a form: to what the code sets, else to what the page says."""
    if isinstance(atom, Element) and atom.kind and atom.kind not in act.kinds:
        return
    if isinstance(atom, Record | Function | Class | Items | int | float | None) or atom == GIVEN:
        return
    values = search.folder.properties(atom, act.attribute) if isinstance(atom, Element) else []
    request(search, values, act.cause)
    if isinstance(atom, Element) and atom.selector:
        for attribute in (act.attribute,) if atom.kind else (act.attribute, *act.others):
            for text in search.folder.texts_of(attribute_value(search.folder, atom, attribute)):
                add_url(search, text, at, act.cause)
    elif not values:
        search.finds.is_opaque = True


METHODS: dict[str, MethodReader] = {
    "click": _click,
    "dispatchEvent": _dispatch,
    "submit": _submit,
    "requestSubmit": _submit,
}
