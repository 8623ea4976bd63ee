"""Reads the syntax tree of some code into the nodes by which constants are followed.

Statements, and the bodies of functions, wait on a list for their turn, so that only expressions nest on Python's stack.
What nests deeper still waits there too: it is unknown to what is around it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import tree_sitter

from ..marks import is_known
from ..nodes import Function, Literal, Name, Node, Program, Scope, Unknown
from .escapes import unescape_text

_DEEPEST = 120


@dataclass(frozen=True, slots=True)
class Context:
    """Where code stands: in which scope, in which scope of a function, in which function, in a class or not."""

    scope: Scope
    function_scope: Scope
    function: Function | None = None
    in_class: bool = False

    def in_block(self) -> "Context":
        return Context(Scope(self.scope), self.function_scope, self.function, self.in_class)


class Reader:
    """Reads one tree, by a rule for each kind of value and of statement; a kind without a rule stays unread."""

    def __init__(self, code: str, values: "ValueRules", statements: "StatementRules") -> None:
        self.code = code
        self.has_marks = not is_known(code)
        self.program = Program(Scope(None))
        self._values = values
        self._statements = statements
        self._waiting: list[tuple[tree_sitter.Node, Context]] = []
        self._depth = 0

    def read(self, root: tree_sitter.Node) -> Program:
        """Read all of a tree."""
        program = self.program
        program.is_complete = not root.has_error
        self.later(root, Context(program.scope, program.scope))
        while self._waiting:
            node, context = self._waiting.pop()
            rule = self._statements.get(node.kind_id)
            if rule is not None:
                rule(self, node, context)
            else:
                self.value(node, context)
        for found in (program.calls, program.assignments, program.tagged, program.texts):
            found.sort(key=_place)
        return program

    def value(self, node: tree_sitter.Node, context: Context) -> Node:
        """Return what an expression stands for."""
        rule = self._values.get(node.kind_id)
        if rule is None:
            self.program.is_complete = False
            self.inside(node, context)
        elif self._depth > _DEEPEST:
            self.later(node, context)
        else:
            self._depth += 1
            read = rule(self, node, context)
            self._depth -= 1
            return read
        return Unknown(node.start_byte)

    def part(self, node: tree_sitter.Node, field: str, context: Context) -> Node:
        """Return what a part of an expression stands for; unknown where it is missing."""
        found = node.child_by_field_name(field)
        return self.value(found, context) if found is not None else Unknown(node.start_byte)

    def parts(self, node: tree_sitter.Node) -> list[tree_sitter.Node]:
        """Return the parts of a node without its punctuation and comments."""
        return [child for child in node.named_children if not child.is_extra]

    def later(self, node: tree_sitter.Node, context: Context) -> None:
        """Let a statement, or an expression that no one waits for, be read when those before it are."""
        self._waiting.append((node, context))

    def inside(self, node: tree_sitter.Node, context: Context) -> None:
        """Let all be read that stands in a statement."""
        self._waiting += [(child, context) for child in reversed(node.named_children) if not child.is_extra]

    def text(self, node: tree_sitter.Node) -> str:
        return self.code[node.start_byte : node.end_byte]

    def constant(self, at: int, text: str) -> Literal:
        literal = Literal(at, text)
        self.program.texts.append(literal)
        return literal

    def name(self, node: tree_sitter.Node, context: Context) -> Name:
        return Name(node.start_byte, plain_name(self.text(node)), context.scope)


def plain_name(text: str) -> str:
    """Return a name without escapes."""
    return unescape_text(text) if "\\" in text else text


def _place(node: Node) -> int:
    return node.at


ValueRule: TypeAlias = Callable[[Reader, tree_sitter.Node, Context], Node]
ValueRules: TypeAlias = Mapping[int, ValueRule]
StatementRule: TypeAlias = Callable[[Reader, tree_sitter.Node, Context], None]
StatementRules: TypeAlias = Mapping[int, StatementRule]
