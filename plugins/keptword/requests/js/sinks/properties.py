"""Properties that are set, by whatever means."""

from ...causes import Act, Cause, words
from ..nodes import Assignment, Joined, Literal, Member, Name, Node, Record, This, find_binding
from ..values import Element, Host, Value
from .addresses import add_url, request
from .comparisons import are_objects, is_same, without_own
from .contents import add_css, add_markup
from .element_texts import text_of_element
from .request_names import MARKUP_PROPERTIES, REFRESH, TEXT_PROPERTIES, URL_PROPERTIES
from .search import Search
from .styles import set_style
from .url_properties import set_url

_PROPERTIES = (
    URL_PROPERTIES | MARKUP_PROPERTIES | TEXT_PROPERTIES | {"location", "host", "hostname", "style", "content"}
)


def set_property(search: Search, owner: Node, name: str, value: Node, *, is_library: bool = False) -> None:
    """Read a property of whatever stands on its left."""
    owners = search.folder.fold(owner)
    if name in ("host", "hostname") and Host("location") in owners:
        request(search, [Joined(value.at, [Literal(value.at, "//"), value])], words(f"location.{name}"))
    elif name in ("href", "location") and (name == "location" or Host("location") in owners):
        if not (isinstance(owner, This) and owner.in_class) and not are_objects(owners):
            request(search, [value], Cause(Act.NAVIGATION, "location"))
    elif Host("style") in owners:
        set_style(search, name, value)
    elif name == "style":
        add_css(search, value, "*{", "}", words("style"), strict=False)
    elif name in URL_PROPERTIES:
        set_url(search, owner, owners, name, value, is_library=is_library)
    elif name in MARKUP_PROPERTIES:
        _set_markup(search, owner, owners, name, value)
    elif name in TEXT_PROPERTIES:
        for atom in owners:
            if isinstance(atom, Element):
                text_of_element(search, atom, value)
    elif name == "content":
        _set_content(search, owners, value)


def _set_markup(search: Search, owner: Node, owners: Value, name: str, value: Node) -> None:
    if isinstance(value, Member) and is_same(value, owner, name):
        return
    elements = [atom for atom in owners if isinstance(atom, Element)]
    texts = [atom for atom in elements if atom.kind in ("script", "style", "textarea", "title")]
    for element in texts:
        text_of_element(search, element, value)
    if not texts and not are_objects(owners):
        value = without_own(value, owner, name)
        add_markup(search, [value], words(name), owners=owners)


def _set_content(search: Search, owners: Value, value: Node) -> None:
    for atom in owners:
        if not isinstance(atom, Element) or atom.kind not in ("meta", ""):
            continue
        kinds = [text for node in search.folder.properties(atom, "httpEquiv") for text in search.folder.texts(node)]
        if any(kind.lower() == "refresh" for kind in kinds):
            for text in search.folder.texts(value):
                match = REFRESH.match(text)
                add_url(search, match.group(1) if match else text, value.at, words("<meta http-equiv=refresh>"))


def assign_all(search: Search, arguments: list[Node]) -> None:
    """Read properties that are copied from objects, as by `Object.assign`."""
    for source in arguments[1:]:
        for atom in search.folder.fold(source):
            if isinstance(atom, Record):
                for key, value in atom.properties:
                    if isinstance(key, Literal):
                        set_property(search, arguments[0], str(key.value), value)


def read_assignment(search: Search, assignment: Assignment) -> None:
    """Read a value that is given to a name or a property."""
    target, value = assignment.target, assignment.value
    if isinstance(target, Name):
        _set_name(search, target, value)
        return
    if not isinstance(target, Member):
        return
    for name in search.names(target.key):
        if name not in _PROPERTIES and not _is_style(search, target.owner):
            continue
        if assignment.operator == "+=" and name in URL_PROPERTIES:
            continue
        set_property(search, target.owner, name, value)


def _is_style(search: Search, owner: Node) -> bool:
    if isinstance(owner, Member) and isinstance(owner.key, Literal):
        return owner.key.value == "style"
    return isinstance(owner, Name) and Host("style") in search.folder.fold(owner)


def _set_name(search: Search, target: Name, value: Node) -> None:
    """Read what is set without an object: `location`, and the properties that a handler has in reach."""
    if find_binding(target) is not None:
        return
    if target.text == "location":
        request(search, [value], Cause(Act.NAVIGATION, "location"))
    elif target.text in ("src", "srcset", "poster"):
        request(search, [value], words(target.text), strict=False)
    elif target.text in MARKUP_PROPERTIES:
        add_markup(search, [value], words(target.text), strict=False)
