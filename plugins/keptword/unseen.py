"""Characters that no one sees: what is pasted from elsewhere brings them along, and they make two words of one."""

import re
from collections.abc import Iterator

from .problems import Problem

# Between words of scripts without spaces, U+200B is where a line may end; signs of direction turn what follows.
_WITHOUT_SPACES = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
UNSEEN = re.compile(rf"(?<![{_WITHOUT_SPACES}])\u200b+|[\u2060\u180e\u202a-\u202e\u2066-\u2069]+")


def unseen_problems(file: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each such place in a text: settings, or a service."""
    for number, line in enumerate(text.split("\n"), 1):
        for found in UNSEEN.finditer(line):
            yield Problem(file, number, found.start() + 1, *unseen(found[0]))


def unseen(found: str) -> tuple[str, str]:
    """Return what is wrong with such characters, and what to do."""
    return f"a character that no one sees stands here (U+{ord(found[0]):04X})", "Remove it, or type the words anew"
