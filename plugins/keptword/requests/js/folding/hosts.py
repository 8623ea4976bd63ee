"""Objects and functions of the browser, by their names from `window` on."""

from ..host_names import (
    ELEMENTS,
    HOST_ROOTS,
    OWN_PATHS,
    PLAIN_PATHS,
    PLAIN_ROOTS,
    WINDOWS,
)
from ..marks import OWN, PLAIN
from ..nodes import Literal, Node
from ..values import NOTHING, Element, Host, Value
from .bindings import binding_value
from .fields import field_value
from .folder import Folder

GATES = {
    "style": Host("style"),
    "attributeStyleMap": Host("style"),
    "location": Host("location"),
    "contentDocument": Host("document"),
    "ownerDocument": Host("document"),
    **dict.fromkeys(WINDOWS - {"top", "parent", "frames", "self"}, Host("window")),
}
PAGE_PARTS: dict[str, Node] = {path: Literal(0, path) for path in ELEMENTS}


def host_value(folder: Folder, path: str) -> Value:
    """Return what the browser has under a path of names."""
    path = path.removeprefix("window.")
    if path.startswith("document.location"):
        path = path.removeprefix("document.")
    if path == "location.protocol":
        return ("https:",)
    if path in ("document.defaultView", "window"):
        return (Host("window"),)
    if path in OWN_PATHS and path != "location":
        return (OWN,)
    root = path.split(".", 1)[0]
    if path in PLAIN_PATHS or (root in PLAIN_ROOTS and "." in path):
        return (Host(path),) if root in ("Date", "Math", "Number") else (PLAIN,)
    if path in ELEMENTS:
        return (Element(ELEMENTS[path], PAGE_PARTS[path], ELEMENTS[path]),)
    # Whoever sets the location leaves the page: read there, it is what it was.
    if "." not in path and path != "location" and path in folder.program.undeclared:
        return binding_value(folder, folder.program.undeclared[path])
    name = path.rpartition(".")[2]
    if name != path and name in GATES:
        return (GATES[name],)
    if name != path and root not in HOST_ROOTS:
        value = field_value(folder, name)
        return value if value != NOTHING else (Host(path),)
    return (Host(path),)
