"""What changed between two wordings of one paragraph, word by word, with links and emphasis kept."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from plugins.policy_versions.tree import Element, Node

_WORDS = re.compile(r"(?:[\w'’-]+|[^\w\s])\s*|\s+")

# A single word that stayed between two that did not is easier to read as part of the change.
_FEWEST_KEPT = 2


@dataclass(frozen=True)
class _Word:
    """A word with the space behind it, or an element without content, and the elements it stands in, outermost first.

    Of these, `inside` holds tag and attributes.
    """

    node: Node
    inside: tuple[Element, ...]

    @property
    def compared(self) -> tuple[object, ...]:
        text = self.node.strip() if isinstance(self.node, str) else self.node.tag
        return text, *((one.tag, dict(one.attributes).get("href")) for one in self.inside)


def marked_words(old: Iterable[Node], new: Iterable[Node]) -> tuple[Node, ...]:
    """Return the old wording, with what was left out in `<del>` and what was added in `<ins>`."""
    before, after = tuple(_words(old)), tuple(_words(new))
    matcher = SequenceMatcher(None, [w.compared for w in before], [w.compared for w in after], autojunk=False)
    nodes: list[Node] = []
    for is_same, (old_run, new_run) in _runs(matcher, before, after):
        if is_same:
            nodes += _nested(old_run)
        else:
            nodes += [*marked_whole(_nested(old_run), "del"), *marked_whole(_nested(new_run), "ins")]
    return tuple(nodes)


def marked_whole(nodes: Iterable[Node], mark: str) -> tuple[Node, ...]:
    """Return words all of which were left out ("del") or added ("ins")."""
    held = tuple(nodes)
    is_blank = all(isinstance(node, str) and not node.strip() for node in held)
    return held if is_blank else (Element(mark, (), held),)


def _words(nodes: Iterable[Node], inside: tuple[Element, ...] = ()) -> Iterator[_Word]:
    for node in nodes:
        if isinstance(node, str):
            text = re.sub(r"\s+", " ", node)
            yield from (_Word(match[0], inside) for match in _WORDS.finditer(text))
        elif node.children:
            yield from _words(node.children, (*inside, Element(node.tag, node.attributes)))
        else:
            yield _Word(node, inside)


_Run = tuple[Sequence[_Word], Sequence[_Word]]


def _runs(
    matcher: "SequenceMatcher[tuple[object, ...]]", old: Sequence[_Word], new: Sequence[_Word]
) -> Iterator[tuple[bool, _Run]]:
    """Yield what is the same and what is not in turn, as old and new words; small islands go with what is around."""
    codes = matcher.get_opcodes()
    same = [
        tag == "equal" and (end - start >= _FEWEST_KEPT or index in (0, len(codes) - 1))
        for index, (tag, start, end, *_) in enumerate(codes)
    ]
    for is_same, group in groupby(range(len(codes)), lambda index: same[index]):
        indices = list(group)
        first, last = codes[indices[0]], codes[indices[-1]]
        yield is_same, (old[first[1] : last[2]], new[first[3] : last[4]])


def _nested(words: Sequence[_Word], depth: int = 0) -> Iterator[Node]:
    """Yield the words in the elements that they stood in."""
    for outer, group in groupby(words, lambda word: word.inside[depth : depth + 1]):
        if outer:
            yield Element(outer[0].tag, outer[0].attributes, tuple(_nested(list(group), depth + 1)))
        else:
            yield from (word.node for word in group)
