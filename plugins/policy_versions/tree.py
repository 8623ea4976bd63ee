"""A text as a tree of elements, with the few questions that reading, comparing and writing it need."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import TypeAlias

from markupsafe import Markup

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


def is_marked(node: Node) -> bool:
    """Whether any of it was left out or added."""
    return not isinstance(node, str) and (node.tag in ("del", "ins") or any(is_marked(one) for one in node.children))


@dataclass(frozen=True)
class MarkWords:
    """What is said, to those who do not see the marks, before what was left out or added, and behind it."""

    left_out: str
    added: str
    end: str


def as_html(nodes: Iterable[Node], said: MarkWords | None = None) -> Markup:
    """Return the HTML of a text, with words around marks where they are given."""
    return Markup("".join(_html(node, said) for node in nodes))


def _html(node: Node, said: MarkWords | None) -> str:
    if isinstance(node, str):
        return escape(node, quote=False)
    inner = "".join(_html(child, said) for child in node.children)
    if not node.tag:
        return inner
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes)
    if node.tag in _EMPTY:
        return f"<{node.tag}{attributes}>"
    if said is not None and node.tag in ("del", "ins"):
        before = said.left_out if node.tag == "del" else said.added
        inner = f"{_aside(f'{before} ')}{inner}{_aside(f' {said.end} ')}"
    line = "\n" if node.is_block and node.tag not in ("td", "th") else ""
    return f"<{node.tag}{attributes}>{inner}</{node.tag}>{line}"


def _aside(words: str) -> str:
    return f'<span class="said">{escape(words)}</span>'
