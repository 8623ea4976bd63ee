"""What stands in a text for a part that is not known, so that the rest of it still tells something."""

UNKNOWN = "\ufdd0"
"""Stands in a folded text for a part that is not known; like those below a code point that no text may hold."""
OWN = "\ufdd1"
"""Stands for the page's own address or host."""
PLAIN = "\ufdd2"
"""Stands for digits, dates, encoded text and the like: it can begin neither a host nor a tag."""
GIVEN = "\ufdd3"
"""Stands for what other code may hand to a function that this code never calls: that code is to be read for it."""

_MARKS = str.maketrans(dict.fromkeys((UNKNOWN, OWN, PLAIN, GIVEN), "\ufffd"))


def clean(text: str) -> str:
    """Return the text without the code points that stand for unknown parts."""
    return text.translate(_MARKS)


def is_known(text: str) -> bool:
    """Tell whether no part of a text is left open."""
    return not any(mark in text for mark in (UNKNOWN, OWN, PLAIN, GIVEN))
