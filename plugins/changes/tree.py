"""A text as a tree of elements, with the few questions that reading, comparing and writing it need."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup, escape

BLOCKS = frozenset(
    "address article blockquote caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section"
    " table tbody td tfoot th thead tr ul".split()
)
_EMPTY = frozenset({"br", "hr", "wbr"})


@dataclass(frozen=True)
class Element:
    """An element with its attributes, by name. One without a tag is text that stands beside blocks."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple["Node", ...] = ()

    @property
    def is_block(self) -> bool:
        return self.tag in BLOCKS or not self.tag

    @property
    def blocks(self) -> tuple["Element", ...]:
        """The blocks within this one; none where it holds words."""
        return tuple(child for child in self.children if isinstance(child, Element) and child.is_block)


Node: TypeAlias = Element | str


def words_of(nodes: Iterable[Node]) -> list[str]:
    """Return the words of a text, in order."""
    return " ".join(_strings(nodes)).split()


def _strings(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            yield from _strings(node.children)


@dataclass(frozen=True)
class MarkWords:
    """What is said, to those who do not see the marks, before what was left out or added, and behind it."""

    left_out: str
    added: str
    end: str


def as_html(nodes: Iterable[Node], said: MarkWords | None = None) -> Markup:
    """Return the HTML of a text, with words around marks where they are given."""
    return Markup("").join(_html(node, said) for node in nodes)


def _html(node: Node, said: MarkWords | None) -> Markup:
    if isinstance(node, str):
        return escape(node)
    inner = as_html(node.children, said)
    if not node.tag:
        return inner
    attributes = Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in node.attributes)
    start = Markup("<{}{}>").format(Markup(node.tag), attributes)
    if node.tag in _EMPTY:
        return start
    if said is not None and node.tag in ("del", "ins"):
        aside = Markup('<span class="said">{}</span>')
        before = said.left_out if node.tag == "del" else said.added
        inner = aside.format(f"{before} ") + inner + aside.format(f" {said.end} ")
    line = "\n" if node.is_block and not re.fullmatch("t[dh]", node.tag) else ""
    return start + inner + Markup("</{}>{}").format(Markup(node.tag), line)
