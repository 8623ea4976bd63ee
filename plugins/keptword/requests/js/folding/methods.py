"""What a method returns, by its name and what it is called on."""

import re

from ..host_names import LIST_METHODS, PLAIN_METHODS, SAME, STATIC_HOSTS, TEXT_METHODS
from ..marks import PLAIN, UNKNOWN, is_known
from ..nodes import Call, Items, Literal, Member, Record
from ..taken import ACTED_ON
from ..values import NOTHING, Atom, Element, Host, Value, as_node, text_of
from .folder import Folder
from .host_calls import called_host
from .lists import called_list
from .page import (
    any_element,
    attribute_value,
    is_page_value,
    selector_for,
)
from .runs import run
from .text_methods import called_text


def called_method(folder: Folder, node: Call, callee: Member, name: str) -> Value | None:
    """Return what a method gives, where its name and what it is called on tell; else None."""
    if name in PLAIN_METHODS and name not in ("charCodeAt", "codePointAt"):
        return (PLAIN,)
    if name in ("bind", "call", "apply"):
        return _applied(folder, node, callee, name)
    owners = folder.fold(callee.owner)
    if any(isinstance(atom, Host) and atom.path.split(".", 1)[0] in STATIC_HOSTS for atom in owners):
        return None
    if name in (
        "querySelector",
        "querySelectorAll",
        "getElementsByTagName",
        "getElementsByClassName",
        "closest",
        "getElementById",
    ):
        return _found_elements(folder, node, callee, name)
    if name in ("cloneNode", "importNode", "adoptNode"):
        return owners
    if name in ("createElement", "createElementNS") and not any(isinstance(atom, Record) for atom in owners):
        return called_host(folder, f"document.{name}", node)
    if name == "getAttribute":
        return _attribute(folder, node, owners)
    if (
        name in ("attr", "prop", "data")
        and len(node.arguments) == 1
        and not any(isinstance(atom, Record) for atom in owners)
    ):
        return _attribute(folder, node, owners, "data-" if name == "data" else "")
    if name == "item" and all(isinstance(owner, Element) for owner in owners):
        return owners
    if name in ("getPropertyValue", "item", "getItem"):
        return NOTHING
    if name in SAME:
        is_policy = name.startswith("create") and node.arguments
        return folder.fold(node.arguments[0]) if is_policy else owners
    found: list[Atom] = []
    for owner in owners:
        if isinstance(owner, Items):
            result = called_list(folder, node, owner, name)
        elif is_page_value(owner) and name in ("map", "flatMap") and node.arguments:
            result = (Items(node.at, [as_node(node.at, run(folder, node.arguments[0], [(owner,)]))]),)
        elif isinstance(owner, str | Host):
            result = called_text(folder, node, text_of(owner), name) if name in TEXT_METHODS else None
            if name in ("map", "flatMap", "reduce"):
                result = called_list(folder, node, Items(node.at, [Literal(node.at, UNKNOWN)]), name)
        elif isinstance(owner, Element) and name in ("find", "at", "pop", "shift"):
            result = (owner,)
        elif isinstance(owner, Element) and name in ("map", "flatMap") and node.arguments:
            result = (Items(node.at, [as_node(node.at, run(folder, node.arguments[0], [(owner,)]))]),)
        elif isinstance(owner, Element) and name == "reduce":
            result = called_list(folder, node, Items(node.at, [Literal(node.at, UNKNOWN)]), name)
        else:
            return None
        if result is None:
            return None
        found += (atom for atom in result if atom not in found)
    return tuple(found) or None


def _found_elements(folder: Folder, node: Call, callee: Member, name: str) -> Value:
    selectors = folder.texts(node.arguments[0]) if node.arguments else [UNKNOWN]
    kind = "" if name == "getElementById" or not is_known(selectors[0]) else _selected_kind(selectors[0])
    owners = folder.fold(callee.owner)
    is_page = all(_is_of_page(folder, owner) for owner in owners)
    # What is found around the target of an event is acted on, too.
    acted = ACTED_ON if name == "closest" and _is_acted_on(owners) else ""
    selector = ", ".join(selector_for(name, text) + acted for text in selectors) if is_page else ""
    return (Element(kind, node, selector),)


def _is_acted_on(owners: Value) -> bool:
    return any(isinstance(owner, Element) and owner.selector.endswith(ACTED_ON) for owner in owners)


def _is_of_page(folder: Folder, owner: Atom) -> bool:
    """Tell whether what is found in something is part of the page, rather than of a document that the code reads."""
    if isinstance(owner, Element):
        return bool(owner.selector)
    return owner == Host("document") or not folder.index.reads_documents


def _attribute(folder: Folder, node: Call, owners: Value, before: str = "") -> Value:
    """Return what `getAttribute` gives, or a method of a library like it: what stands in the page, as far as known."""
    found: list[Atom] = []
    for name in folder.texts(node.arguments[0]) if node.arguments else [UNKNOWN]:
        for owner in owners:
            name = before + name
            if not is_known(name) or not _is_of_page(folder, owner):
                found.append(UNKNOWN)
            else:
                found += attribute_value(folder, owner if isinstance(owner, Element) else any_element(), name)
    return tuple(dict.fromkeys(found)) or NOTHING


def _applied(folder: Folder, node: Call, callee: Member, name: str) -> Value | None:
    if name == "bind":
        return folder.fold(callee.owner)
    arguments = node.arguments[1:]
    if name == "apply":
        spread = folder.fold(arguments[0]) if arguments else ()
        arguments = spread[0].items if len(spread) == 1 and isinstance(spread[0], Items) else []
    if isinstance(callee.owner, Member) and node.arguments:
        method = folder.texts(callee.owner.key)[0]
        if method in TEXT_METHODS or method in LIST_METHODS:
            return folder.fold(Call(node.at, Member(node.at, node.arguments[0], Literal(node.at, method)), arguments))
    return folder.fold(Call(node.at, callee.owner, arguments))


def _selected_kind(selector: str) -> str:
    """Return the element that a selector ends in, if it says."""
    kinds = set()
    for part in re.sub(r"\[[^\]]*+\]", "", selector[:500]).split(","):
        match = re.match(r"[a-zA-Z][\w-]*+", re.split(r"[\s>+~]", part.strip())[-1])
        kinds.add(match.group() if match else "")
    return kinds.pop().lower() if len(kinds) == 1 else ""
