"""Operators, and what is put in parentheses or after commas."""

import tree_sitter

from ..nodes import Assignment, Choice, Joined, Node, Operation, Unknown
from .reader import Context, Reader, ValueRule


def _binary(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    """Read operators from the left, however many there are."""
    spine: list[list[tree_sitter.Node]] = []
    kind = node.kind_id
    while node.kind_id == kind:
        # Comments may stand anywhere between.
        parts = [part for part in node.children if not part.is_extra]
        spine.append(parts)
        node = parts[0]
    value = reader.value(node, context)
    for parts in reversed(spine):
        value = _joined(parts[1].type, value, reader.value(parts[-1], context))
    return value


def _joined(operator: str, left: Node, right: Node) -> Node:
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
    if operator == "&&":
        return right
    return Operation(left.at, operator, left, right)


def _ternary(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    """Read choices, each the alternative of the one before."""
    spine: list[tuple[Node, Node]] = []
    last: tree_sitter.Node | None = node
    while last is not None and last.kind_id == node.kind_id:
        spine.append((reader.part(last, "condition", context), reader.part(last, "consequence", context)))
        last = last.child_by_field_name("alternative")
    value = reader.value(last, context) if last is not None else Unknown(node.start_byte)
    for test, first in reversed(spine):
        value = Choice(first.at, [first, value], test)
    return value


def _unary(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    operator = node.child_by_field_name("operator")
    operand = reader.part(node, "argument", context)
    return Operation(operand.at, operator.type if operator else "", None, operand)


def _last(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    """Read several expressions, of which the last is the value: in parentheses, after commas, awaited."""
    while node.named_child_count == 1 and (only := node.named_children[0]).kind_id == node.kind_id:
        node = only
    values = [reader.value(part, context) for part in reader.parts(node)]
    return values[-1] if values else Unknown(node.start_byte)


def _assignment(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    operator = node.child_by_field_name("operator")
    target = reader.part(node, "left", context)
    return assigned(reader, operator.type if operator else "=", target, reader.part(node, "right", context))


def assigned(reader: Reader, operator: str, target: Node, value: Node) -> Node:
    """Note an assignment."""
    assignment = Assignment(target.at, operator, target, value)
    reader.program.assignments.append(assignment)
    return assignment


_WITH_LAST = ("parenthesized_expression", "sequence_expression", "await_expression", "yield_expression")

VALUES: dict[str, ValueRule] = {
    "binary_expression": _binary,
    "ternary_expression": _ternary,
    **dict.fromkeys(("unary_expression", "update_expression"), _unary),
    **dict.fromkeys(_WITH_LAST, _last),
    **dict.fromkeys(("assignment_expression", "augmented_assignment_expression"), _assignment),
}
