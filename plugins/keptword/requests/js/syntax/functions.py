"""Functions: their parameters, what they return, and the scope of what is in them."""

from ..nodes import Assignment, Binding, Call, Function, Items, Name, Node, Scope, Spread
from .cursor import Cursor, Reading
from .declarations import declare
from .lists import items_up_to
from .tokens import Kind


def named_function(cursor: Cursor, at: int) -> Reading:
    """Read a function behind its first word, its name included."""
    cursor.take("*")
    name = None
    if cursor.tokens.kind is Kind.NAME:
        name = cursor.name()
        cursor.tokens.advance()
    function = yield parameters_and_body(cursor, at)
    if name is not None:
        # The name of an expression is known inside it alone; outside, it does no harm.
        declare(cursor, name, function, cursor.scope)
    return function


def parameters_and_body(cursor: Cursor, at: int) -> Reading:
    """Read parameters and body."""
    outer = cursor.scope, cursor.function_scope, cursor.function
    scope = Scope(cursor.scope)
    function = Function(at, scope)
    cursor.scope = cursor.function_scope = scope
    if cursor.take("("):
        _add_parameters(cursor, function, (yield items_up_to(cursor, ")")))
    cursor.function = function
    if cursor.sees("{"):
        yield cursor.grammar.block(cursor)
    function.end = cursor.tokens.start
    cursor.scope, cursor.function_scope, cursor.function = outer
    return function


def arrow(cursor: Cursor, head: Node) -> Reading:
    """Read an arrow function, of which the parameters were taken for an operand."""
    outer = cursor.scope, cursor.function_scope, cursor.function
    function = Function(head.at, Scope(cursor.scope))
    cursor.scope = cursor.function_scope = function.scope
    heads = head.items if isinstance(head, Items) else head.arguments if isinstance(head, Call) else [head]
    _add_parameters(cursor, function, heads)
    cursor.function = function
    cursor.tokens.advance()
    if cursor.sees("{"):
        yield cursor.grammar.block(cursor)
    else:
        function.returns.append((yield cursor.grammar.expression(cursor, commas=False)))
    function.end = cursor.tokens.start
    cursor.scope, cursor.function_scope, cursor.function = outer
    return function


def _add_parameters(cursor: Cursor, function: Function, heads: list[Node]) -> None:
    for index, head in enumerate(heads):
        binding = Binding(is_open=True)
        function.parameters.append(binding)
        inner = f"#{index}"
        function.scope.names[inner] = binding
        source = Name(head.at, inner, function.scope)
        if isinstance(head, Spread):
            function.has_rest = True
            head = head.value
        if isinstance(head, Assignment):
            binding.values.append(("default", head.value))
            head = head.target
        if isinstance(head, Name):
            function.scope.names[head.text] = binding
        else:
            declare(cursor, head, source, function.scope)
