"""The tokens of a module of our own, each with the number of brackets around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import tree_sitter

from ..requests.js.syntax.tree import syntax_tree

_OPENING, _CLOSING = ("(", "[", "{", "${"), (")", "]", "}")
_WHOLE = ("string", "regex")


class Kind(Enum):
    """What a token is; words of the language are names."""

    NAME = "name"
    STRING = "string"
    OTHER = "other"
    END = "end"


@dataclass(frozen=True)
class Token:
    """A token as written, where it stands (characters from 0), and how many brackets are around it.

    A template is one token for each piece of its text; what is in `${}` is one bracket deeper.
    """

    kind: Kind
    text: str
    start: int
    end: int
    depth: int


def tokens_of(source: str) -> Iterator[Token]:
    """Yield the tokens of some code, without comments and space."""
    depth = 0
    for node in _leaves(syntax_tree(source)):
        text = source[node.start_byte : node.end_byte]
        depth -= text in _CLOSING
        is_name = node.type != "string_fragment" and text.replace("$", "_").lstrip("#").isidentifier()
        kind = Kind.STRING if node.type == "string" else Kind.NAME if is_name else Kind.OTHER
        yield Token(kind, text, node.start_byte, node.end_byte, depth)
        depth += text in _OPENING


def _leaves(root: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.child_count and node.type not in _WHOLE:
            waiting += reversed(node.children)
        elif not node.is_extra and node.end_byte > node.start_byte:
            yield node
