"""The syntax tree of some code, as tree-sitter reads it, in which a byte stands for each character of the code."""

import re

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

LANGUAGE = Language(tree_sitter_javascript.language())

_NOT_ASCII = re.compile(r"[^\x01-\x7f]++")


class _StandIns(dict[int, str]):
    """What stands in the tree for other characters: the end of a line, space, or a letter."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        ends_line = character in "\u2028\u2029"
        is_space = character.isspace() or character == "\ufeff"
        self[code] = "\n" if ends_line else " " if is_space else "z" if code else "\x01"
        return self[code]


_STAND_INS = _StandIns()

# Bytes are handed over in pieces of this size, each so many times on average: code that is no code is tried over and
# over.
_PIECE, _TIMES, _AT_LEAST = 1 << 15, 8, 100


def syntax_tree(code: str) -> Node:
    """Return the root of the tree; its offsets are those of the code. It tells of errors in itself."""
    ascii_code = _NOT_ASCII.sub(lambda run: run.group().translate(_STAND_INS), code).encode("ascii")
    left = iter(range(_AT_LEAST + _TIMES * len(ascii_code) // _PIECE))

    def piece(start: int, _: object) -> bytes:
        return ascii_code[start : start + _PIECE] if next(left, None) is not None else b""

    return Parser(LANGUAGE).parse(piece).root_node


def kinds_named(*names: str) -> frozenset[int]:
    """Return the numbers of the kinds of nodes that have these names; some have several."""
    kinds = range(LANGUAGE.node_kind_count)
    return frozenset(
        kind for kind in kinds if LANGUAGE.node_kind_is_named(kind) and LANGUAGE.node_kind_for_id(kind) in names
    )
