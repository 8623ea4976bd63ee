"""What stands in a text for a part that is not known, so that the rest of it still tells something."""

import re

UNKNOWN = "\ufdd0"
"""Stands in a folded text for a part that is not known; like those below a code point that no text may hold."""
OWN = "\ufdd1"
"""Stands for the page's own address or host."""
PLAIN = "\ufdd2"
"""Stands for digits, dates, encoded text and the like: it can begin neither a host nor a tag."""
GIVEN = "\ufdd3"
"""Stands for what other code may hand to a function that this code never calls: that code is to be read for it."""
PAGE = tuple(map(chr, range(0xFDD4, 0xFDF0)))
"""Each stands for a value that the code takes out of the page: which one, the folder knows."""

_MARK = re.compile("[\ufdd0-\ufdef]")
_PAGE_MARK = re.compile("[\ufdd4-\ufdef]")


def clean(text: str) -> str:
    """Return the text without the code points that stand for unknown parts."""
    return _MARK.sub("\ufffd", text)


def is_known(text: str) -> bool:
    """Tell whether no part of a text is left open."""
    return _MARK.search(text) is None


def page_marks(text: str) -> list[str]:
    """Return the marks of what a text takes out of the page."""
    return _PAGE_MARK.findall(text)


def without_page(text: str, instead: str = UNKNOWN) -> str:
    """Return the text with another mark for what it takes out of the page."""
    return _PAGE_MARK.sub(instead, text)
