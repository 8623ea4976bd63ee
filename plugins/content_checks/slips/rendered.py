"""Markdown that is visible in a page because it was not parsed.

It is searched for in the rendered HTML, where all parsed Markdown is gone, and reported at its place in the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

import turbohtml

from plugins.content_checks.source import Source
from plugins.keptword.line_numbers import line_and_column
from plugins.keptword.problems import Problem

_AS_TYPED = frozenset({"code", "pre", "script", "style", "textarea", "svg", "math", "kbd", "samp"})

_IN_HTML = "Markdown counts for nothing within HTML: write it as HTML, or put an empty line and </…> above it"


@dataclass(frozen=True)
class _Leftover:
    pattern: re.Pattern[str]
    wrong: str
    instead: str


def _leftover(pattern: str, wrong: str, instead: str) -> _Leftover:
    return _Leftover(re.compile(pattern, re.MULTILINE), wrong, instead)


_LEFTOVERS = (
    _leftover(r"!\[[^\]\n]*\]", "this is no picture", "Write ![what it shows]({static}/images/name.png)"),
    _leftover(r"\]\(", "this is no link", "Write [words](target), with both brackets closed"),
    _leftover(r"\][ ]?\[(?!\[)", "this is no link", "Write [words](target)"),
    _leftover(r"\[\^[\w-]+\]", "there are no footnotes", "Write the note into the text, in brackets"),
    _leftover(
        r"\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)", "this is no bold text", "Write **words**, without spaces inside"
    ),
    _leftover(r"~~", "~~ strikes nothing out", "Write <del>words</del>"),
    _leftover(r"`{3,}|~{3,}", "these signs begin or end no code", "Begin each line of code with four spaces"),
    _leftover(r"\{(?=[#.:][\w-])[^}\n]*\}?", "this gives nothing an id or a class", "Write {#id} last on its heading"),
    _leftover(
        r"(?<!\]\()\{(?:filename|static|attach)\}", "a target stands in no link", "Write [words]({filename}name.md)"
    ),
    _leftover(r"\{\{|\{%", "this is filled in nowhere", "Write the words themselves, or a placeholder: [[…]]"),
    _leftover(r"%\(\w+\)s", "this is filled in nowhere", "Write the words themselves"),
    _leftover(r"^[ ]{0,3}#{1,6}[ ](?=\S)", "this is no heading", "Begin the line with the #, outside of any HTML"),
    _leftover(r"^＃+", "this is no heading", "Write # as it stands on a Western keyboard"),
    _leftover(
        r"[］\]]（|［[^］\n]*］", "this is no link", "Write [words](target), with brackets of a Western keyboard"
    ),
    _leftover(r"(?<![=\w])==(?=[^\s=])[^=\n]*==(?!=)", "this is not highlighted", "Write **words**"),
    _leftover(r"(?<![+\w])\+\+(?=\w)[^+\n]*\w\+\+", "this is not underlined", "Write **words**"),
    _leftover(r"(?<=[\w)])\^[\w+-]{1,12}\^", "this is no superscript", "Write <sup>2</sup>"),
    _leftover(r"(?<=\w)~\w{1,12}~(?!~)", "this is no subscript", "Write <sub>2</sub>"),
    _leftover(r"^(?:!!!|\?\?\?\+?|:::)[ ]*\w+|^\[!\w+\]", "this is no box of its own", "Write its words as a text"),
    _leftover(r"^\*\[[^\]\n]+\]:", "this is no abbreviation", 'Write <abbr title="what it means">ABC</abbr>'),
    _leftover(r"(?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:])", "this is no emoji", "Write the emoji itself, or words"),
    _leftover(r"^:(?=\w)(?![a-z0-9_+-]+:)", "this is no definition", "Write a space behind the :"),
    _leftover(r"\\$", "this ends no line", "Write <br> in its place"),
    _leftover(
        r"(?<!\[)\[/[A-Za-z][\w-]*\]|(?<!\[)\[[A-Za-z][\w-]*(?:=|[ ]+[\w-]+=)[^\]\n]*\]",
        "this is no markup of this site",
        "Write it in Markdown, or as a placeholder: [[…]]",
    ),
    _leftover(r"^[-+*][ ]\[[ xX]?\]", "there are no boxes to tick", "Write - and a space alone"),
    _leftover(r"^\[[ xX]\][ ]", "there are no boxes to tick", "Write - and a space alone"),
)

_SHOWS_NOTHING = re.compile(r"(?:\s|&nbsp;|<!--.*?-->|</?p>|<br\s*/?>)*", re.DOTALL)
_ENTITY = re.compile(r"&#?\w{2,8};?")


def leftover_problems(source: Source, html: str) -> Iterator[Problem]:
    """Yield a problem for each piece of Markdown that visitors would see; `html` is the rendered text."""
    if any(line.strip() for line in source.lines[source.body :]) and _SHOWS_NOTHING.fullmatch(html):
        yield source.problem(source.body, 0, "this page shows nothing", "Write its text")
    places = _Places(source)
    told: set[tuple[int, str]] = set()
    for text in _texts(turbohtml.parse(html)):
        found = {
            match.start(): (match[0], left) for left in reversed(_LEFTOVERS) for match in left.pattern.finditer(text)
        }
        for start, (written, left) in sorted(found.items()):
            line, column = places.of(text, start, written)
            # Report a pair of such signs on one line only once.
            if (line, left.wrong) not in told:
                told.add((line, left.wrong))
                yield Problem(source.file, line, column, f'{left.wrong}: "{_shown(text, start)}"', left.instead)
        for entity in _ENTITY.finditer(text):
            name = entity[0][1:]
            if name in html5 or f"{name};" in html5:
                line, column = places.of(text, entity.start(), name)
                sign = html5.get(name) or html5[f"{name};"]
                meant = sign if sign.strip() else "a space"
                yield Problem(source.file, line, column, f"visitors read {entity[0]} as it is", f"Write {meant}")


class _Places:
    """The places of rendered text in its source; each place is returned once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = "\n".join(source.lines)
        self._body = sum(len(line) + 1 for line in source.lines[: source.body])
        self._told: set[int] = set()

    def of(self, text: str, start: int, written: str) -> tuple[int, int]:
        """Return the source line and column, from 1, of what begins at an offset of a rendered text."""
        end = text.find("\n", start)
        rest = text[start : end if end >= 0 else len(text)]
        for wanted in (rest, rest[:12], written.split("\n")[0]):
            at = self._text.find(wanted, self._body)
            while at >= 0 and at in self._told:
                at = self._text.find(wanted, at + 1)
            if at >= 0:
                self._told.add(at)
                return line_and_column(self._text, at)
        return self._source.body + 1, 1


def _texts(document: turbohtml.Document) -> Iterator[str]:
    """Yield the texts of a page that are read as prose; those of neighbouring lines are one."""
    waiting: list[object] = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, turbohtml.Text):
            yield node.data
        elif not isinstance(node, turbohtml.Element) or node.tag not in _AS_TYPED:
            waiting += reversed(list(getattr(node, "children", ())))


def _shown(text: str, start: int) -> str:
    return " ".join(text[start : start + 25].split())
