"""Editors' comments that visitors would see, that hide the text below, or that are invalid marks of open points."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from plugins.content_checks.source import Source
from plugins.keptword.problems import Problem

OPENED, CLOSED = "<!--", "-->"

# What was meant as the start or end of a comment: word processors turn two dashes into one.
_EDGE = re.compile(r"<!--(?!>)|-->|<!-(?!-)|<!\s+--|<\s+!--|<!?[–—]-?|(?<![-<])<--+(?![->])|(?<!-)->(?=\s*$)|[–—]>")
_MARK = re.compile(r"\s*confirm:")
_FIRST_WORDS = re.compile(r"\W*(?:to\s+)?([A-Za-z]+)\s*(.?)")


def comment_problems(source: Source) -> Iterator[Problem]:
    """Yield what is wrong with the notes of a text."""
    text = "\n".join(source.without_code)
    edges = [(found.start(), found[0]) for found in _EDGE.finditer(text)]
    opened: int | None = None
    for start, edge in edges:
        if edge == OPENED:
            if opened is not None:
                yield source.problem_at(text, opened, "this note is not closed before the next one", "End it with -->")
            opened = start
        elif edge == CLOSED:
            if opened is None:
                instead = "Remove it, or begin the note with <!--; an arrow is written →"
                yield source.problem_at(text, start, "--> closes no note", instead)
            else:
                yield from _mark(source, text, opened, text[opened + len(OPENED) : start])
            opened = None
        elif opened is None and edge.startswith("<"):
            yield source.problem_at(text, start, f"{edge} begins no note, so that visitors read it", "Write <!--")
        elif opened is not None and edge.endswith(">"):
            rest = text[start:]
            if CLOSED not in rest or (OPENED in rest and rest.index(OPENED) < rest.index(CLOSED)):
                wrong = f"{edge} does not close the note, so that what follows is not as it is meant"
                yield source.problem_at(text, start, wrong, "Write -->")
                opened = None
    if opened is not None:
        yield source.problem_at(text, opened, "this note is never closed, so that visitors read it", "End it with -->")


def _mark(source: Source, text: str, start: int, note: str) -> Iterator[Problem]:
    """Yield a problem for a comment that looks like the mark of an open point but is misspelt, and so is ignored."""
    found = _FIRST_WORDS.match(note)
    if _MARK.match(note) or found is None or not get_close_matches(found[1].lower(), ["confirm"], cutoff=0.75):
        return
    wrong = "this note is not known as an open point"
    yield source.problem_at(text, start, wrong, "Write <!-- confirm: … -->, with a colon and in small letters")
