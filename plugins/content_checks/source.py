"""A Markdown text as it was written, in blocks with their lines: what the checks of slips look at.

The blocks are those that Python-Markdown makes with the extensions of this site: blank lines part them; what begins
with a tag of a block is HTML up to the tag that closes it; four spaces make code.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from markdown.util import BLOCK_LEVEL_ELEMENTS

from plugins.keptword.line_numbers import line_and_column
from plugins.keptword.problems import Problem
from plugins.markdown_code import blank, without_code, without_code_and_comments
from plugins.page_heads import head_lines

_ITEM = re.compile(r" {0,3}(?:[*+-]|\d+\.)\s")
_OPENING = re.compile(r" {0,3}<([a-z][a-z0-9]*)\b", re.IGNORECASE)
_RAW = re.compile(r"(<(script|style|pre|textarea)\b[^>]*>)(.*?)(?=</\2\s*>|\Z)", re.DOTALL | re.IGNORECASE)

# Inline code is a word of its sentence, so a word replaces it.
_WORD = "x"

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Kind(Enum):
    """What Markdown takes a block for."""

    TEXT = auto()
    CODE = auto()
    HTML = auto()


@dataclass(frozen=True)
class Block:
    """Neighbouring lines, and the index of the first one; `lines` are those of `Source.blanked`."""

    kind: Kind
    first: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """A text, and the name of its file."""

    file: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        return tuple(self.text.split("\n"))

    @cached_property
    def body(self) -> int:
        """The index of the first line below the head."""
        end = len(head_lines(self.text))
        has_blank_line = 0 < end < len(self.lines) and not self.lines[end].strip()
        return end + has_blank_line

    @cached_property
    def blanked(self) -> tuple[str, ...]:
        """The lines with spaces for the head and for comments, and a word for code between backticks."""
        head = [" " * len(line) for line in self.lines[: self.body]]
        body = "\n".join(self.lines[self.body :])
        text = without_code_and_comments(body, _WORD)
        text = _RAW.sub(lambda found: found[1] + blank(found[3]), text)
        return (*head, *text.split("\n"))

    @cached_property
    def without_code(self) -> tuple[str, ...]:
        """The lines without their head and their code, with comments as they are."""
        text = without_code("\n".join(self.lines[self.body :]), _WORD)
        return (*(" " * len(line) for line in self.lines[: self.body]), *text.split("\n"))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(_blocks(self.blanked, self.lines))

    def problem(self, index: int, column: int, wrong: str, instead: str) -> Problem:
        """Return a problem at the index of a line and of a character on it, both from 0."""
        return Problem(self.file, index + 1, column + 1, wrong, instead)

    def problem_at(self, text: str, offset: int, wrong: str, instead: str) -> Problem:
        """Return a problem at an offset into a text whose lines are as long as those of the source."""
        return Problem(self.file, *line_and_column(text, offset), wrong, instead)


def _blocks(lines: Sequence[str], written: Sequence[str]) -> Iterator[Block]:
    index, in_list = 0, False
    while index < len(lines):
        if not lines[index].strip():
            index += 1
            continue
        kind, end = _extent(lines, index, written[index], in_list)
        block = lines[index:end]
        if kind is Kind.TEXT:
            in_list = bool(_ITEM.match(block[0])) or (in_list and block[0].startswith((" ", "\t")))
        else:
            in_list = in_list and kind is Kind.HTML
        yield Block(kind, index, tuple(block))
        index = end


def _extent(lines: Sequence[str], first: int, written: str, in_list: bool) -> tuple[Kind, int]:
    opening = _OPENING.match(lines[first])
    if opening and opening[1].lower() in BLOCK_LEVEL_ELEMENTS and opening[1].lower() not in VOID:
        return Kind.HTML, _end_of_html(lines, first, opening[1].lower())
    is_code = written.startswith(("    ", "\t")) and not in_list
    end = first
    while end < len(lines) and lines[end].strip():
        end += 1
    return (Kind.CODE if is_code else Kind.TEXT), end


def _end_of_html(lines: Sequence[str], first: int, name: str) -> int:
    """Return the index behind the line that closes an element; behind its paragraph where none does."""
    depth = 0
    tags = re.compile(rf"<(/?){name}\b", re.IGNORECASE)
    for index in range(first, len(lines)):
        for tag in tags.finditer(lines[index]):
            depth += -1 if tag[1] else 1
        if depth <= 0:
            return index + 1
    end = first
    while end < len(lines) and lines[end].strip():
        end += 1
    return end
