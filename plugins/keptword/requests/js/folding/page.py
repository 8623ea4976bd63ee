"""Values that code takes out of the page: each is a mark, of which the folder remembers where it comes from."""

import re
from collections.abc import Iterator
from typing import TypeGuard

from ..marks import PAGE, PLAIN, UNKNOWN, is_known
from ..nodes import Literal, Member, Node, This
from ..taken import ANY_DATA, ANY_ELEMENT, TEXT, Edit, Source
from ..values import NOTHING, Atom, Element, Value
from .folder import Folder
from .index import MAX_CANDIDATES

_TEXTS = "textContent innerText innerHTML outerHTML text nodeValue"
_SAME_NAME = "src href action data poster srcset content value title alt id name cite background lang type rel"
_ATTRIBUTES = {
    **{name: name for name in _SAME_NAME.split()},
    "currentSrc": "src",
    "formAction": "formaction",
    "imageSrcset": "imagesrcset",
    "longDesc": "longdesc",
    **dict.fromkeys(_TEXTS.split(), TEXT),
}


# Parts of a link's address that never name a host.
_PATHS = {"pathname": f"/{PLAIN}", "search": PLAIN, "hash": PLAIN, "port": PLAIN}


def any_element(selector: str = ANY_ELEMENT) -> Element:
    """Return an element of the page of which nothing more is known."""
    return Element("", Literal(0, None), selector)


def selector_for(method: str, argument: str) -> str:
    """Return the selector for what `getElementById` and the like find by an argument."""
    if not is_known(argument):
        return ANY_ELEMENT
    if method == "getElementsByTagName":
        return argument
    if method == "getElementsByClassName":
        return "".join(f".{name}" for name in argument.split())
    attribute = {"getElementById": "id", "getElementsByName": "name"}.get(method)
    return argument if attribute is None else f'[{attribute}="{argument}"]'


def property_value(folder: Folder, element: Element, name: str) -> Value:
    """Return what a property of an element of the page holds; nothing for one that shows no attribute."""
    attribute = _ATTRIBUTES.get(name)
    if not element.selector:
        return ()
    if name in _PATHS:
        return (_PATHS[name],)
    if attribute is None:
        return ()
    if isinstance(element.maker, This) and (name in folder.index.set_fields or name in folder.index.literal_fields):
        return ()  # of an object of the code's own
    return attribute_value(folder, element, attribute, name)


def _set_in_page(folder: Folder, name: str) -> Iterator[Node]:
    """Yield what the code sets a property of any element of the page to."""
    for assignment in folder.index.set_fields.get(name, [])[:MAX_CANDIDATES]:
        target = assignment.target
        if isinstance(target, Member):
            owners = folder.fold(target.owner)
            if any(isinstance(owner, Element) and owner.selector for owner in owners):
                yield assignment.value


def attribute_value(folder: Folder, element: Element, attribute: str, name: str = "") -> Value:
    """Return what an attribute of an element of the page holds, along with what the code itself puts there.

    The name is that of the property that shows the attribute, where it is another one.
    """
    is_data = attribute.startswith("data-")
    written = _written(folder, attribute) if is_data else list(_set_in_page(folder, name or attribute))
    values = [atom for value in written[:MAX_CANDIDATES] for atom in folder.fold(value)]
    return tuple(dict.fromkeys((*values, folder.mark_of(Source(element.selector, attribute)))))


def _written(folder: Folder, attribute: str) -> list[Node]:
    """Return all that the code writes into a `data-` attribute, or into any, of whichever element."""
    names = list(folder.index.set_fields) if attribute == ANY_DATA else [_dataset_name(attribute)]
    found = [set_.value for set_ in folder.index.set_fields.get(attribute, ())]
    for name in names:
        for set_ in folder.index.set_fields.get(name, ()):
            owner = set_.target.owner if isinstance(set_.target, Member) else None
            if isinstance(owner, Member) and isinstance(owner.key, Literal) and owner.key.value == "dataset":
                found.append(set_.value)
    return found


def dataset_value(folder: Folder, element: Element, name: str) -> Value:
    """Return what `element.dataset` holds under a name."""
    attribute = "data-" + re.sub("[A-Z]", lambda match: f"-{match.group().lower()}", name)
    return attribute_value(folder, element, attribute if is_known(name) else ANY_DATA)


def _dataset_name(attribute: str) -> str:
    return re.sub("-([a-z])", lambda match: match.group(1).upper(), attribute.removeprefix("data-"))


def part_value(folder: Folder, text: str, name: str) -> Value:
    """Return what a property of a value out of the page stands for: a part of it, if it is JSON."""
    source = folder.sources.get(text)
    if name in ("length", "size"):
        return (PLAIN,)
    if source is None or source.key is None:
        return NOTHING
    return (text,) if name.isdigit() else (folder.mark_of(source.part(name if is_known(name) else "")),)


def parsed_page_json(folder: Folder, text: str) -> str:
    """Return the value of JSON that stands in the page."""
    source = folder.sources.get(text)
    return folder.mark_of(source.part("")) if source is not None else UNKNOWN


def edited_value(folder: Folder, text: str, edit: Edit) -> str:
    """Return a value out of the page in which something is replaced."""
    source = folder.sources.get(text)
    return folder.mark_of(source.edited(edit)) if source is not None else UNKNOWN


def is_page_value(atom: Atom) -> TypeGuard[str]:
    """Tell whether a value comes out of the page as it is."""
    return isinstance(atom, str) and atom in PAGE
