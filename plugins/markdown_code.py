"""Removes code and comments from a Markdown text without moving the rest: they become spaces.

Code is text between two lines of backticks or tildes, or between backticks within a paragraph.
"""

import re
from collections.abc import Sequence

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# If a comment and inline code overlap, the one that begins first counts.
_SPAN = re.compile(
    rf"(?P<comment>(?s:{_COMMENT.pattern}))|(?<![`\\])(?P<ticks>`+)(?!`)(?:.|\n(?!\s*\n))*?(?<!`)(?P=ticks)(?!`)"
)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def blank(text: str, by: str = " ") -> str:
    """Return the text with each character except line breaks replaced by `by`."""
    return re.sub(r"[^\n]", by, text)


def without_comments(text: str) -> str:
    """Return a text without its comments, including those within code."""
    return _COMMENT.sub(lambda found: blank(found[0]), text)


def without_code(text: str, word: str = " ") -> str:
    """Return a text without its code, but with its comments. Inline code becomes a word of the letter `word`."""
    return _SPAN.sub(lambda found: found[0] if found["comment"] else blank(found[0], word), without_fences(text))


def without_code_and_comments(text: str, word: str = " ") -> str:
    """Return a text without its code and its comments."""
    return without_comments(without_code(text, word))


def without_fences(text: str) -> str:
    """Return a text without the code between lines of backticks or tildes; an unclosed block is kept."""
    lines = text.split("\n")
    fence = ""
    for index, line in enumerate(lines):
        edge = _FENCE.match(line)
        closes = bool(fence and edge and edge[1].startswith(fence))
        if fence or (edge and _is_closed(lines[index + 1 :], edge[1])):
            lines[index] = " " * len(line)
            fence = "" if closes else fence or (edge[1] if edge else "")
    return "\n".join(lines)


def _is_closed(rest: Sequence[str], fence: str) -> bool:
    return any((edge := _FENCE.match(line)) and edge[1].startswith(fence) for line in rest)
