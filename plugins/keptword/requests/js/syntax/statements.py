"""Statements: only what they declare, return or run matters, not whether or when."""

from ..nodes import Call, Each, Joined, Literal, Node, Scope, Unknown
from .cursor import Cursor, Reading
from .declarations import declare
from .expressions import assign, expression
from .lists import items_up_to
from .modules import export, import_
from .operands import compound
from .tokens import Kind

_HEADERS = {"if", "while", "with", "switch"}
_BARE_STATEMENTS = {"do", "else", "try", "finally", "break", "continue", "debugger"}


def statements(cursor: Cursor, *, is_block: bool) -> Reading:
    """Read statements up to the end of the block or code."""
    tokens = cursor.tokens
    while tokens.kind is not Kind.END:
        if tokens.text == "}" and tokens.kind is Kind.PUNCTUATOR:
            if is_block:
                return
            tokens.advance()
            continue
        start = tokens.start
        if tokens.kind is Kind.NAME:
            yield _word_statement(cursor)
        elif tokens.kind is Kind.PUNCTUATOR and tokens.text == "{":
            yield block(cursor)
        elif not cursor.take(";"):
            node = yield expression(cursor)
            if not is_block and isinstance(node, Literal | Joined):
                cursor.program.result = node
            cursor.take(":")
        if tokens.start == start:
            tokens.advance()


def block(cursor: Cursor) -> Reading:
    """Read a block, which has names of its own."""
    outer = cursor.scope
    cursor.scope = Scope(outer)
    cursor.tokens.advance()
    yield statements(cursor, is_block=True)
    cursor.take("}")
    cursor.scope = outer


def _word_statement(cursor: Cursor) -> Reading:
    tokens = cursor.tokens
    word = tokens.text
    if word in ("var", "let", "const"):
        tokens.advance()
        yield _declarations(cursor, cursor.function_scope if word == "var" else cursor.scope)
    elif word in ("function", "class"):
        node = yield compound(cursor)
        yield _called_at_once(cursor, node)
    elif word in _HEADERS:
        tokens.advance()
        if cursor.take("("):
            yield expression(cursor)
            cursor.take(")")
    elif word in _BARE_STATEMENTS:
        tokens.advance()
    elif word == "for":
        yield _for_head(cursor)
    elif word in ("return", "throw"):
        yield _result(cursor, word)
    elif word == "case":
        tokens.advance()
        yield expression(cursor)
        cursor.take(":")
    elif word == "default":
        tokens.advance()
        cursor.take(":")
    elif word == "catch":
        yield _catch(cursor)
    elif word == "import":
        yield import_(cursor)
    elif word == "export":
        yield export(cursor)
    else:
        yield expression(cursor)
        cursor.take(":")


def _called_at_once(cursor: Cursor, node: Node) -> Reading:
    # A declaration ends where it ends; only lenient reading of `function(){}()` goes on.
    if cursor.sees("("):
        cursor.tokens.advance()
        arguments = yield items_up_to(cursor, ")")
        cursor.program.calls.append(Call(node.at, node, arguments))


def _result(cursor: Cursor, word: str) -> Reading:
    cursor.tokens.advance()
    if cursor.tokens.after_line_end or cursor.sees(";") or cursor.sees("}") or cursor.tokens.kind is Kind.END:
        return
    node = yield expression(cursor)
    if word == "return" and cursor.function is not None:
        cursor.function.returns.append(node)


def _declarations(cursor: Cursor, scope: Scope, *, no_in: bool = False) -> Reading:
    while True:
        target = yield _declared_target(cursor)
        if cursor.take("="):
            value = yield expression(cursor, commas=False, no_in=no_in)
            declare(cursor, target, value, scope)
        elif no_in and cursor.sees_word("of", "in"):
            is_of = cursor.tokens.text == "of"
            cursor.tokens.advance()
            value = yield expression(cursor)
            declare(cursor, target, Each(value.at, value) if is_of else Unknown(value.at), scope)
        else:
            declare(cursor, target, None, scope)
        if not cursor.take(","):
            return


def _declared_target(cursor: Cursor) -> Reading:
    at = cursor.tokens.start
    if cursor.tokens.kind is Kind.NAME:
        name = cursor.name()
        cursor.tokens.advance()
        return name
    if cursor.sees("[") or cursor.sees("{"):
        return (yield compound(cursor))
    return Unknown(at)


def _for_head(cursor: Cursor) -> Reading:
    cursor.tokens.advance()
    if cursor.sees_word("await"):
        cursor.tokens.advance()
    if not cursor.take("("):
        return
    if cursor.sees_word("var", "let", "const"):
        scope = cursor.function_scope if cursor.tokens.text == "var" else cursor.scope
        cursor.tokens.advance()
        yield _declarations(cursor, scope, no_in=True)
    elif not cursor.sees(";"):
        target = yield expression(cursor, no_in=True)
        if cursor.sees_word("of", "in"):
            is_of = cursor.tokens.text == "of"
            cursor.tokens.advance()
            value = yield expression(cursor)
            assign(cursor, "=", target, Each(value.at, value) if is_of else Unknown(value.at))
    while cursor.take(";"):
        if not cursor.sees(";") and not cursor.sees(")"):
            yield expression(cursor)
    cursor.take(")")


def _catch(cursor: Cursor) -> Reading:
    cursor.tokens.advance()
    if cursor.take("("):
        target = yield _declared_target(cursor)
        declare(cursor, target, Unknown(target.at), cursor.scope)
        cursor.take(")")
