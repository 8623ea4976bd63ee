"""Lists as lines of a bearable length, under one another, with a name before the first."""

from collections.abc import Iterator

_NAME = 10
_WIDTH = 100


def stacked(name: str, values: list[str]) -> Iterator[str]:
    """Yield the lines of a list with one value on each."""
    for index, value in enumerate(values):
        yield f"  {'' if index else name:{_NAME}}{value}"


def listed(name: str, values: list[str]) -> Iterator[str]:
    """Yield the lines of one list, each of at most 100 characters where its values allow."""
    indent = " " * (_NAME + 2)
    line = f"  {name:{_NAME}}"
    is_empty = True
    for index, value in enumerate(values):
        part = value + ("," if index < len(values) - 1 else "")
        if not is_empty and len(line) + len(part) > _WIDTH:
            yield line.rstrip()
            line = indent
        line += f"{part} "
        is_empty = False
    yield line.rstrip()
