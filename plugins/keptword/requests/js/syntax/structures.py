"""Lists and objects, and the patterns that take them apart, which are written alike."""

import tree_sitter

from ..nodes import Assignment, Items, Literal, Name, Node, Record, Spread, Unknown
from .functions import key_of, method
from .reader import Context, Reader, ValueRule


def _items(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    items: list[Node] = []
    is_hole = True
    for child in node.children:
        if child.is_named:
            if not child.is_extra:
                items.append(reader.value(child, context))
                is_hole = False
        elif child.type == ",":
            if is_hole:
                items.append(Literal(child.start_byte, None))
            is_hole = True
    return Items(node.start_byte, items)


def _record(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    record = _properties(reader, node, context)
    reader.program.records.append(record)
    return record


def _properties(reader: Reader, node: tree_sitter.Node, context: Context) -> Record:
    properties: list[tuple[Node | None, Node]] = []
    for child in reader.parts(node):
        match child.type:
            case "pair" | "pair_pattern":
                key = child.child_by_field_name("key")
                named = key_of(reader, key, context) if key is not None else None
                properties.append((named, reader.part(child, "value", context)))
            case "shorthand_property_identifier" | "shorthand_property_identifier_pattern":
                name = reader.name(child, context)
                properties.append((Literal(name.at, name.text), name))
            case "object_assignment_pattern":
                default = reader.value(child, context)
                target = default.target if isinstance(default, Assignment) else default
                properties.append((Literal(target.at, target.text if isinstance(target, Name) else ""), default))
            case "method_definition":
                properties.append(method(reader, child, context))
            case "spread_element" | "rest_pattern":
                properties.append((None, _spread(reader, child, context).value))
            case _:
                reader.value(child, context)
    return Record(node.start_byte, properties)


def _spread(reader: Reader, node: tree_sitter.Node, context: Context) -> Spread:
    values = [reader.value(part, context) for part in reader.parts(node)]
    return Spread(node.start_byte, values[-1] if values else Unknown(node.start_byte))


def _default(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    target = reader.part(node, "left", context)
    return Assignment(target.at, "=", target, reader.part(node, "right", context))


VALUES: dict[str, ValueRule] = {
    **dict.fromkeys(("array", "array_pattern"), _items),
    "object": _record,
    "object_pattern": _properties,
    **dict.fromkeys(("spread_element", "rest_pattern"), _spread),
    **dict.fromkeys(("assignment_pattern", "object_assignment_pattern"), _default),
}
