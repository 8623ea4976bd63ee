"""Functions and classes: their parameters, their members, and the scope of what is in them."""

import tree_sitter

from ..nodes import Assignment, Binding, Call, Class, Function, Literal, Name, Node, Scope, Spread
from .constants import string_text
from .declarations import declare
from .reader import Context, Reader, ValueRule, plain_name

Members = list[tuple[Node | None, Node]]


def _function(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    function = _made(reader, node, context)
    name = node.child_by_field_name("name")
    if name is not None:
        # The name of an expression is known inside it alone; outside, it does no harm.
        declare(reader.name(name, context), function, context.scope)
    return function


def _made(reader: Reader, node: tree_sitter.Node, context: Context) -> Function:
    scope = Scope(context.scope)
    function = Function(node.start_byte, scope, node.end_byte)
    inside = Context(scope, scope, function, context.in_class)
    parameters, body = node.child_by_field_name("parameters"), node.child_by_field_name("body")
    parameter = node.child_by_field_name("parameter")
    heads = [parameter] if parameter is not None else reader.parts(parameters) if parameters is not None else []
    for index, head in enumerate(heads):
        _add_parameter(function, index, reader.value(head, inside))
    if body is not None and body.type == "statement_block":
        reader.later(body, inside)
    elif body is not None:
        function.returns.append(reader.value(body, inside))
    return function


def _add_parameter(function: Function, index: int, head: Node) -> None:
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
        declare(head, source, function.scope)


def _class(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    made = Class(node.start_byte)
    reader.program.classes.append(made)
    name = node.child_by_field_name("name")
    if name is not None:
        declare(reader.name(name, context), made, context.scope)
    inside = Context(context.scope, context.function_scope, context.function, in_class=True)
    for child in reader.parts(node):
        if child.type == "class_body":
            made.members = _class_members(reader, child, inside)
        elif child.type in ("class_heritage", "decorator"):
            reader.inside(child, context)
    for key, value in made.members:
        if isinstance(value, Function) and isinstance(key, Literal) and key.value == "constructor":
            made.constructor = value
    return made


def _class_members(reader: Reader, body: tree_sitter.Node, context: Context) -> Members:
    members: Members = []
    for child in reader.parts(body):
        if child.type == "method_definition":
            members.append(method(reader, child, context))
        elif child.type == "field_definition":
            key = child.child_by_field_name("property")
            if key is not None and child.child_by_field_name("value") is not None:
                members.append((key_of(reader, key, context), reader.part(child, "value", context)))
        else:
            reader.later(child, context)
    return members


def method(reader: Reader, node: tree_sitter.Node, context: Context) -> tuple[Node | None, Node]:
    """Return the key and value of a method; what a getter returns is its value."""
    name = node.child_by_field_name("name")
    key = key_of(reader, name, context) if name is not None else Literal(node.start_byte, "")
    function = _made(reader, node, context)
    for child in node.children:
        if child.type == "decorator":
            reader.inside(child, context)
        elif child.type == "get":
            return key, Call(key.at, function, [])
    return key, function


def key_of(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    """Return the name of a property, or what is computed in its place."""
    if node.type == "computed_property_name":
        keys = [reader.value(part, context) for part in reader.parts(node)]
        return keys[-1] if keys else Literal(node.start_byte, "")
    text = string_text(reader, node) if node.type == "string" else plain_name(reader.text(node))
    return Literal(node.start_byte, text)


_FUNCTIONS = (
    "function_expression",
    "function_declaration",
    "generator_function",
    "generator_function_declaration",
    "arrow_function",
)

VALUES: dict[str, ValueRule] = {
    **dict.fromkeys(_FUNCTIONS, _function),
    **dict.fromkeys(("class", "class_declaration"), _class),
}
