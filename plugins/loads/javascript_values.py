"""Values of JavaScript: what an expression may stand for, and what operators and simple methods make of constants.

A value is a tuple of alternatives. Texts may hold the marks of `javascript_tokens` where a part is not known, so that
`"https://host.example/?" + id` still names its host.
"""

import base64
import binascii
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote, unquote

from plugins.loads.javascript_names import (
    OWN_PATHS,
)
from plugins.loads.javascript_nodes import (
    Call,
    Items,
    Literal,
    Member,
    Node,
    Operation,
    Pattern,
    Record,
)
from plugins.loads.javascript_tokens import (
    GIVEN,
    OWN,
    PLAIN,
    UNKNOWN,
    clean,
)


@dataclass(frozen=True, slots=True)
class Host:
    """An object or function of the browser, or of other code, by its name from `window` on."""

    path: str


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element (or style sheet, URL or blob object) of a kind, "" if that is not known, and what made it."""

    kind: str
    maker: Node


Atom: TypeAlias = str | float | Node | Host | Element | None
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


def is_known(text: str) -> bool:
    """Tell whether no part of a text is left open."""
    return not any(mark in text for mark in (UNKNOWN, OWN, PLAIN, GIVEN))


def text_of_pattern(pattern: Pattern | str) -> str:
    """Return what a pattern is written as."""
    return pattern if isinstance(pattern, str) else pattern.text


def node_name(call: Call) -> str:
    """Return the name of the method that a call names outright."""
    callee = call.callee
    return str(callee.key.value) if isinstance(callee, Member) and isinstance(callee.key, Literal) else ""


def makers(value: Value) -> list[Node]:
    return [atom.maker for atom in value if isinstance(atom, Element)]


def is_number(atom: Atom) -> bool:
    return isinstance(atom, int | float) and not isinstance(atom, bool)


def as_index(value: Value) -> int | None:
    if len(value) != 1:
        return None
    atom = value[0]
    if isinstance(atom, str) and atom.isascii() and atom.isdigit() and len(atom) < 9:
        return int(atom)
    return int(atom) if isinstance(atom, int | float) and abs(atom) < 2**31 else None


def as_node(at: int, value: Value) -> Node:
    if len(value) == 1:
        (atom,) = value
        if isinstance(atom, Node):
            return atom
        if isinstance(atom, str | int | float | None):
            return Literal(at, atom)
    return Literal(at, UNKNOWN)


def calculated(node: Operation, left: Atom, right: Atom) -> Atom:
    """Return the result of an operator on numbers or, for comparisons, on texts."""
    operator = node.operator
    if operator == "!":
        known = right is None or isinstance(right, bool | int | float | Items | Record)
        return (not right or right != right) if known and not isinstance(right, Node) else False if known else PLAIN
    if operator in ("===", "==", "!==", "!=") and not any(
        isinstance(side, Host | Element | Node) for side in (left, right)
    ):
        if not all(is_known(side) for side in (left, right) if isinstance(side, str)):
            return PLAIN
        return (left == right) == operator.startswith("=")
    if operator in ("<", ">", "<=", ">=") and isinstance(left, str) and isinstance(right, str):
        return _COMPARE[operator](left, right) if is_known(left + right) else PLAIN
    if operator == "+" and node.left is None and right == "":
        return 0
    if operator == "+" and isinstance(right, Items) and not right.items:
        return 0
    if isinstance(right, str) and right.isascii() and right.isdigit() and len(right) < 16:
        right = int(right)
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return PLAIN
    try:
        result = _ARITHMETIC[operator](left, right) if operator in _ARITHMETIC else PLAIN
    except (ArithmeticError, ValueError, TypeError):
        return PLAIN
    return int(result) if isinstance(result, float) and result.is_integer() else result


_COMPARE: dict[str, Callable[[str, str], bool]] = {
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
    "<=": lambda left, right: left <= right,
    ">=": lambda left, right: left >= right,
}
_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "%": lambda left, right: left - right * int(left / right),
    "^": lambda left, right: int(left) ^ int(right),
    "&": lambda left, right: int(left) & int(right),
    "|": lambda left, right: int(left) | int(right),
    "<<": lambda left, right: (int(left) << (int(right) & 31)) & 0xFFFFFFFF,
    ">>": lambda left, right: int(left) >> (int(right) & 31),
    ">>>": lambda left, right: (int(left) & 0xFFFFFFFF) >> (int(right) & 31),
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
    "<=": lambda left, right: left <= right,
    ">=": lambda left, right: left >= right,
    "~": lambda _, right: ~int(right),
}


def selected_kind(selector: str) -> str:
    """Return the element that a selector ends in, if it says."""
    kinds = set()
    for part in re.sub(r"\[[^\]]*+\]", "", selector[:500]).split(","):
        match = re.match(r"[a-zA-Z][\w-]*+", re.split(r"[\s>+~]", part.strip())[-1])
        kinds.add(match.group() if match else "")
    return kinds.pop().lower() if len(kinds) == 1 else ""


def split_text(at: int, text: str, separator: Atom, separator_text: str) -> Items:
    if isinstance(separator, Pattern) or not is_known(separator_text):
        return Items(at, [Literal(at, UNKNOWN)])
    parts = list(text) if separator_text == "" else text.split(separator_text)
    return Items(at, [Literal(at, part) for part in parts[:MAX_ITEMS]])


def cut_text(text: str, name: str, numbers: list[int]) -> str:
    start = numbers[0] if numbers else 0
    end = numbers[1] if len(numbers) > 1 else None
    if name in ("slice", "at", "charAt"):
        return text[start:end] if name == "slice" else text[start : start + 1] if start != -1 else text[-1:]
    if name == "substring":
        low, high = max(start, 0), len(text) if end is None else max(end, 0)
        return text[min(low, high) : max(low, high)]
    if name == "substr":
        return text[start:] if end is None else text[start:][:end]
    if name == "repeat":
        return text * start if 0 <= start * len(text) <= MAX_TEXT else UNKNOWN
    return UNKNOWN


_SIMPLE_REGEX = re.compile(
    r"(?:\\[wdsWDSbnrt.*+?^$/(){}|\[\]\\-]|\[\^?(?:\\.|[^\]\\\[])+\]|[^\\\[\](){}*+?])(?:[*+?])?"
)


def simple_regex(pattern: Pattern, text: str) -> "re.Pattern[str] | None":
    """Return a simple expression for Python: without groups, and too little text to be slow on."""
    source, _, flags = pattern.text[1:].rpartition("/")
    quantifiers = len(re.findall(r"[*+]", source))
    if len(source) > 80 or len(text) > 2000 or quantifiers > 2 or not _is_simple(source):
        return None
    try:
        return re.compile(source.replace(r"\/", "/"), re.IGNORECASE if "i" in flags else 0)
    except re.error:
        return None


def _is_simple(source: str) -> bool:
    at = 0
    while at < len(source):
        match = _SIMPLE_REGEX.match(source, at)
        if match is None:
            return False
        at = match.end()
    return True


def parsed_json(at: int, text: str) -> Atom:
    if not is_known(text):
        return UNKNOWN
    try:
        return _json_node(at, json.loads(text))
    except (ValueError, RecursionError):
        return UNKNOWN


def _json_node(at: int, content: object) -> Atom:
    node = _json_as_node(at, content, 0)
    return node.value if isinstance(node, Literal) else node


def _json_as_node(at: int, content: object, depth: int) -> Node:
    if depth < 20 and isinstance(content, list):
        return Items(at, [_json_as_node(at, item, depth + 1) for item in content])
    if depth < 20 and isinstance(content, dict):
        return Record(at, [(Literal(at, key), _json_as_node(at, value, depth + 1)) for key, value in content.items()])
    return Literal(at, content if isinstance(content, str | int | float | None) else UNKNOWN)


def _atob(text: str) -> str:
    text = re.sub(r"\s+", "", text)
    try:
        return clean(base64.b64decode(text + "=" * (-len(text) % 4)).decode("latin-1"))
    except (binascii.Error, ValueError):
        return UNKNOWN


def _btoa(text: str) -> str:
    return base64.b64encode(text.encode("latin-1", "replace")).decode()


def _unescape(text: str) -> str:
    decoded = re.sub(r"%u([0-9a-fA-F]{4})", lambda match: chr(int(match.group(1), 16)), text)
    decoded = unquote(decoded, encoding="latin-1")
    return clean(decoded.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _decode(text: str) -> str:
    return clean(unquote(text, errors="replace"))


def decoded_marks(path: str, text: str) -> str:
    """Return what is left of a text of which parts are not known."""
    return PLAIN if path.startswith(("encode", "escape")) else text if text in (OWN, PLAIN, GIVEN) else UNKNOWN


DECODERS: dict[str, Callable[[str], str]] = {
    "atob": _atob,
    "btoa": _btoa,
    "unescape": _unescape,
    "decodeURIComponent": _decode,
    "decodeURI": _decode,
    "encodeURIComponent": lambda text: quote(text, safe="!'()*-._~", errors="replace"),
    "escape": lambda text: quote(text, safe="@*_+-./", errors="replace"),
}
