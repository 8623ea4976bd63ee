"""What a module imports from others and exports to them."""

from ..nodes import Literal, Unknown
from .cursor import Cursor, Reading
from .declarations import declare
from .expressions import expression
from .operands import suffixes
from .tokens import Kind


def import_(cursor: Cursor) -> Reading:
    """Read an import, as a statement or a call."""
    tokens = cursor.tokens
    imported = cursor.name()
    tokens.advance()
    if cursor.sees("(") or cursor.sees("."):
        node = yield suffixes(cursor, imported)
        yield expression(cursor, first=node)
        return
    while tokens.kind is not Kind.END and not cursor.sees(";"):
        if tokens.kind is Kind.STRING:
            cursor.program.imports.append(Literal(tokens.start, tokens.string()))
            tokens.advance()
            return
        if tokens.kind is Kind.NAME and tokens.text not in ("from", "as"):
            declare(cursor, cursor.name(), Unknown(tokens.start), cursor.scope)
        elif tokens.kind is not Kind.NAME and tokens.text not in ("{", "}", ",", "*"):
            return
        tokens.advance()


def export(cursor: Cursor) -> Reading:
    """Read what an export takes from other modules; what it declares is left to be read."""
    tokens = cursor.tokens
    tokens.advance()
    if cursor.sees_word("default"):
        tokens.advance()
    elif cursor.sees("*") or cursor.sees("{"):
        while tokens.kind is Kind.NAME or tokens.text in ("{", "}", ",", "*") or tokens.kind is Kind.STRING:
            is_source = False
            if cursor.sees_word("from"):
                tokens.advance()
                is_source = tokens.kind is Kind.STRING
            if is_source:
                cursor.program.imports.append(Literal(tokens.start, tokens.string()))
            if tokens.kind is not Kind.END:
                closes = cursor.sees("}")
                tokens.advance()
                if is_source or (closes and not cursor.sees_word("from")):
                    return
    yield from ()
