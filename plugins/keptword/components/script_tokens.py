"""The tokens of a module of our own, each with the number of brackets around it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..requests.js.syntax.tokens import Kind, Tokens

# After these words a slash begins a regular expression; after other names it divides.
_BEFORE_EXPRESSION = frozenset(
    ("await", "case", "delete", "do", "else", "in", "of", "return", "typeof", "void", "yield")
)


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
    tokens = Tokens(source, is_module=True)
    depth = 0
    templates: list[int] = []
    before: Token | None = None
    tokens.advance()
    while tokens.kind is not Kind.END:
        is_punctuator = tokens.kind is Kind.PUNCTUATOR
        ends_substitution = is_punctuator and tokens.text == "}" and depth in templates[-1:]
        if tokens.kind is Kind.TEMPLATE or ends_substitution:
            if ends_substitution:
                depth = templates.pop() - 1
            before = Token(Kind.TEMPLATE, "`", tokens.start, tokens.end, depth)
            yield before
            if tokens.read_chunk()[1]:
                depth += 1
                templates.append(depth)
                before = None
            else:
                tokens.advance()
            continue
        if is_punctuator and tokens.text in ("/", "/=") and _begins_expression(before):
            tokens.read_regex()
        if is_punctuator and tokens.text in (")", "]", "}"):
            depth -= 1
        before = Token(tokens.kind, tokens.text, tokens.start, tokens.end, depth)
        yield before
        if is_punctuator and tokens.text in ("(", "[", "{"):
            depth += 1
        tokens.advance()


def _begins_expression(before: Token | None) -> bool:
    if before is None:
        return True
    if before.kind is Kind.NAME:
        return before.text in _BEFORE_EXPRESSION
    return before.kind is Kind.PUNCTUATOR and before.text not in (")", "]", "}")
