"""The code and the comments of a Markdown text, taken out of it: all that is left stands where it stood.

Code is what stands between two lines of backticks or tildes, or between backticks within a paragraph.
"""

import re
from collections.abc import Sequence

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# Of a comment and code between backticks, the one that begins first counts.
_SPAN = re.compile(
    rf"(?P<comment>(?s:{_COMMENT.pattern}))|(?<![`\\])(?P<ticks>`+)(?!`)(?:.|\n(?!\s*\n))*?(?<!`)(?P=ticks)(?!`)"
)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def blank(text: str, by: str = " ") -> str:
    """Return a text with the same character for each, line breaks excepted."""
    return re.sub(r"[^\n]", by, text)


def without_comments(text: str) -> str:
    """Return a text without its comments; of code that shows comments nothing is left of these."""
    return _COMMENT.sub(lambda found: blank(found[0]), text)


def without_code(text: str, word: str = " ") -> str:
    """Return a text without its code, but with its comments. Code within a sentence leaves a word of this letter."""
    return _SPAN.sub(lambda found: found[0] if found["comment"] else blank(found[0], word), without_fences(text))


def without_code_and_comments(text: str, word: str = " ") -> str:
    """Return what is left to be read as Markdown."""
    return without_comments(without_code(text, word))


def without_fences(text: str) -> str:
    """Return a text without the code between lines of backticks or tildes; one that is never closed hides nothing."""
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
