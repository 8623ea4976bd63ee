"""What operators make of values, where that is not a call."""

from ..marks import GIVEN, PLAIN, UNKNOWN, clean
from ..nodes import (
    Assignment,
    Choice,
    Each,
    Items,
    Joined,
    Node,
    Operation,
    Spread,
    Tagged,
    This,
)
from ..syntax.escapes import unescape_text
from ..taken import ACTED_ON
from ..values import MAX_ALTERNATIVES, Atom, Element, Host, Value
from .arithmetic import calculated
from .folder import Folder
from .page import is_page_value
from .sums import joined


def fold_joined(folder: Folder, node: Joined) -> Value:
    """Return a sum, or a text."""
    return joined(folder, [folder.fold(part) for part in node.parts], is_text=node.is_template)


def fold_choice(folder: Folder, node: Choice) -> Value:
    """Return all that a choice may come to."""
    options = node.options
    if node.test is not None and folder.local:
        (test, *more) = folder.fold(node.test) or (UNKNOWN,)
        if not more and isinstance(test, bool):
            options = options[:1] if test else options[1:]
    found: dict[Atom, None] = {}
    for option in options[:MAX_ALTERNATIVES]:
        found.update(dict.fromkeys(folder.fold(option)))
    return tuple(found)


def fold_operation(folder: Folder, node: Operation) -> Value:
    """Return the result of any other operator."""
    if node.operator in ("delete", "in", "instanceof", "typeof"):
        return (PLAIN,)
    if node.operator == "void":
        return (None,)
    right = folder.fold(node.right)
    left = folder.fold(node.left) if node.left is not None else (0,)
    if len(left) == len(right) == 1:
        return (calculated(node, left[0], right[0]),)
    return (PLAIN,)


def fold_assignment(folder: Folder, node: Assignment) -> Value:
    """Return the value that is assigned."""
    if node.operator == "+=":
        return folder.fold(node.target)
    return folder.fold(node.value) if node.operator in ("=", "||=", "??=", "&&=") else (PLAIN,)


def fold_each(folder: Folder, node: Each) -> Value:
    """Return what any item of a list stands for."""
    found: dict[Atom, None] = {}
    for atom in folder.fold(node.value):
        if isinstance(atom, Items):
            for item in atom.items[: 4 * MAX_ALTERNATIVES]:
                found.update(
                    dict.fromkeys(folder.fold(Each(item.at, item.value) if isinstance(item, Spread) else item))
                )
                if len(found) > MAX_ALTERNATIVES:
                    return tuple(found)  # more would be left out anyway
        else:
            is_kept = isinstance(atom, Element) or atom == GIVEN or is_page_value(atom)
            found[atom if is_kept else UNKNOWN] = None
    return tuple(found)


def fold_tagged(folder: Folder, node: Tagged) -> Value:
    """Return the text of a tagged template, as if its tag only joined it."""
    tag = folder.fold(node.tag)
    is_raw = Host("String.raw") in tag
    texts: list[Value] = [(clean(text) if is_raw else unescape_text(text),) for text in node.raw]
    values = [folder.fold(value) for value in node.values]
    parts = [part for pair in zip(texts, values, strict=False) for part in pair] + texts[len(values) :]
    return joined(folder, parts, is_text=True)


def fold_itself(folder: Folder, node: Node) -> Value:
    """Return the node: a function, list, object or pattern is its own value."""
    return (node,)


def fold_this(folder: Folder, node: This) -> Value:
    """Return what `this` stands for: an instance, or an element that is not known."""
    return (Element("instance", node) if node.in_class else Element("", node, ACTED_ON),)
