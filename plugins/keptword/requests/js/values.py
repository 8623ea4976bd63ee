"""Values of JavaScript: what an expression may stand for.

A value is a tuple of alternatives. Texts may hold marks where a part is not known, so that
`"https://host.example/?" + id` still names its host.
"""

from dataclasses import dataclass
from typing import TypeAlias

from .host_names import OWN_PATHS
from .marks import OWN, PLAIN, UNKNOWN
from .nodes import Literal, Node, Record


@dataclass(frozen=True, slots=True)
class Host:
    """An object or function of the browser, or of other code, by its name from `window` on."""

    path: str


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element (or style sheet, URL or blob object) of a kind, "" if that is not known, and what made it.

    One that the code finds in the page has a selector that it matches, if with others.
    """

    kind: str
    maker: Node
    selector: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The `data-` attributes of an element."""

    element: Element


Atom: TypeAlias = str | float | Node | Host | Element | Dataset | None
Value: TypeAlias = tuple[Atom, ...]

NOTHING: Value = (UNKNOWN,)
MAX_ALTERNATIVES = 16
MAX_TEXT = 400_000
MAX_ITEMS = 10_000


def text_of(atom: Atom) -> str:
    """Return what becomes of a value where text is wanted."""
    if isinstance(atom, str):
        return atom
    if atom is None:
        return "null"
    if isinstance(atom, bool):
        return "true" if atom else "false"
    if isinstance(atom, int):
        return str(atom) if abs(atom) < 10**21 else PLAIN
    if isinstance(atom, float):
        return PLAIN
    if isinstance(atom, Host):
        return OWN if atom.path in OWN_PATHS else UNKNOWN
    if isinstance(atom, Record):
        return "[object Object]"
    return UNKNOWN


def makers(value: Value) -> list[Node]:
    """Return what made the elements among some alternatives."""
    return [atom.maker for atom in value if isinstance(atom, Element)]


def is_number(atom: Atom) -> bool:
    """Tell whether a value is a number; true and false are none."""
    return isinstance(atom, int | float) and not isinstance(atom, bool)


def as_index(value: Value) -> int | None:
    """Return the whole number that a value can only be; None if it can be something else."""
    if len(value) != 1:
        return None
    atom = value[0]
    if isinstance(atom, str) and atom.isascii() and atom.isdigit() and len(atom) < 9:
        return int(atom)
    return int(atom) if isinstance(atom, int | float) and abs(atom) < 2**31 else None


def as_node(at: int, value: Value) -> Node:
    """Return a node that stands for a value."""
    if len(value) == 1:
        (atom,) = value
        if isinstance(atom, Node):
            return atom
        if isinstance(atom, str | int | float | None):
            return Literal(at, atom)
    return Literal(at, UNKNOWN)
