"""Items in brackets, and the texts and values of templates."""

from ..nodes import Joined, Literal, Node
from .cursor import Cursor, Reading
from .escapes import unescape_text
from .tokens import Kind


def items_up_to(cursor: Cursor, close: str) -> Reading:
    """Read items up to the closing bracket."""
    tokens = cursor.tokens
    items: list[Node] = []
    while tokens.kind is not Kind.END and not cursor.take(close):
        if cursor.sees(","):
            items.append(Literal(tokens.start, None))
        else:
            start = tokens.start
            items.append((yield cursor.grammar.expression(cursor, commas=False)))
            if tokens.start == start:
                if tokens.text in (")", "]", "}"):
                    break
                tokens.advance()
        if not cursor.sees(close):
            cursor.take(",")
    return items


def template(cursor: Cursor) -> Reading:
    """Read a template: its texts as written, what they mean, and the values between them."""
    raw: list[str] = []
    values: list[Node] = []
    text, goes_on = cursor.tokens.read_chunk()
    raw.append(text)
    while goes_on:
        values.append((yield cursor.grammar.expression(cursor)))
        if not cursor.sees("}"):
            break
        text, goes_on = cursor.tokens.read_chunk()
        raw.append(text)
    if not goes_on:
        cursor.tokens.advance()
    return raw, [unescape_text(text.replace("\r\n", "\n")) for text in raw], values


def joined_template(cursor: Cursor, at: int, texts: list[str], values: list[Node]) -> Node:
    """Return the value of a template."""
    if not values:
        return cursor.text(texts[0], at)
    parts: list[Node] = []
    for index, text in enumerate(texts):
        if text:
            parts.append(cursor.text(text, at))
        parts += values[index : index + 1]
    return Joined(at, parts, is_template=True)
