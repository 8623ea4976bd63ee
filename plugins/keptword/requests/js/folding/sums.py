"""Values that are added: numbers to a sum, anything else to a text."""

from ..marks import UNKNOWN
from ..values import MAX_ALTERNATIVES, MAX_TEXT, NOTHING, Value, is_number
from .folder import Folder


def joined(folder: Folder, values: list[Value], *, is_text: bool = False) -> Value:
    """Add values from left to right: numbers to a sum, until there is text."""
    heads: Value = ("",) if is_text else values[0]
    rest = values if is_text else values[1:]
    while rest and heads and all(is_number(atom) for atom in (*heads, *rest[0])):
        heads = tuple(left + right for left in heads for right in rest[0])[:MAX_ALTERNATIVES]  # type: ignore[operator]
        rest = rest[1:]
    if not rest:
        return heads
    branches = [[text] for text in folder.texts_of(heads)]
    length = max(len(branch[0]) for branch in branches)
    for value in rest:
        texts = folder.texts_of(value)
        if len(branches) * len(texts) > MAX_ALTERNATIVES:
            texts = [UNKNOWN] if len(texts) > 1 else texts
        length += max(map(len, texts))
        if length > MAX_TEXT:
            return NOTHING
        if len(texts) == 1:
            for branch in branches:
                branch.append(texts[0])
        else:
            branches = [[*branch, text] for branch in branches for text in texts]
    folder.fuel -= length // 256
    return tuple(dict.fromkeys("".join(branch) for branch in branches))
