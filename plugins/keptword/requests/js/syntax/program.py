"""A reader of JavaScript that builds the tree of `nodes`.

It is lenient: code that no browser would run is read as far as possible.
"""

from ..nodes import Program
from .cursor import Cursor, Grammar, Reading
from .declarations import bind_assignments
from .expressions import expression
from .operands import operand
from .statements import block, statements

_MAX_NESTING = 20_000
_GRAMMAR = Grammar(expression, operand, block)


def read_program(code: str, *, is_module: bool = False) -> Program:
    """Read all of some code, in which marks may stand for unknown parts."""
    cursor = Cursor(code, _GRAMMAR, is_module=is_module)
    cursor.tokens.advance()
    waiting: list[Reading] = [statements(cursor, is_block=False)]
    result: object = None
    while waiting:
        try:
            waiting.append(waiting[-1].send(result))
            result = None
        except StopIteration as stop:
            waiting.pop()
            result = stop.value
        if len(waiting) > _MAX_NESTING:
            cursor.program.is_complete = False
            break
    bind_assignments(cursor)
    return cursor.program
