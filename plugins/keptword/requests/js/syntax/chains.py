"""Members and calls, of which each stands on the one before."""

import tree_sitter

from ..nodes import Call, Literal, Member, Name, Node, Tagged
from .constants import template_parts
from .reader import Context, Reader, ValueRule, plain_name
from .tree import kinds_named

_CALLS, _MEMBERS = kinds_named("call_expression"), kinds_named("member_expression")
_LINKS = _CALLS | _MEMBERS | kinds_named("subscript_expression")


def _chain(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    links: list[tree_sitter.Node] = []
    while node.kind_id in _LINKS:
        links.append(node)
        node = node.children[0]
    value = reader.value(node, context)
    for link in reversed(links):
        kind = link.kind_id
        if kind in _MEMBERS:
            key = link.children[-1]
            value = Member(value.at, value, Literal(key.start_byte, plain_name(reader.text(key))))
        elif kind in _CALLS:
            value = _called(reader, link.children[-1], value, context)
        else:
            value = Member(value.at, value, reader.part(link, "index", context))
    return value


def _called(reader: Reader, arguments: tree_sitter.Node, callee: Node, context: Context) -> Node:
    if arguments.type == "template_string":
        tagged = Tagged(callee.at, callee, *template_parts(reader, arguments, context))
        reader.program.tagged.append(tagged)
        return tagged
    is_import = isinstance(callee, Name) and callee.text == "import"
    return _call(reader, Call(callee.at, callee, [], "import" if is_import else "call"), arguments, context)


def _new(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    call = Call(node.start_byte, reader.part(node, "constructor", context), [], "new")
    return _call(reader, call, node.child_by_field_name("arguments"), context)


def _call(reader: Reader, call: Call, arguments: tree_sitter.Node | None, context: Context) -> Call:
    if arguments is not None:
        call.arguments = [reader.value(part, context) for part in reader.parts(arguments)]
    reader.program.calls.append(call)
    return call


VALUES: dict[str, ValueRule] = {
    **dict.fromkeys(("call_expression", "member_expression", "subscript_expression"), _chain),
    "new_expression": _new,
}
