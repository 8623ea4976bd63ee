"""What methods of texts return."""

from ..marks import GIVEN, OWN, PLAIN, UNKNOWN, is_known
from ..nodes import Call, Items, Literal, Pattern
from ..values import MAX_ITEMS, MAX_TEXT, NOTHING, Atom, Value, as_index
from .folder import Folder
from .replacing import replaced
from .sums import joined


def called_text(folder: Folder, node: Call, text: str, name: str) -> Value | None:
    """Return what a method of a text gives."""
    arguments = [folder.fold(argument) for argument in node.arguments]
    if name in ("replace", "replaceAll") and len(arguments) > 1:
        return replaced(folder, node, text, arguments)
    if name == "concat":
        return joined(folder, [(text,), *arguments])
    if name in ("toLowerCase", "toUpperCase", "toLocaleLowerCase"):
        return (text.upper() if name == "toUpperCase" else text.lower(),)
    if not is_known(text):
        return (text,) if text in (OWN, PLAIN, GIVEN) else NOTHING
    folder.fuel -= len(text) // 64
    if name == "split":
        separators = folder.texts_of(arguments[0]) if arguments else [UNKNOWN]
        return (_split(node.at, text, arguments[0][0] if arguments and arguments[0] else None, separators[0]),)
    if name in ("charCodeAt", "codePointAt"):
        index = as_index(arguments[0]) if arguments else 0
        return (ord(text[index]) if index is not None and 0 <= index < len(text) else PLAIN,)
    numbers = [as_index(argument) for argument in arguments]
    if None in numbers:
        return NOTHING
    known = [number for number in numbers if number is not None]
    return (_cut(text, name, known),)


def _split(at: int, text: str, separator: Atom, separator_text: str) -> Items:
    if isinstance(separator, Pattern) or not is_known(separator_text):
        return Items(at, [Literal(at, UNKNOWN)])
    parts = list(text) if separator_text == "" else text.split(separator_text)
    return Items(at, [Literal(at, part) for part in parts[:MAX_ITEMS]])


def _cut(text: str, name: str, numbers: list[int]) -> str:
    start = numbers[0] if numbers else 0
    end = numbers[1] if len(numbers) > 1 else None
    if name in ("slice", "at", "charAt"):
        return text[start:end] if name == "slice" else text[start : start + 1] if start != -1 else text[-1:]
    if name == "substring":
        low, high = max(start, 0), len(text) if end is None else max(end, 0)
        return text[min(low, high) : max(low, high)]
    if name == "substr":
        return text[start:] if end is None else text[start:][:end]
    if name == "repeat":
        return text * start if 0 <= start * len(text) <= MAX_TEXT else UNKNOWN
    return UNKNOWN
