"""Marks the changes between two versions of a text: the older text, with deletions and additions marked.

Blocks are compared with blocks and rows with rows; within the best matches, words are compared.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from plugins.policy_versions.tree import Element, Node, words_of
from plugins.policy_versions.wording import marked_whole, marked_words

# Two paragraphs that share a smaller fraction of their words are not versions of the same paragraph.
_ALIKE = 0.4

# The class of a block that the older text did not have at all.
ADDED = "added"

_Pair = tuple[Element | None, Element | None]


def marked_changes(old: Sequence[Element], new: Sequence[Element]) -> tuple[Element, ...]:
    """Return the old blocks, with `<del>` around what the new ones lack, and `<ins>` around what they add."""
    blocks: list[Element] = []
    for before, after in _aligned(old, new):
        if before is None or after is None:
            blocks += [_whole(one, mark) for one, mark in ((before, "del"), (after, "ins")) if one is not None]
        else:
            blocks.append(_merged(before, after))
    return tuple(blocks)


def _merged(old: Element, new: Element) -> Element:
    if _key(old) == _key(new):
        return old
    if not old.blocks and not new.blocks:
        return Element(old.tag, old.attributes, marked_words(old.children, new.children))
    if old.tag == "tr" and len(old.blocks) == len(new.blocks):
        cells = tuple(_merged(before, after) for before, after in zip(old.blocks, new.blocks, strict=True))
        return Element(old.tag, old.attributes, cells)
    return Element(old.tag, old.attributes, marked_changes(_as_blocks(old), _as_blocks(new)))


def _whole(block: Element, mark: str) -> Element:
    children: tuple[Node, ...] = tuple(_whole(one, mark) for one in block.blocks)
    attributes = dict(block.attributes)
    if mark == "ins":
        attributes["class"] = f"{attributes.get('class', '')} {ADDED}".strip()
    return Element(block.tag, tuple(attributes.items()), children or marked_whole(block.children, mark))


def _as_blocks(block: Element) -> tuple[Element, ...]:
    return block.blocks or (Element("", (), block.children),)


def _key(element: Element) -> Element:
    """Return the element with nothing but what readers notice: words, their places, and where links lead."""
    shown = tuple((name, value) for name, value in element.attributes if name == "href")
    children = (_key(one) if isinstance(one, Element) else " ".join(one.split()) for one in element.children)
    return Element(element.tag, shown, tuple(children))


def _aligned(old: Sequence[Element], new: Sequence[Element]) -> Iterator[_Pair]:
    """Yield pairs of matching blocks in order; a deleted or added block is paired with None."""
    matcher = SequenceMatcher(None, [_key(block) for block in old], [_key(block) for block in new], autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        before, after = old[old_start:old_end], new[new_start:new_end]
        if tag == "equal":
            yield from zip(before, after, strict=True)
        else:
            yield from _best_pairs(before, after)


def _best_pairs(old: Sequence[Element], new: Sequence[Element]) -> list[_Pair]:
    """Return the pairing in order in which most words stay."""
    alike = _likeness(old, new)
    # best[i][j]: how much the blocks from i and j on have in common, at most.
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike(i, j))
    pairs: list[_Pair] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if alike(i, j) and best[i][j] == best[i + 1][j + 1] + alike(i, j):
            pairs.append((old[i], new[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((old[i], None))
            i += 1
        else:
            pairs.append((None, new[j]))
            j += 1
    return [*pairs, *((block, None) for block in old[i:]), *((None, block) for block in new[j:])]


def _likeness(old: Sequence[Element], new: Sequence[Element]) -> Callable[[int, int], float]:
    """Return what tells how much two of the blocks have in common, from 0 to 1; 0 for too little."""
    words = [words_of([block]) for block in old], [words_of([block]) for block in new]
    known: dict[tuple[int, int], float] = {}

    def alike(i: int, j: int) -> float:
        if old[i].tag != new[j].tag:
            return 0
        if (i, j) not in known:
            matcher = SequenceMatcher(None, words[0][i], words[1][j], autojunk=False)
            is_close = matcher.quick_ratio() >= _ALIKE
            ratio = matcher.ratio() if is_close else 0
            known[i, j] = ratio if ratio >= _ALIKE else 0
        return known[i, j]

    return alike
