"""Placeholders in Markdown: `[[name]]` or `[[name argument]]`, alone on its line, becomes a part the build makes.

Finding, checking and filling them in. What a placeholder shows is a template's business.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from plugins.problems import Problem

_IN_TEXT = re.compile(r"\[\[\s*([a-z][a-z0-9-]*)(?:\s+([^\]\s]+))?\s*\]\]")
_IN_HTML = re.compile(r"<p>" + _IN_TEXT.pattern + r"</p>")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")


@dataclass(frozen=True)
class Marker:
    """One placeholder as an editor wrote it. Line and column count from 1; `alone` if blank lines surround it."""

    name: str
    argument: str | None
    line: int
    column: int
    alone: bool


def find_markers(markdown: str) -> Iterator[Marker]:
    """Yield the placeholders of a Markdown text, save those in code."""
    if "[[" not in markdown:
        return
    lines = markdown.splitlines()
    fence = ""
    for index, line in enumerate(lines):
        if edge := _FENCE.match(line):
            fence = "" if fence and edge[1].startswith(fence) else fence or edge[1]
            continue
        if "[[" not in line or fence or line.startswith(("    ", "\t")):
            continue
        shown = _CODE_SPAN.sub(lambda code: " " * len(code[0]), line)
        for match in _IN_TEXT.finditer(shown):
            around = lines[index - 1 : index] + lines[index + 1 : index + 2]
            alone = line.strip() == match[0] and not any(other.strip() for other in around)
            yield Marker(match[1], match[2], index + 1, match.start() + 1, alone)


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


def orphan_problems(file: str, markdown: str, arguments: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Yield a problem for each placeholder whose argument names what does not exist, or exists no more."""
    for marker in find_markers(markdown):
        choices = arguments.get(marker.name, ())
        if marker.name in arguments and marker.argument is not None and marker.argument not in choices:
            wrong = f'[[{marker.name}]] knows no "{marker.argument}", so nothing is shown there'
            instead = f"{_suggestion(marker.argument, choices)}, or remove the line"
            yield Problem(file, marker.line, marker.column, wrong, instead)


def fill_markers(html: str, part: Callable[[str, str | None], str]) -> str:
    """Replace each placeholder paragraph by the part of that name and argument."""
    return _IN_HTML.sub(lambda match: part(match[1], match[2]), html)


def _wrong(marker: Marker, known: Collection[str], arguments: Mapping[str, Collection[str]]) -> tuple[str, str] | None:
    if marker.name not in known:
        return f"[[{marker.name}]] is not a placeholder", _suggestion(marker.name, known)
    if not marker.alone:
        return f"[[{marker.name}]] stands within a text", "Put it on a line of its own, with a blank line on each side"
    choices = arguments.get(marker.name)
    if choices is None and marker.argument is not None:
        return f"[[{marker.name}]] takes no name behind it", f"Write [[{marker.name}]]"
    if choices is not None and marker.argument is None:
        return f"[[{marker.name}]] does not say which one", f"Write [[{marker.name} {min(choices, default='…')}]]"
    return None


def _suggestion(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    return f"Write {near[0]}" if near else f"Known here: {', '.join(sorted(known)) or 'none'}"
