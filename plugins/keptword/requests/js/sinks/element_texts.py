"""What becomes of the text in an element, and of what a template holds."""

import json

from ...causes import Act, Cause, words
from ..marks import GIVEN, UNKNOWN, is_known, without_page
from ..nodes import Call, Literal, Member, Node, method_name
from ..taken import Use
from ..values import Element
from .addresses import add_url
from .contents import add_css, run_text
from .openness import take
from .request_names import SCRIPT_TYPE
from .search import Search


def text_of_element(search: Search, element: Element, value: Node) -> None:
    """Read text that is put into an element, as what the element makes of it."""
    if element.kind == "style":
        add_css(search, value, "", "", words("text of <style>"))
    elif element.kind == "script":
        types = [text for node in search.folder.properties(element, "type") for text in search.folder.texts(node)]
        for kind in types or [""]:
            _script_text(search, kind.strip().lower(), value)


def _script_text(search: Search, kind: str, value: Node) -> None:
    if SCRIPT_TYPE.fullmatch(kind) or not is_known(kind):
        run_text(search, value, words("text of <script>"))
    elif kind in ("speculationrules", "importmap"):
        act = Act.IMPORT_MAP if kind == "importmap" else Act.OTHER
        for text in search.folder.texts(value):
            for url in _listed_urls(text, every=kind == "importmap"):
                add_url(search, url, value.at, Cause(act, kind))
            if UNKNOWN in without_page(text):
                search.finds.is_opaque = True


def template_content(search: Search, node: Node) -> None:
    """Bring to life what a template holds: the page tells what, the code does not."""
    if not isinstance(node, Member) or not isinstance(node.key, Literal) or node.key.value != "content":
        return
    owners = search.folder.fold(node.owner)
    if GIVEN in owners or any(isinstance(atom, Element) and _is_made(atom) for atom in owners):
        return
    if owners and all(isinstance(atom, Element) and atom.selector for atom in owners):
        take(search, Use.TEMPLATE, "", node.at, words("a template that code brings to life"))
    else:
        search.finds.is_opaque = True


def _is_made(element: Element) -> bool:
    is_new = isinstance(element.maker, Call) and method_name(element.maker).startswith("createElement")
    return element.kind not in ("", "template") or is_new


def _listed_urls(text: str, *, every: bool) -> list[str]:
    """Return the URLs of speculation rules, or all texts of an import map's values."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return []
    found: list[str] = []
    waiting: list[tuple[object, bool]] = [(content, every)]
    while waiting:
        part, counts = waiting.pop()
        if isinstance(part, dict):
            waiting += [(value, every or key == "urls") for key, value in part.items()]
        elif isinstance(part, list):
            waiting += [(item, counts) for item in part]
        elif isinstance(part, str) and counts:
            found.append(part)
    return found
