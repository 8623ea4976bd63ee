"""Statements: only what they declare, return or run matters, not whether or when."""

import tree_sitter

from ..nodes import Each, Joined, Literal, Node, Unknown
from .constants import string_text
from .declarations import declare
from .operators import assigned
from .reader import Context, Reader, StatementRule


def _expression(reader: Reader, node: tree_sitter.Node, context: Context) -> None:
    for part in reader.parts(node):
        value = reader.value(part, context)
        if context.scope is reader.program.scope and isinstance(value, Literal | Joined):
            reader.program.result = value


def _block(reader: Reader, node: tree_sitter.Node, context: Context) -> None:
    reader.inside(node, context.in_block())


def _declaration(reader: Reader, node: tree_sitter.Node, context: Context) -> None:
    scope = context.function_scope if node.type == "variable_declaration" else context.scope
    for one in reader.parts(node):
        if one.type != "variable_declarator":
            reader.later(one, context)
            continue
        has_value = one.child_by_field_name("value") is not None
        target = reader.part(one, "name", context)
        declare(target, reader.part(one, "value", context) if has_value else None, scope)


def _for_in(reader: Reader, node: tree_sitter.Node, context: Context) -> None:
    kind, operator = node.child_by_field_name("kind"), node.child_by_field_name("operator")
    target, listed = reader.part(node, "left", context), reader.part(node, "right", context)
    value: Node = Each(listed.at, listed) if operator is not None and operator.type == "of" else Unknown(listed.at)
    if kind is not None:
        declare(target, value, context.function_scope if kind.type == "var" else context.scope)
    else:
        assigned(reader, "=", target, value)
    _body(reader, node, context)


def _body(reader: Reader, node: tree_sitter.Node, context: Context) -> None:
    body = node.child_by_field_name("body")
    if body is not None:
        reader.later(body, context)


def _return(reader: Reader, node: tree_sitter.Node, context: Context) -> None:
    values = [reader.value(part, context) for part in reader.parts(node)]
    if values and context.function is not None:
        context.function.returns.append(values[-1])


def _catch(reader: Reader, node: tree_sitter.Node, context: Context) -> None:
    if node.child_by_field_name("parameter") is not None:
        declare(reader.part(node, "parameter", context), Unknown(node.start_byte), context.scope)
    _body(reader, node, context)


def _import(reader: Reader, node: tree_sitter.Node, context: Context) -> None:
    _source(reader, node)
    waiting = [child for child in reader.parts(node) if child.type == "import_clause"]
    while waiting:
        part = waiting.pop()
        if part.type == "identifier":
            declare(reader.name(part, context), Unknown(part.start_byte), context.scope)
        else:
            waiting += [child for child in reader.parts(part) if child.type != "string"]


def _export(reader: Reader, node: tree_sitter.Node, context: Context) -> None:
    _source(reader, node)
    for field in ("value", "declaration", "decorator"):
        found = node.child_by_field_name(field)
        if found is not None:
            reader.later(found, context)


def _source(reader: Reader, node: tree_sitter.Node) -> None:
    source = node.child_by_field_name("source")
    if source is not None:
        reader.program.imports.append(Literal(source.start_byte, string_text(reader, source)))


def _inside(reader: Reader, node: tree_sitter.Node, context: Context) -> None:
    reader.inside(node, context)


def _nothing(_: Reader, __: tree_sitter.Node, ___: Context) -> None:
    pass


_WITH_PARTS = """
    program else_clause if_statement switch_statement switch_case switch_default for_statement while_statement
    do_statement try_statement with_statement throw_statement labeled_statement finally_clause class_static_block
    decorator
"""
_EMPTY = """
    empty_statement break_statement continue_statement debugger_statement statement_identifier hash_bang_line comment
    html_comment
"""

STATEMENTS: dict[str, StatementRule] = {
    **dict.fromkeys(_WITH_PARTS.split(), _inside),
    **dict.fromkeys(_EMPTY.split(), _nothing),
    "expression_statement": _expression,
    **dict.fromkeys(("statement_block", "switch_body"), _block),
    **dict.fromkeys(("variable_declaration", "lexical_declaration", "using_declaration"), _declaration),
    "for_in_statement": _for_in,
    "return_statement": _return,
    "catch_clause": _catch,
    "import_statement": _import,
    "export_statement": _export,
}
