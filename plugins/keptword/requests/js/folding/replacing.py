"""What is left of a text in which something is replaced."""

import re

from ..marks import GIVEN, OWN, PLAIN, UNKNOWN, is_known, without_page
from ..nodes import Call, Function, Node, Pattern, method_name
from ..values import NOTHING, Atom, Value
from .folder import Folder
from .page import edited_value, is_page_value
from .runs import run

_SIMPLE_REGEX = re.compile(
    r"(?:\\[wdsWDSbnrt.*+?^$/(){}|\[\]\\-]|\[\^?(?:\\.|[^\]\\\[])+\]|[^\\\[\](){}*+?])(?:[*+?])?"
)


def _simple_regex(pattern: Pattern, text: str) -> "re.Pattern[str] | None":
    """Return a simple expression for Python: without groups, and too little text to be slow on."""
    source, _, flags = pattern.text[1:].rpartition("/")
    quantifiers = len(re.findall(r"[*+]", source))
    if len(source) > 80 or len(text) > 2000 or quantifiers > 2 or not _is_simple(source):
        return None
    try:
        return re.compile(source.replace(r"\/", "/"), re.IGNORECASE if "i" in flags else 0)
    except re.error:
        return None


def _is_simple(source: str) -> bool:
    at = 0
    while at < len(source):
        match = _SIMPLE_REGEX.match(source, at)
        if match is None:
            return False
        at = match.end()
    return True


def _text_of_pattern(pattern: Pattern | str) -> str:
    """Return what a pattern is written as."""
    return pattern if isinstance(pattern, str) else pattern.text


def replaced(folder: Folder, node: Call, text: str, arguments: list[Value]) -> Value:
    """Return the alternatives of `text.replace(…)`."""
    pattern = arguments[0][0] if len(arguments[0]) == 1 else UNKNOWN
    replacements = folder.texts_of(arguments[1])
    is_callback = any(isinstance(atom, Function) for atom in arguments[1])
    found: list[Atom] = []
    if isinstance(pattern, Pattern | str) and "<" in _text_of_pattern(pattern) and not "".join(replacements).count("<"):
        text = (
            without_page(text, PLAIN).replace(UNKNOWN, PLAIN).replace(GIVEN, PLAIN)
        )  # what is escaped cannot begin a tag
        if text == PLAIN:
            return (PLAIN,)
    if is_page_value(text):
        return tuple(_edited(folder, node, text, pattern, replacement) for replacement in replacements)
    if is_callback and not is_known(text):
        replacements = folder.texts_of(run(folder, node.arguments[1], [NOTHING]))
    if text in (UNKNOWN, OWN, PLAIN, GIVEN):
        return (text, *replacements)  # the replacement may become all of the text
    for replacement in replacements:
        if isinstance(pattern, str) and is_known(pattern) and not is_callback:
            count = -1 if method_name(node) == "replaceAll" else 1
            found.append(text.replace(pattern, replacement, count) if pattern else replacement + text)
        elif isinstance(pattern, Pattern) and (compiled := _simple_regex(pattern, text)) is not None:
            flags = pattern.text.rsplit("/", 1)[-1]
            found.append(
                _substituted(folder, compiled, text, node.arguments[1], replacement, "g" in flags, is_callback)
            )
        else:
            is_markup = "<" in text or "<" in replacement
            found += [text, replacement] if is_markup else [UNKNOWN if is_known(text) else text]
    return tuple(found)


def _edited(folder: Folder, node: Call, text: str, pattern: Atom, replacement: str) -> str:
    """Return a value out of the page in which something plain is replaced by something plain."""
    everywhere = method_name(node) == "replaceAll"
    compiled = None
    if isinstance(pattern, str) and is_known(pattern):
        compiled = re.compile(re.escape(pattern))
    elif isinstance(pattern, Pattern):
        compiled = _simple_regex(pattern, "")
        everywhere = "g" in pattern.text.rsplit("/", 1)[-1]
    if compiled is None or not is_known(replacement) or "$" in replacement or "\\" in replacement:
        return UNKNOWN
    return edited_value(folder, text, (compiled, replacement, 0 if everywhere else 1))


def _substituted(
    folder: Folder,
    compiled: "re.Pattern[str]",
    text: str,
    callback: Node,
    replacement: str,
    everywhere: bool,
    is_callback: bool,
) -> str:
    def one(match: re.Match[str]) -> str:
        if is_callback:
            return folder.texts_of(run(folder, callback, [(match.group(),)]))[0]
        return replacement.replace("$&", match.group())

    return compiled.sub(one, text, 0 if everywhere else 1)
