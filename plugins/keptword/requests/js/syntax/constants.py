"""Constants, names and templates."""

import tree_sitter

from ..marks import is_known
from ..nodes import Joined, Literal, Member, Name, Node, Pattern, This, Unknown
from .escapes import unescape_text
from .reader import Context, Reader, ValueRule

_CONSTANTS = {"null": None, "undefined": None, "true": True, "false": False}


def _constant(reader: Reader, node: tree_sitter.Node, _: Context) -> Node:
    return Literal(node.start_byte, _CONSTANTS[node.type])


def _name(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    name = reader.name(node, context)
    # Where a mark stands in place of code, that may be any expression.
    return Unknown(name.at) if reader.has_marks and not is_known(name.text) else name


def _this(_: Reader, node: tree_sitter.Node, context: Context) -> Node:
    return This(node.start_byte, context.in_class)


def _meta(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    at = node.start_byte
    owner, _, key = reader.text(node).partition(".")
    return Member(at, Name(at, owner, context.scope), Literal(at, key)) if owner == "import" else Unknown(at)


def _string(reader: Reader, node: tree_sitter.Node, _: Context) -> Node:
    return reader.constant(node.start_byte, string_text(reader, node))


def string_text(reader: Reader, node: tree_sitter.Node) -> str:
    """Return what a string means; one that is cut off means what is left of it."""
    text = reader.text(node)
    ends = len(text) > 1 and text[-1] == text[0]
    return unescape_text(text[1:-1] if ends else text[1:])


def _number(reader: Reader, node: tree_sitter.Node, _: Context) -> Node:
    return Literal(node.start_byte, _number_of(reader.text(node)))


def _number_of(text: str) -> float:
    text = text.replace("_", "").rstrip("n")
    try:
        if text[:2].lower() in ("0x", "0o", "0b"):
            return int(text, 0) if len(text) < 64 else float("nan")
        value = float(text)
    except ValueError:
        return float("nan")
    return int(value) if value.is_integer() else value


def _pattern(reader: Reader, node: tree_sitter.Node, _: Context) -> Node:
    return Pattern(node.start_byte, reader.text(node))


def _template(reader: Reader, node: tree_sitter.Node, context: Context) -> Node:
    at = node.start_byte
    raw, values = template_parts(reader, node, context)
    texts = [unescape_text(text.replace("\r\n", "\n")) for text in raw]
    if not values:
        return reader.constant(at, texts[0])
    parts: list[Node] = []
    for index, text in enumerate(texts):
        if text:
            parts.append(reader.constant(at, text))
        parts += values[index : index + 1]
    return Joined(at, parts, is_template=True)


def template_parts(reader: Reader, node: tree_sitter.Node, context: Context) -> tuple[list[str], list[Node]]:
    """Return the texts of a template as written, and the values between them."""
    raw: list[str] = []
    values: list[Node] = []
    begin = node.start_byte + 1
    for child in node.named_children:
        if child.type == "template_substitution":
            raw.append(reader.code[begin : child.start_byte])
            parts = [reader.value(part, context) for part in reader.parts(child)]
            values.append(parts[-1] if parts else Unknown(child.start_byte))
            begin = child.end_byte
    end = node.end_byte
    return [*raw, reader.code[begin : max(begin, end - 1) if reader.code[end - 1] == "`" else end]], values


VALUES: dict[str, ValueRule] = {
    **dict.fromkeys(_CONSTANTS, _constant),
    **dict.fromkeys(("identifier", "import", "super", "shorthand_property_identifier_pattern"), _name),
    "this": _this,
    "meta_property": _meta,
    "string": _string,
    "number": _number,
    "regex": _pattern,
    "template_string": _template,
}
