"""Invalid tables, and rows with too many or few cells."""

import re
from collections.abc import Iterator

from plugins.content_checks.source import Block, Kind, Source
from plugins.keptword.problems import Problem

# What may part a row from the heading, however it was typed: word processors make one dash of three.
_PARTING = re.compile(r"[ |:\-–—_=]*[\-–—_=][ |:\-–—_=]*")
_PARTED = re.compile(r"[ |:\-]+")
_TABS, _WIDE = re.compile(r"\S\t+\S"), re.compile(r"^｜.*｜")
_PIPE = re.compile(r"(?<!\\)\|")


def table_problems(source: Source) -> Iterator[Problem]:
    """Yield what is wrong with the tables of a text."""
    blocks = source.blocks
    for number, block in enumerate(blocks):
        if block.kind is Kind.TEXT:
            yield from _of_other_signs(source, block)
        if block.kind is not Kind.HTML and any("|" in line for line in block.lines):
            before = blocks[number - 1] if number else None
            yield from _in_block(source, block, before)


def _in_block(source: Source, block: Block, before: Block | None) -> Iterator[Problem]:
    parting = next((index for index, line in enumerate(block.lines) if _parts(line)), None)
    if block.kind is Kind.CODE:
        if parting is not None or block.lines[0].strip().startswith("|"):
            yield _at(source, block, 0, "spaces before this table make it code", "Let each of its lines begin with |")
    elif parting is None:
        yield from _without_parting(source, block, before)
    elif parting == 0:
        if before is not None and _is_row(before.lines[-1]):
            wrong = "an empty line parts this from the row above it, so it is no table"
            yield _at(source, block, 0, wrong, "Remove the empty line")
    elif parting > 1:
        wrong = "this table follows a text without an empty line, so it is no table"
        yield _at(source, block, parting - 1, wrong, "Put an empty line above it")
    elif not _PARTED.fullmatch(block.lines[1].strip()):
        instead = f"Write {_parting_line(block.lines[0])}"
        yield _at(source, block, 1, "the line below the heading of this table is not of hyphens", instead)
    else:
        yield from _cells(source, block)


def _of_other_signs(source: Source, block: Block) -> Iterator[Problem]:
    """Yield a problem for a table as it is copied from a program of tables, or typed in East Asian signs."""
    for pattern, sign in ((_TABS, "a tab"), (_WIDE, "｜")):
        rows = [index for index, line in enumerate(block.lines) if pattern.search(line.strip())]
        if len(rows) > 1:
            wrong = f"this is no table: {sign} parts no cells"
            instead = "Write | between the cells, and | --- | --- | below the first row"
            yield _at(source, block, rows[0], wrong, instead)


def _without_parting(source: Source, block: Block, before: Block | None) -> Iterator[Problem]:
    lines = block.lines
    rows = [index for index, line in enumerate(lines) if _is_row(line)]
    if len(lines) > 1 and len(rows) == len(lines):
        instead = f"Write {_parting_line(lines[rows[0]])} below the first row"
        yield _at(source, block, rows[1], "this table has no line below its heading", instead)
    elif rows and before is not None and _is_row(before.lines[-1]) and len(rows) == len(lines):
        yield _at(source, block, 0, "an empty line parts this row from its table", "Remove the empty line")
    elif len([index for index in rows if lines[index].strip().startswith("|")]) > 1:
        instead = f"Write {_parting_line(lines[rows[0]])} below the first row, and an empty line above and below it all"
        yield _at(source, block, rows[0], "this is no table", instead)
    elif len(lines) == 1 and lines[0].strip().startswith("|") and _PIPE.findall(lines[0])[1:]:
        instead = f"Write {_parting_line(lines[0])} below it, and the rows below that"
        yield _at(source, block, 0, "this row is in no table", instead)


def _cells(source: Source, block: Block) -> Iterator[Problem]:
    expected = _count(block.lines[0])
    for index, line in enumerate(block.lines[1:], 1):
        count = _count(line)
        if count == expected:
            continue
        cells = "1 cell" if count == 1 else f"{count} cells"
        wrong = f"this row has {cells}, and the heading of its table {expected}"
        if not _is_row(line):
            instead = "Put an empty line above it if it is a text, or | between its cells"
        elif count > expected:
            instead = "Write \\| for a | within a cell, or give the heading as many cells"
        else:
            instead = "Write | for each cell, also for an empty one"
        yield _at(source, block, index, wrong, instead)


def _parts(line: str) -> bool:
    stripped = line.strip()
    return "|" in stripped and _PARTING.fullmatch(stripped) is not None


def _is_row(line: str) -> bool:
    """Tell whether a line was likely meant as a row: it begins with a | or has one between spaces."""
    stripped = line.strip()
    return (stripped.startswith("|") and len(stripped) > 1) or " | " in stripped


def _count(line: str) -> int:
    stripped = line.strip()
    inner = stripped.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return len(_PIPE.findall(inner)) + 1


def _parting_line(heading: str) -> str:
    return f"|{' --- |' * _count(heading)}"


def _at(source: Source, block: Block, index: int, wrong: str, instead: str) -> Problem:
    line = block.lines[index]
    return source.problem(block.first + index, len(line) - len(line.lstrip()), wrong, instead)
