"""Placeholders in Markdown: `[[name]]` or `[[name argument]]`, alone on its line, is replaced during the build.

This module finds, checks and fills them in. Templates define what they show.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from plugins.keptword.inventory.company_name import OTHER_NAMES, WITHIN_SENTENCES
from plugins.keptword.problems import Problem
from plugins.markdown_code import without_code_and_comments, without_comments
from plugins.placeholders.near_misses import near_misses

_IN_TEXT = re.compile(r"\[\[\s*([a-z][a-z0-9-]*)(?:\s+([^\]\s]+))?\s*\]\]")
# A line that was meant as a placeholder, however it is spelt, and placeholders that lack a bracket. A link within
# brackets, `[[x](y)]` or `[x [y]](z)`, is none.
_MEANT = re.compile(r"\[\[([^\[\]\n]*)\]\](?![(\[])")
_WORDS = r"\s*([a-z][a-z0-9-]*(?:\s+[a-z0-9-]+)?)\s*"
_HALF = re.compile(rf"\[\[{_WORDS}(?:\](?![\](])|$)|(?:(?<!\[)\[|^){_WORDS}\]\](?![\[(])", re.IGNORECASE)
_IN_HTML = re.compile(r"<p>" + _IN_TEXT.pattern + r"</p>")
_ONE_OF = "Write one of these:"


@dataclass(frozen=True)
class Marker:
    """One placeholder as an editor wrote it. Line and column count from 1; `alone` if blank lines surround it."""

    name: str
    argument: str | None
    line: int
    column: int
    alone: bool

    @property
    def written(self) -> str:
        return _written(self.name, self.argument)


def find_markers(markdown: str) -> Iterator[Marker]:
    """Yield the placeholders of a Markdown text, except those in code."""
    if "[[" not in markdown:
        return
    lines = without_comments(markdown).split("\n")
    for index, shown in _outside_code(markdown):
        for match in _IN_TEXT.finditer(shown):
            around = lines[index - 1 : index] + lines[index + 1 : index + 2]
            alone = lines[index].strip() == match[0] and not any(other.strip() for other in around)
            yield Marker(match[1], match[2], index + 1, match.start() + 1, alone)


def indented_markers(markdown: str) -> Iterator[Marker]:
    """Yield the placeholders alone on a line that begins as code does; within a list they are filled in."""
    for index, line in enumerate(without_comments(markdown).split("\n")):
        if line.startswith(("    ", "\t")) and (found := _IN_TEXT.fullmatch(line.strip())):
            yield Marker(found[1], found[2], index + 1, line.index("[[") + 1, alone=True)


def marker_problems(
    file: str, markdown: str, known: Collection[str], arguments: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """Yield what is wrong with the placeholders of one file.

    `arguments` gives, for each placeholder that takes one, the arguments that it knows.
    """
    for marker in find_markers(markdown):
        wrong = _wrong(marker, known, arguments)
        if wrong is not None:
            yield Problem(file, marker.line, marker.column, *wrong)
    yield from _misspelt(file, markdown, known, arguments)
    yield from near_misses(file, _outside_code(markdown), known, arguments)


def orphan_problems(file: str, markdown: str, arguments: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Yield a problem for each placeholder whose argument does not exist, or no longer exists."""
    for marker in find_markers(markdown):
        choices = arguments.get(marker.name, ())
        if marker.name in arguments and marker.argument is not None and marker.argument not in choices:
            wrong = f'[[{marker.name}]] knows no "{marker.argument}", so nothing is shown there'
            near = get_close_matches(marker.argument, choices, n=1) or sorted(choices)
            write = f"Write {' or '.join(_written(marker.name, one) for one in near)}, or remove" if near else "Remove"
            yield Problem(file, marker.line, marker.column, wrong, f"{write} the line")


def fill_markers(html: str, part: Callable[[str, str | None], str]) -> str:
    """Replace each placeholder paragraph by the part of that name and argument."""
    return _IN_HTML.sub(lambda match: part(match[1], match[2]), html)


def filled_markers(html: str) -> Iterator[tuple[str, str | None]]:
    """Yield name and argument of the placeholders that are filled in."""
    yield from ((found[1], found[2]) for found in _IN_HTML.finditer(html))


def _outside_code(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield index and text of the lines that can contain placeholders, with code replaced by spaces."""
    for index, line in enumerate(without_code_and_comments(markdown).split("\n")):
        if not line.startswith(("    ", "\t")):
            yield index, line


def _misspelt(
    file: str, markdown: str, known: Collection[str], arguments: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """Yield a problem for each misspelt placeholder, which the page would show as typed."""
    for index, line in _outside_code(markdown):
        for half in _HALF.finditer(line):
            typed = " ".join((half[1] or half[2]).split())
            wrong = f"{half[0].strip()} lacks a bracket"
            yield Problem(file, index + 1, half.start() + 1, wrong, _suggestion(typed, known, arguments))
        for meant in _MEANT.finditer(line):
            if not _IN_TEXT.fullmatch(meant[0]):
                typed = meant[1].strip()
                instead = _suggestion(typed, known, arguments)
                if line.strip() != meant[0] and instead.startswith(_ONE_OF):
                    instead = f"Write [{typed.rpartition('|')[2].strip() or 'words'}](target) if it is a link"
                yield Problem(file, index + 1, meant.start() + 1, f"{meant[0]} is not a placeholder", instead)


def _wrong(marker: Marker, known: Collection[str], arguments: Mapping[str, Collection[str]]) -> tuple[str, str] | None:
    if marker.name in WITHIN_SENTENCES and marker.argument is None:
        return None
    if marker.name not in known:
        typed = marker.written[2:-2]
        return f"{marker.written} is not a placeholder", _suggestion(typed, known, arguments)
    if not marker.alone:
        wrong = f"{marker.written} stands within a text"
        return wrong, "Put it on a line of its own, with a blank line on each side"
    choices = arguments.get(marker.name)
    if choices is None and marker.argument is not None:
        return f"{marker.written} takes no name behind it", f"Write [[{marker.name}]]"
    if choices is not None and marker.argument is None:
        return f"{marker.written} does not say which one", f"Write {_written(marker.name, min(choices, default='…'))}"
    return None


def _suggestion(typed: str, known: Collection[str], arguments: Mapping[str, Collection[str]]) -> str:
    """Return the suggested content of the brackets: a name, and an argument if it takes one."""
    words = re.split(r"[\s=:,]+", typed.lower().strip(" \t=:,_"))
    name, argument = words[0] if words else "", " ".join(words[1:]) or None
    if name in OTHER_NAMES and OTHER_NAMES[name] in known:
        return f"Write {_written(OTHER_NAMES[name])}"
    if name in arguments:
        return f"Write {_written(name, argument)}"
    ordered = sorted({*known, *WITHIN_SENTENCES})
    near = get_close_matches("-".join(words), ordered, n=1) or get_close_matches(name, ordered, n=1)
    if near:
        return f"Write {_written(near[0], argument if near[0] in arguments else None)}"
    return f"{_ONE_OF} {', '.join(map(_written, ordered))}" if ordered else "Remove it"


def _written(name: str, argument: str | None = None) -> str:
    return f"[[{name}]]" if argument is None else f"[[{name} {argument}]]"
