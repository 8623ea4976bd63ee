"""Objects and classes: what stands between their braces."""

from ..nodes import Assignment, Call, Class, Function, Literal, Name, Node, Unknown
from .cursor import Cursor, Reading
from .declarations import declare
from .functions import parameters_and_body
from .tokens import Kind

_MODIFIERS = {"get", "set", "async", "static", "accessor"}


def class_(cursor: Cursor, at: int) -> Reading:
    """Read a class behind its first word."""
    name = None
    if cursor.tokens.kind is Kind.NAME and cursor.tokens.text != "extends":
        name = cursor.name()
        cursor.tokens.advance()
    if cursor.sees_word("extends"):
        cursor.tokens.advance()
        yield cursor.grammar.operand(cursor)
    class_ = Class(at)
    cursor.program.classes.append(class_)
    if name is not None:
        declare(cursor, name, class_, cursor.scope)
    if cursor.take("{"):
        outer = cursor.in_class
        cursor.in_class = True
        class_.members = yield members(cursor, class_)
        cursor.in_class = outer
    return class_


def members(cursor: Cursor, class_: Class | None) -> Reading:
    """Read the properties of an object, or the members of a class."""
    tokens = cursor.tokens
    members: list[tuple[Node | None, Node]] = []
    while tokens.kind is not Kind.END and not cursor.take("}"):
        start = tokens.start
        if cursor.take(",") or cursor.take(";") or cursor.take("*"):
            continue
        if cursor.sees("{"):
            yield cursor.grammar.block(cursor)
            continue
        if cursor.sees("..."):
            tokens.advance()
            members.append((None, (yield cursor.grammar.expression(cursor, commas=False))))
            continue
        modifier = _take_modifier(cursor)
        if cursor.sees("{"):
            continue
        key = yield _member_key(cursor)
        if key is not None:
            value = yield _member_value(cursor, key, modifier)
            if isinstance(value, Function) and class_ is not None and _is_literal(key, "constructor"):
                class_.constructor = value
            members.append((key, value))
        if tokens.start == start:
            tokens.advance()
    return members


def _take_modifier(cursor: Cursor) -> str:
    """Take `static`, `async`, `get` and the like, where they are not names themselves."""
    tokens = cursor.tokens
    modifier = ""
    while tokens.kind is Kind.NAME and tokens.text in _MODIFIERS:
        before = (tokens.kind, tokens.text, tokens.start, tokens.end, tokens.after_line_end)
        tokens.advance()
        if cursor.sees_any(",", ":", "(", "}", "=", ";"):
            tokens.kind, tokens.text, tokens.start, tokens.end, tokens.after_line_end = before
            return modifier
        modifier = before[1]
        cursor.take("*")
    return modifier


def _member_key(cursor: Cursor) -> Reading:
    tokens = cursor.tokens
    at = tokens.start
    if tokens.kind in (Kind.NAME, Kind.NUMBER, Kind.STRING):
        key = Literal(at, tokens.string() if tokens.kind is Kind.STRING else tokens.text)
        tokens.advance()
        return key
    if cursor.take("["):
        computed = yield cursor.grammar.expression(cursor)
        cursor.take("]")
        return computed
    return None


def _member_value(cursor: Cursor, key: Node, modifier: str) -> Reading:
    if cursor.sees("("):
        function = yield parameters_and_body(cursor, key.at)
        return Call(key.at, function, []) if modifier == "get" else function
    if cursor.take(":"):
        return (yield cursor.grammar.expression(cursor, commas=False))
    if cursor.take("="):
        name = Name(key.at, str(key.value) if isinstance(key, Literal) else "", cursor.scope)
        return Assignment(key.at, "=", name, (yield cursor.grammar.expression(cursor, commas=False)))
    return Name(key.at, str(key.value), cursor.scope) if isinstance(key, Literal) else Unknown(key.at)


def _is_literal(node: Node, value: str) -> bool:
    return isinstance(node, Literal) and node.value == value
