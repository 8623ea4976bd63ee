"""Markup, CSS and code that a program writes, to be read in turn."""

from collections.abc import Iterable

from ...causes import Cause, words
from ..folding.page import is_page_value
from ..folding.structures import strings_in
from ..marks import GIVEN, OWN, PLAIN, UNKNOWN
from ..nodes import Class, Function, Node
from ..taken import Use
from ..values import Element, Value
from .finds import Found
from .openness import note_openness, take
from .search import Search
from .texts import has_open_css, has_open_markup, without_marks


def add_markup(search: Search, nodes: Iterable[Node], cause: Cause, *, strict: bool = True, owners: Value = ()) -> None:
    """Read values that are used as markup; strict where nothing else can be meant."""
    if any(isinstance(atom, Element) and _stays_inert(search, atom) for atom in owners):
        return
    for node in nodes:
        for atom in search.folder.fold(node):
            if atom is not None and not isinstance(atom, bool | int | float | Function):
                add_markup_text(search, search.folder.text(atom), node.at, cause, strict=strict)


def _stays_inert(search: Search, element: Element) -> bool:
    """Tell whether markup goes into a template or document of its own, and nothing is taken out of it."""
    kinds = {"template": {"content", "innerHTML"}, "inert": {"append", "appendChild", "adoptNode", "importNode"}}
    return element.kind in kinds and not search.members & (kinds[element.kind] - {"innerHTML"})


def add_markup_text(search: Search, text: str, at: int, cause: Cause, *, strict: bool = True) -> None:
    """Note markup, and that it is opaque where its unknown parts may be URLs."""
    if strict or "<" in text:
        note_openness(search, Use.MARKUP, text, at, cause, has_open_markup)
    if "<" in text:
        search.finds.markup.append(Found(without_marks(text), at, cause))


def add_css(search: Search, node: Node, before: str, behind: str, cause: Cause, *, strict: bool = True) -> None:
    """Read a value that is used as CSS, between what makes a rule of it."""
    for atom in search.folder.fold(node):
        if atom is not None and not isinstance(atom, int | float | Function):
            text = search.folder.text(atom)
            if text == UNKNOWN and not strict:
                continue
            add_css_text(search, text, node.at, cause, before, behind)


def add_css_text(search: Search, text: str, at: int, cause: Cause, before: str = "", behind: str = "") -> None:
    """Note CSS, and that it is opaque where its unknown parts may be URLs."""
    note_openness(search, Use.CSS, before + text + behind, at, cause, has_open_css)
    lower = text.lower()
    if "url(" in lower or "import" in lower or "image-set(" in lower or "src(" in lower or "\\" in text:
        search.finds.css.append(Found(before + without_marks(text) + behind, at, cause))


def add_css_list(search: Search, nodes: Iterable[Node]) -> None:
    """Read keyframes and the like: CSS that stands in lists and objects."""
    for node in nodes:
        for text, where in strings_in(search.folder, node):
            if text != UNKNOWN:
                add_css_text(search, text, where.at, words("animation"), "*{background:", "}")


def run_text(search: Search, node: Node, cause: Cause, *, strict: bool = True) -> None:
    """Read code that stands in a text."""
    for atom in search.folder.fold(node):
        if atom is None or isinstance(atom, Function | Class | bool | int | float):
            continue
        text = search.folder.text(atom)
        if is_page_value(text):
            take(search, Use.CODE, text, node.at, cause)
        elif text not in (UNKNOWN, OWN, PLAIN, GIVEN):
            search.finds.code.append(Found(text, node.at, cause))
        elif text == UNKNOWN and strict:
            search.finds.is_opaque = True
