"""Methods that set attributes."""

from ...causes import words
from ..marks import UNKNOWN
from ..values import Element
from .comparisons import canonical_name
from .contents import add_css, run_text
from .properties import assign_all, set_property
from .request_names import TEXT_PROPERTIES
from .search import MethodCall, MethodReader, Search
from .texts import LOADING_TAGS


def _set_attribute(search: Search, method: MethodCall) -> None:
    arguments = method.arguments[1:] if method.name == "setAttributeNS" else method.arguments
    if len(arguments) == 1 and method.name in ("attr", "prop"):
        assign_all(search, [method.owner, *arguments])
    if len(arguments) < 2:
        return
    for name in search.names(arguments[0]):
        name = canonical_name(name)
        if UNKNOWN in name:
            is_made = any(isinstance(atom, Element) and atom.kind in LOADING_TAGS for atom in method.owners)
            if is_made and UNKNOWN in search.names(arguments[1]):
                search.finds.is_opaque = True
        elif name.startswith("on"):
            run_text(search, arguments[1], words(name))
        elif name == "style":
            add_css(search, arguments[1], "*{", "}", words("style"), strict=False)
        elif name not in TEXT_PROPERTIES and name not in ("innerHTML", "outerHTML", "location"):
            set_property(search, method.owner, name, arguments[1], is_library=method.name in ("attr", "prop"))


METHODS: dict[str, MethodReader] = {
    "setAttribute": _set_attribute,
    "setAttributeNS": _set_attribute,
    "attr": _set_attribute,
    "prop": _set_attribute,
}
