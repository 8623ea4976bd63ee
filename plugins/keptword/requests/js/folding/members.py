"""What a property of a value stands for."""

from ..host_names import DOM_NAMES, NEIGHBOURS
from ..marks import GIVEN, OWN, PLAIN, is_known
from ..nodes import Class, Items, Literal, Member, Record, Spread
from ..taken import ACTED_ON
from ..values import MAX_ALTERNATIVES, MAX_ITEMS, NOTHING, Atom, Dataset, Element, Host, Value
from .fields import field_value
from .folder import MAX_DEPTH, Folder
from .hosts import GATES, PAGE_PARTS, host_value
from .index import MAX_CANDIDATES
from .page import any_element, dataset_value, is_page_value, part_value, property_value

_EVENT_TARGETS = {"target", "currentTarget", "srcElement"}


def fold_member(folder: Folder, node: Member) -> Value:
    """Return what a property stands for."""
    owners = folder.fold(node.owner)
    found: list[Atom] = []
    for key in folder.fold(node.key):
        for owner in owners or NOTHING:
            found += (atom for atom in _member_value(folder, owner, key, node) if atom not in found)
    return tuple(found) or NOTHING


def _member_value(folder: Folder, owner: Atom, key: Atom, node: Member) -> Value:
    name = folder.text(key)
    if isinstance(owner, Items | Record) and not is_known(name):
        values = owner.items if isinstance(owner, Items) else [value for _, value in owner.properties]
        return tuple(atom for value in values[:MAX_ALTERNATIVES] for atom in folder.fold(value)) or NOTHING
    if isinstance(owner, Dataset):
        return dataset_value(folder, owner.element, name)
    if is_page_value(owner):
        return part_value(folder, owner, name)
    if not is_known(name):
        return NOTHING
    if isinstance(owner, Host):
        return host_value(folder, name if owner.path == "window" else f"{owner.path}.{name}")
    if isinstance(owner, Items):
        return _item(folder, owner, name)
    if isinstance(owner, Record | Class):
        return _property(folder, owner, name)
    if isinstance(owner, Element):
        return _element_member(folder, owner, name)
    if isinstance(owner, str) and is_known(owner):
        return _character(folder, owner, name)
    if owner is None or isinstance(owner, int | float):
        return ()
    if name in ("length", "size", "childElementCount", "offsetWidth", "offsetHeight", "status"):
        return (PLAIN,)
    if owner == OWN:
        return (OWN,) if name in ("href", "origin", "host", "hostname", "src") else (PLAIN,)
    if name in GATES:
        return (GATES[name],)
    if name == "request":  # what a service worker hands on was asked for by the page
        return (OWN,)
    if name == "dataset":  # only elements have one
        return (Dataset(any_element()),)
    value = field_value(folder, name)
    if value == NOTHING and name in _EVENT_TARGETS:
        return (any_element(ACTED_ON),)
    return (GIVEN,) if value == NOTHING and owner == GIVEN and name not in DOM_NAMES else value


def _item(folder: Folder, items: Items, name: str) -> Value:
    if name == "length":
        return (PLAIN,) if any(isinstance(item, Spread) for item in items.items) else (len(items.items),)
    if name.isascii() and name.isdigit() and len(name) < 9:
        index = int(name)
        if any(isinstance(item, Spread) for item in items.items[: index + 1]):
            return NOTHING
        return folder.fold(items.items[index]) if index < len(items.items) else (None,)
    return NOTHING


def _property(folder: Folder, owner: Record | Class, name: str) -> Value:
    known = folder.known_properties.get((owner, name))
    if known is not None:
        return known
    if folder.depth >= MAX_DEPTH:
        return NOTHING
    folder.known_properties[owner, name] = ()  # for objects that are spread into each other
    folder.depth += 1
    value = tuple(dict.fromkeys(_property_of(folder, owner, name)))[: 2 * MAX_ALTERNATIVES]
    folder.depth -= 1
    if folder.local:
        del folder.known_properties[owner, name]
    else:
        folder.known_properties[owner, name] = value
    return value


def _property_of(folder: Folder, owner: Record | Class, name: str) -> Value:
    members = owner.properties if isinstance(owner, Record) else owner.members
    found: list[Atom] = []
    is_spread = False
    for key, value in members[-MAX_ITEMS:]:
        if key is None:
            is_spread = True
            for atom in folder.fold(value):
                found += _property(folder, atom, name) if isinstance(atom, Record) and atom is not owner else ()
        elif (isinstance(key, Literal) and str(key.value) == name) or (
            not isinstance(key, Literal) and name in folder.texts(key)
        ):
            found += folder.fold(value)
    for assignment in folder.index.set_fields.get(name, [])[:MAX_CANDIDATES]:
        target = assignment.target
        if isinstance(target, Member) and owner in folder.fold(target.owner):
            found += folder.fold(assignment.value)
    return tuple(found) or (NOTHING if is_spread else (None,))


def _element_member(folder: Folder, element: Element, name: str) -> Value:
    if name == "src" and element.maker is PAGE_PARTS["document.currentScript"]:
        return (OWN,)
    if name.isdigit():
        return (element,)
    if element.kind == "inert" and name in ("body", "head", "documentElement"):
        return (element,)
    if name in GATES and name != "location":
        return (GATES[name],)
    if name in ("length", "tagName", "localName", "nodeName", "offsetWidth", "offsetHeight", "files"):
        return (PLAIN,)
    if element.kind == "url" and name in ("href", "origin"):
        return (folder.element_text(element),)
    if element.kind == "instance":
        return field_value(folder, name)
    if name == "form" and element.selector:
        return (Element("form", Literal(0, None), "form"),)
    if name in NEIGHBOURS:
        return (any_element() if element.selector else Element("", Literal(0, None)),)
    if name == "dataset" and element.selector:
        return (Dataset(element),)
    found = [atom for value in folder.properties(element, name) for atom in folder.fold(value)]
    found += property_value(folder, element, name)
    return tuple(dict.fromkeys(found)) or NOTHING


def _character(folder: Folder, text: str, name: str) -> Value:
    if name == "length":
        return (len(text),)
    if name.isascii() and name.isdigit() and len(name) < 9:
        return (text[int(name) : int(name) + 1] or None,)
    return NOTHING
