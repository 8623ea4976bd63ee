"""Expressions: operands and operators, the weaker ones waiting for the stronger."""

from ..nodes import Assignment, Choice, Joined, Literal, Node, Operation
from .cursor import Cursor, Reading
from .functions import arrow
from .operands import SUFFIXES, atom, compound, suffixes
from .tokens import Kind

_LEVELS = (
    (",", 0),
    ("= += -= *= /= %= **= <<= >>= >>>= &= ^= |= &&= ||= ??=", 2),
    ("?", 3),
    ("|| ??", 4),
    ("&&", 5),
    ("|", 6),
    ("^", 7),
    ("&", 8),
    ("== != === !==", 9),
    ("< > <= >= in instanceof", 10),
    ("<< >> >>>", 11),
    ("+ -", 12),
    ("* / %", 13),
    ("**", 14),
)
_PRECEDENCE = {operator: level for operators, level in _LEVELS for operator in operators.split()}
_ASSIGNS, _RIGHT_TO_LEFT, _UNARY = 2, (3, 14), 15
_COMPARISONS = {"<", ">", "<=", ">=", "==", "!=", "===", "!==", "in", "instanceof"}
_PREFIXES = {"!", "~", "+", "-", "++", "--"}
_WORD_PREFIXES = {"typeof", "void", "delete", "await", "yield"}


def expression(cursor: Cursor, *, commas: bool = True, no_in: bool = False, first: Node | None = None) -> Reading:
    """Read operands and operators, the operators waiting on a stack of their own for their right operand."""
    tokens = cursor.tokens
    operands: list[Node] = []
    operators: list[tuple[int, str, Node | None]] = []
    while True:
        if first is None:
            _take_prefixes(cursor, operators)
            node = atom(cursor) or (yield compound(cursor))
            if tokens.text in SUFFIXES:
                node = yield suffixes(cursor, node)
        else:
            node, first = first, None
        if cursor.sees("=>"):
            node = yield arrow(cursor, node)
        operands.append(node)
        operator = tokens.text
        precedence = _PRECEDENCE.get(operator, -1)
        if tokens.kind not in (Kind.PUNCTUATOR, Kind.NAME) or (operator == "," and not commas):
            precedence = -1
        if operator == "in" and no_in:
            precedence = -1
        if precedence != _ASSIGNS:  # what is assigned to is one operand, whatever waits on its left
            waits = precedence if precedence in _RIGHT_TO_LEFT else precedence - 1
            while operators and operators[-1][0] > waits:
                _reduce(cursor, operands, operators)
        if precedence < 0:
            return operands[0]
        middle = None
        tokens.advance()
        if operator == "?":
            middle = yield expression(cursor, commas=False)
            cursor.take(":")
        elif operator == "," and (cursor.sees(")") or cursor.sees("]") or cursor.sees("}")):
            return operands[0]
        operators.append((precedence, operator, middle))


def _take_prefixes(cursor: Cursor, operators: list[tuple[int, str, Node | None]]) -> None:
    tokens = cursor.tokens
    while True:
        is_prefix = tokens.kind is Kind.PUNCTUATOR and tokens.text in _PREFIXES
        if not is_prefix and not (tokens.kind is Kind.NAME and tokens.text in _WORD_PREFIXES):
            return
        word = tokens.text
        tokens.advance()
        operators.append((_ASSIGNS if word == "yield" else _UNARY, f"{word} ", None))
        if word == "yield":
            cursor.take("*")


def _reduce(cursor: Cursor, operands: list[Node], operators: list[tuple[int, str, Node | None]]) -> None:
    _, operator, middle = operators.pop()
    right = operands.pop()
    if operator.endswith(" "):
        awaited = operator in ("await ", "yield ")
        operands.append(right if awaited else Operation(right.at, operator[:-1], None, right))
        return
    left = operands.pop()
    operands.append(_binary(cursor, operator, left, right, middle))


def _binary(cursor: Cursor, operator: str, left: Node, right: Node, middle: Node | None) -> Node:
    if operator == "+":
        if isinstance(left, Joined) and not left.is_template:
            left.parts.append(right)
            return left
        return Joined(left.at, [left, right])
    if operator in ("||", "??"):
        if isinstance(left, Choice) and left.test is None:
            left.options.append(right)
            return left
        return Choice(left.at, [left, right])
    if middle is not None:
        return Choice(middle.at, [middle, right], left)
    if operator in (",", "&&"):
        return right
    if _PRECEDENCE[operator] == _ASSIGNS:
        return assign(cursor, operator, left, right)
    if operator in _COMPARISONS:
        cursor.program.compared.update(side for side in (left, right) if isinstance(side, Literal))
    return Operation(left.at, operator, left, right)


def assign(cursor: Cursor, operator: str, target: Node, value: Node) -> Node:
    """Note an assignment."""
    node = Assignment(target.at, operator, target, value)
    cursor.program.assignments.append(node)
    return node
