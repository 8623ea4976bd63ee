"""Properties of elements that hold a URL."""

from ...causes import Act, Cause, words
from ..marks import UNKNOWN, page_marks
from ..nodes import Call, Member, Name, Node
from ..values import Dataset, Element, Value
from .addresses import add_candidates, add_url, request
from .comparisons import are_objects, is_same
from .request_names import FILE, QUIET_RELATIONS, STYLISH
from .search import Search
from .texts import LOADING_TAGS


def set_url(search: Search, owner: Node, owners: Value, name: str, value: Node, *, is_library: bool) -> None:
    """Read a property that may hold a URL, as the element that it belongs to makes use of it."""
    if isinstance(value, Member) and is_same(value, owner, name):
        return
    if are_objects(owners) or name == "action":
        return
    if owners and all(isinstance(atom, Dataset) for atom in owners):
        request(search, [value], words(f"data-{name}"), strict=False)  # for other code to take up
        return
    kinds = {atom.kind for atom in owners if isinstance(atom, Element)}
    strict = kinds != {"instance"} and (not is_library or _is_of_page(search, value))
    cause = Cause(Act.PROPERTY, name, tuple(sorted(kinds)) if "" not in kinds else ())
    if name == "href":
        if kinds and kinds <= {"a", "area", "url", "instance"}:
            return
        if any(atom.kind == "link" and _is_quiet_link(search, atom) for atom in owners if isinstance(atom, Element)):
            return
        strict = bool(kinds & LOADING_TAGS)
        if not strict:
            _set_unknown_href(search, owner, value)
            return
    elif (name in ("data", "background") and not kinds & {"object", "body", "td", "table", "th", "tr"}) or (
        kinds and kinds <= {"div", "span", "p", "a", "button", "inert", "url", "blob", "request"}
    ):
        return
    if name.lower().endswith("srcset"):
        for text in search.folder.texts(value):
            add_candidates(search, text, value.at, cause, strict=strict)
        return
    request(search, [value], cause, strict=strict, runs="script" in kinds)


def _is_of_page(search: Search, value: Node) -> bool:
    """Tell whether a value comes out of the page, and so is known for sure to be a text."""
    return any(page_marks(text) and UNKNOWN not in text for text in search.folder.texts(value))


def _set_unknown_href(search: Search, owner: Node, value: Node) -> None:
    """Read what an element unknown is pointed to: most are links to be clicked, some are style sheets."""
    names = owner.text if isinstance(owner, Name) else ""
    for node in (owner, *(atom.maker for atom in search.folder.fold(owner) if isinstance(atom, Element))):
        if isinstance(node, Call) and node.arguments:
            names += " ".join(search.folder.texts(node.arguments[0]))
    for text in search.folder.texts(value):
        if STYLISH.search(names) or FILE.search(text):
            add_url(search, text, value.at, Cause(Act.PROPERTY, "href"), strict=False)


def _is_quiet_link(search: Search, link: Element) -> bool:
    relations = [text for value in search.folder.properties(link, "rel") for text in search.folder.texts(value)]
    return bool(relations) and all(set(text.lower().split()) <= QUIET_RELATIONS for text in relations)
