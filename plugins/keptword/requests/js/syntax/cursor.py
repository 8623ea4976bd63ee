"""Where the reader of the syntax stands in some code, which all its rules share.

Each rule that may nest is a generator which yields the rules that it needs, so that nesting takes no space on Python's
stack.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, TypeAlias

from ..nodes import Function, Literal, Name, Program, Scope
from .tokens import Kind, Tokens

Reading: TypeAlias = Generator[Any, Any, Any]
"""A rule that may nest: it yields the rules it needs, gets their results, and returns its own."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules that others need which they need themselves: an expression, one operand of it, and a block."""

    expression: Callable[..., Reading]
    operand: Callable[["Cursor"], Reading]
    block: Callable[["Cursor"], Reading]


class Cursor:
    """Where reading stands: the current token, the scope and function around it, and what was read so far."""

    def __init__(self, code: str, grammar: Grammar, *, is_module: bool) -> None:
        self.tokens = Tokens(code, is_module=is_module)
        self.grammar = grammar
        self.scope = self.function_scope = Scope(None)
        self.program = Program(self.scope)
        self.function: Function | None = None
        self.in_class = False

    def sees(self, text: str) -> bool:
        return self.tokens.text == text and self.tokens.kind is Kind.PUNCTUATOR

    def sees_any(self, *texts: str) -> bool:
        return self.tokens.kind is Kind.PUNCTUATOR and self.tokens.text in texts

    def sees_word(self, *words: str) -> bool:
        return self.tokens.kind is Kind.NAME and (self.tokens.text in words or not words)

    def take(self, text: str) -> bool:
        if self.tokens.text == text and self.tokens.kind is Kind.PUNCTUATOR:
            self.tokens.advance()
            return True
        return False

    def name(self) -> Name:
        return Name(self.tokens.start, self.tokens.text, self.scope)

    def text(self, text: str, at: int | None = None) -> Literal:
        node = Literal(self.tokens.start if at is None else at, text)
        self.program.texts.append(node)
        return node
