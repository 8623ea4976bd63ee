"""Operands: constants, names, calls, members, and whatever else stands between operators."""

from ..nodes import (
    Call,
    Items,
    Literal,
    Member,
    Name,
    Node,
    Operation,
    Pattern,
    Record,
    Spread,
    Tagged,
    This,
    Unknown,
)
from .cursor import Cursor, Reading
from .functions import named_function
from .lists import items_up_to, joined_template, template
from .members import class_, members
from .tokens import Kind

_CONSTANTS = {"null": None, "undefined": None, "true": True, "false": False}
SUFFIXES = {".", "?.", "[", "(", "`", "++", "--"}
_COMPOUND_WORDS = {"function", "class", "new", "async"}


def operand(cursor: Cursor) -> Reading:
    """Read an operand with all that belongs to it."""
    node = atom(cursor) or (yield compound(cursor))
    return (yield suffixes(cursor, node))


def atom(cursor: Cursor) -> Node | None:
    """Read an operand of one token."""
    tokens = cursor.tokens
    node: Node | None = None
    if tokens.kind is Kind.NAME:
        if tokens.text in _COMPOUND_WORDS:
            return None
        if tokens.text == "this":
            node = This(tokens.start, cursor.in_class)
        elif tokens.text in _CONSTANTS:
            node = Literal(tokens.start, _CONSTANTS[tokens.text])
        else:
            node = cursor.name()
    elif tokens.kind is Kind.STRING:
        node = cursor.text(tokens.string())
    elif tokens.kind is Kind.NUMBER:
        node = Literal(tokens.start, _number(tokens.text))
    elif tokens.text in ("/", "/="):
        tokens.read_regex()
        node = Pattern(tokens.start, tokens.text)
    if node is not None:
        tokens.advance()
    return node


def compound(cursor: Cursor) -> Reading:
    """Read an operand that may hold others; at anything else the operand is unknown, and nothing is taken."""
    tokens = cursor.tokens
    at, text = tokens.start, tokens.text
    if tokens.kind is Kind.TEMPLATE:
        _, texts, values = yield template(cursor)
        return joined_template(cursor, at, texts, values)
    if tokens.kind is Kind.NAME:
        return (yield _word_operand(cursor, text))
    if text == "(":
        tokens.advance()
        items = yield items_up_to(cursor, ")")
        if cursor.sees("=>"):
            return Items(at, items, is_group=True)
        return items[-1] if items else Unknown(at)
    if text == "[":
        tokens.advance()
        items = yield items_up_to(cursor, "]")
        return Items(at, items)
    if text == "{":
        tokens.advance()
        record = Record(at, (yield members(cursor, None)))
        cursor.program.records.append(record)
        return record
    if text == "...":
        tokens.advance()
        return Spread(at, (yield cursor.grammar.expression(cursor, commas=False)))
    if text == "@":
        tokens.advance()
    return Unknown(at)


def _word_operand(cursor: Cursor, word: str) -> Reading:
    tokens = cursor.tokens
    at = tokens.start
    tokens.advance()
    if word == "function":
        return (yield named_function(cursor, at))
    if word == "class":
        return (yield class_(cursor, at))
    if word == "new":
        return (yield _new(cursor, at))
    # async: an arrow function's, a function's, or an ordinary name
    if cursor.tokens.kind is Kind.NAME and not tokens.after_line_end:
        if tokens.text == "function":
            tokens.advance()
            return (yield named_function(cursor, at))
        if tokens.text not in ("in", "of", "instanceof"):
            name = cursor.name()
            tokens.advance()
            return name
    return Name(at, word, cursor.scope)


def _new(cursor: Cursor, at: int) -> Reading:
    if cursor.sees("."):
        cursor.tokens.advance()
        cursor.tokens.advance()
        return Unknown(at)
    count = 1
    while cursor.sees_word("new"):
        cursor.tokens.advance()
        count += 1
    node = atom(cursor) or (yield compound(cursor))
    while count:
        node = yield suffixes(cursor, node, before_call=True)
        arguments: list[Node] = []
        if cursor.take("("):
            arguments = yield items_up_to(cursor, ")")
        node = Call(at, node, arguments, "new")
        cursor.program.calls.append(node)
        count -= 1
    return node


def suffixes(cursor: Cursor, node: Node, *, before_call: bool = False) -> Reading:
    """Read what follows an operand: members, arguments, tagged templates, increments."""
    tokens = cursor.tokens
    while True:
        text = tokens.text
        if tokens.kind is Kind.TEMPLATE:
            raw, _, values = yield template(cursor)
            node = Tagged(node.at, node, raw, values)
            cursor.program.tagged.append(node)
        elif tokens.kind is not Kind.PUNCTUATOR:
            return node
        elif cursor.take(".") or cursor.take("?."):
            if cursor.sees_word():
                node = Member(node.at, node, Literal(tokens.start, tokens.text))
                tokens.advance()
            elif not cursor.sees_any("(", "["):
                return node
        elif text == "[":
            tokens.advance()
            key = yield cursor.grammar.expression(cursor)
            cursor.take("]")
            node = Member(node.at, node, key)
        elif text == "(" and not before_call:
            tokens.advance()
            arguments = yield items_up_to(cursor, ")")
            is_import = isinstance(node, Name) and node.text == "import"
            node = Call(node.at, node, arguments, "import" if is_import else "call")
            cursor.program.calls.append(node)
        elif text in ("++", "--") and not tokens.after_line_end:
            tokens.advance()
            node = Operation(node.at, text, None, node)
        else:
            return node


def _number(text: str) -> float:
    text = text.replace("_", "").rstrip("n")
    try:
        if text[:2].lower() in ("0x", "0o", "0b"):
            return int(text, 0) if len(text) < 64 else float("nan")
        value = float(text)
    except ValueError:
        return float("nan")
    return int(value) if value.is_integer() else value
