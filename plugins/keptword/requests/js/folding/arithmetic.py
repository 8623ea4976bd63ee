"""What operators make of numbers and, in comparisons, of texts."""

from collections.abc import Callable

from ..marks import PLAIN, is_known
from ..nodes import Items, Node, Operation, Record
from ..values import Atom, Element, Host

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
