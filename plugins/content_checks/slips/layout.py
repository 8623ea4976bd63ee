"""Lines that Markdown does not read as they were meant: headings, code, lists."""

import re
from collections.abc import Iterator

from plugins.content_checks.source import Kind, Source
from plugins.keptword.problems import Problem

_UNDERLINE = re.compile(r"(?:-+|=+)\s*")
_FIRST_LEVEL = re.compile(r"#(?!#)\s*(.*?)\s*#*\s*")
_EMPTY_HEADING = re.compile(r"#{1,6}\s*(?:\{[^}]*\})?\s*")
_HEADING_ID = re.compile(r"^#{1,6}.*\{[^}]*#([\w-]+)[^}]*\}\s*#*\s*$")
_BRACES = re.compile(r"#{1,6}.*[ ]\{([^}]*)\}[ ]*#*[ ]*$")
_ATTRIBUTES = re.compile(r"""\s*:?\s*(?:(?:[#.][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"']+))\s*)+""")
_YEAR = re.compile(r"(\d{3,})\.\s")
_ITEM = re.compile(r"(?:[*+-]|\d+[.)])\s")
_BULLETS = re.compile(r"\s*(?:[•·▪◦●○■□‣⁃∙]\s*|[–—]\s+)(?=\S)")
# Signs without the space that Markdown wants behind them; a word processor puts one that is no such space.
_UNSPACED = re.compile(r"([-+](?=[^\W\d_])|\*(?=[^\W_])(?!.*\*)|\d{1,2}\.(?=[^\W\d_])|(?:[-+*]|\d{1,2}\.)(?=\xa0))")
_LETTERED = re.compile(r"\(?([a-z])\)\s+\S")
_FENCE = re.compile(r" {0,3}`{3,}[^`]*")
_NUMBERED = re.compile(r"\d+\)\s+\S")
_SENTENCE = re.compile(r"[^\W\d_]+(?:[ ,;:]+\S+){4,}")


def layout_problems(source: Source) -> Iterator[Problem]:
    """Yield a problem for each line that Markdown does not read as it was meant."""
    ids: dict[str, int] = {}
    in_list = False
    yield from _fences(source)
    for block in source.blocks:
        if block.kind is Kind.CODE and _SENTENCE.match(block.lines[0].strip()):
            wrong = "the spaces in front make code of this"
            yield source.problem(block.first, 0, wrong, "Remove them")
        if block.kind is not Kind.TEXT:
            continue
        in_list = bool(_ITEM.match(block.lines[0].lstrip())) or (in_list and block.lines[0].startswith(" "))
        yield from _headings(source, block.first, block.lines, ids)
        yield from _lists(source, block.first, block.lines, in_list)


def _fences(source: Source) -> Iterator[Problem]:
    """Yield a problem for each block of code between lines of backticks: it would become inline code."""
    fences = [index for index in range(source.body, len(source.lines)) if _FENCE.fullmatch(source.lines[index])]
    for index in fences[:-1:2]:
        instead = "Begin each line of code with four spaces, and remove the lines of backticks"
        yield source.problem(index, 0, "this begins no block of code", instead)


def _headings(source: Source, first: int, lines: tuple[str, ...], ids: dict[str, int]) -> Iterator[Problem]:
    for index, line in enumerate(lines, first):
        if _EMPTY_HEADING.fullmatch(line):
            yield source.problem(index, 0, "this heading has no words", "Write them behind the #")
        elif (found := _FIRST_LEVEL.fullmatch(line)) and found[1]:
            wrong = "a page has one first heading, which is its title"
            yield source.problem(index, 0, wrong, f"Write ## {found[1]}")
        if (found := _BRACES.match(line)) and not _ATTRIBUTES.fullmatch(found[1]):
            wrong = f"{{{found[1]}}} is not read as part of this heading"
            yield source.problem(index, found.start(1) - 1, wrong, f"Write ({found[1]}), or {{#id}} for an id")
        if found := _HEADING_ID.match(line):
            if found[1] in ids:
                wrong = f"#{found[1]} is the id of line {ids[found[1]]} already"
                yield source.problem(index, found.start(1) - 1, wrong, "Give this heading another")
            ids.setdefault(found[1], index + 1)
    if len(lines) > 1 and _UNDERLINE.fullmatch(lines[1]) and not _parts_table(lines[0]):
        if lines[0].rstrip().endswith((".", "!", "?", ":", ";", ",")) or len(lines[0]) > 80:
            wrong = f"{lines[1].strip()[:3]} makes a heading of the line above it"
            yield source.problem(first + 1, 0, wrong, "Put an empty line above it")
        elif lines[1].startswith("="):
            wrong = "a page has one first heading, which is its title"
            yield source.problem(first + 1, 0, wrong, "Write ## before the line above, and remove this one")


def _lists(source: Source, first: int, lines: tuple[str, ...], in_list: bool) -> Iterator[Problem]:
    """Yield a problem for each list that Markdown does not recognize."""
    bullets = [index for index, line in enumerate(lines) if _BULLETS.match(line)]
    # One dash may begin a spoken sentence; a bullet, or a second dash, is a list.
    if bullets and (len(bullets) > 1 or lines[bullets[0]].strip()[0] not in "–—"):
        for index in bullets:
            sign = lines[index].strip()[0]
            column = len(lines[index]) - len(lines[index].lstrip())
            yield source.problem(first + index, column, f"{sign} begins no item of a list", "Write - and a space")
    numbered = [index for index, line in enumerate(lines) if _NUMBERED.match(line)]
    if len(numbered) > 1:
        for index in numbered:
            wrong = f"{lines[index].split()[0]} begins no item of a list"
            yield source.problem(first + index, 0, wrong, f'Write "{lines[index].split(")")[0]}."')
    unspaced = {index: found[1] for index, line in enumerate(lines) if (found := _UNSPACED.match(line.lstrip(" ")))}
    if len(unspaced) > 1:
        for index, sign in unspaced.items():
            column = lines[index].index(sign)
            wrong = f"{sign} begins no item of a list"
            yield source.problem(first + index, column, wrong, f"Write {sign} and a space")
    lettered = [(index, found[1]) for index, line in enumerate(lines) if (found := _LETTERED.match(line))]
    if [letter for _, letter in lettered] == list("abcdefghijklmnopqrstuvwxyz"[: len(lettered)]) and len(lettered) > 1:
        for index, _ in lettered:
            wrong = f"{lines[index].split()[0]} begins no item of a list"
            yield source.problem(first + index, 0, wrong, "Write 1. or -, and a space")
    if found := _YEAR.match(lines[0]):
        wrong = f"{found[0].strip()} begins a list here"
        yield source.problem(first, 0, wrong, f"Write {found[1]}\\. if it is the beginning of a sentence")
    if in_list:
        yield from _nested(source, first, lines)
        return
    item = next((index for index, line in enumerate(lines[1:], 1) if _ITEM.match(line)), None)
    if item is not None and (len(lines[item].split()[0]) < 4 or lines[item][0] in "*+-"):
        wrong = "this list follows a text without an empty line, so it is no list"
        yield source.problem(first + item, 0, wrong, "Put an empty line above it")


def _nested(source: Source, first: int, lines: tuple[str, ...]) -> Iterator[Problem]:
    for index, line in enumerate(lines[1:], 1):
        spaces = len(line) - len(line.lstrip(" "))
        if 0 < spaces < 4 and _ITEM.match(line.lstrip()) and not lines[0].startswith(" "):
            wrong = f"{spaces} spaces do not put this item below the one above it"
            yield source.problem(first + index, spaces, wrong, "Begin it with four spaces")


def _parts_table(line: str) -> bool:
    return "|" in line
