"""Characters that show that a text is damaged: wrong encoding, lost characters, pasted symbols, merge conflicts."""

import re
from collections.abc import Iterator

from plugins.content_checks.source import Source
from plugins.keptword.problems import Problem
from plugins.keptword.unseen import UNSEEN, unseen

_CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: .*)?")
_LOST = re.compile("�+")
# UTF-8 read as Western Windows and saved: é becomes Ã©, ’ becomes â€™.
_TWICE = re.compile(r"(?:[ÃÂ][^\x00-\x7f]|â[^\x00-\x7f]{2}|Å“)+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_PLACEHOLDER = re.compile(r"\[\[[^\[\]]*\]\]")
_PRIVATE = re.compile("[\ue000-\uf8ff]+")


def character_problems(source: Source) -> Iterator[Problem]:
    """Yield a problem for each damaged place of a text, its head included."""
    for index, line in enumerate(source.lines):
        if _CONFLICT.fullmatch(line):
            wrong = f"{line[:7]} is where two versions of this text were to be merged"
            yield source.problem(index, 0, wrong, "Keep one of the two, and remove the lines with these signs")
            continue
        for found in _LOST.finditer(line):
            yield source.problem(index, found.start(), "a letter was lost here: �", "Type it anew")
        for found in _TWICE.finditer(line):
            if meant := _read_once(found[0]):
                line = line[: found.start()] + " " * len(found[0]) + line[found.end() :]
                wrong = f'"{found[0]}" was once saved in a wrong encoding'
                yield source.problem(index, found.start(), wrong, f'Write "{meant}"')
        for found in _CONTROL.finditer(line):
            wrong = f"a character that no one sees stands here (U+{ord(found[0][0]):04X})"
            yield source.problem(index, found.start(), wrong, "Remove it, or restore the file from a copy")
        # Placeholders are reported elsewhere, with a suggestion for the whole.
        for found in UNSEEN.finditer(_PLACEHOLDER.sub(lambda found: " " * len(found[0]), line)):
            yield source.problem(index, found.start(), *unseen(found[0]))
        for found in _PRIVATE.finditer(line):
            wrong = f"a symbol of a word processor stands here (U+{ord(found[0][0]):04X})"
            yield source.problem(index, found.start(), wrong, "Write - and a space for an item of a list")


def _read_once(text: str) -> str:
    """Return the text as it was meant, or "" if it is correct."""
    try:
        # Windows-1252 leaves five bytes undefined: they stay as they are.
        return b"".join(_byte(letter) for letter in text).decode("utf-8")
    except UnicodeError:
        return ""


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
