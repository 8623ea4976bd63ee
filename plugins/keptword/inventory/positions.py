"""Where each key of a TOML file stands, so that a problem can be reported at its line and column.

The standard library reads TOML but keeps no positions. This finds them, and leaves the values to `tomllib`.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import TypeVar

Where = TypeVar("Where")

Path = tuple[str | int, ...]
Position = tuple[int, int]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_KEY_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def key_positions(text: str) -> dict[Path, Position]:
    """Map each table and key of a valid TOML text to its line and column, both from 1.

    Paths are like `("cookies", 0, "purpose", "nl")`. Keys inside an inline table share the position of the
    key it belongs to and are not listed.
    """
    positions: dict[Path, Position] = {(): (1, 1)}
    counts: dict[Path, int] = {}
    table: Path = ()
    lines = text.splitlines()
    number = 0
    while number < len(lines):
        line = lines[number]
        column = len(line) - len(line.lstrip()) + 1
        if header := _HEADER.match(line):
            table = _table_path(_parts(header[2]), header[1] == "[[", counts)
            if header[1] == "[[":
                positions.setdefault(table[:-1], (number + 1, column))
            positions.setdefault(table, (number + 1, column))
        elif key := _KEY.match(line):
            positions[(*table, *_parts(key[1]))] = (number + 1, column)
            number = _last_line_of_statement(lines, number)
        number += 1
    return positions


def nearest(path: Path, places: Mapping[Path, Where]) -> Where:
    """Return where the path stands, or where the nearest table around it does."""
    while path not in places:
        path = path[:-1]
    return places[path]


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in _KEY_PART.findall(dotted)]


def _table_path(parts: list[str], is_array: bool, counts: dict[Path, int]) -> Path:
    """Resolve a header: parts before the last that are arrays of tables stand for their newest element."""
    path: Path = ()
    for index, part in enumerate(parts):
        path = (*path, part)
        if is_array and index == len(parts) - 1:
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path] - 1)
    return path


def _last_line_of_statement(lines: list[str], first: int) -> int:
    """Return the index of the line on which a `key = value` ends: the first at which it reads as TOML."""
    for last in range(first, len(lines)):
        try:
            tomllib.loads("\n".join(lines[first : last + 1]))
        except tomllib.TOMLDecodeError:
            continue
        return last
    return first
