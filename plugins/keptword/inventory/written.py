"""What stands in a TOML file, and where: the values, and file, line and column of each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..problems import Problem, ProblemsFoundError
from .malformed import malformed
from .positions import Path, key_positions, nearest


@dataclass(frozen=True)
class Place:
    """A file, and line and column from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True)
class Written:
    """Values as `tomllib` reads them, and the place of each table and key that has a line of its own."""

    values: Mapping[str, Any]
    places: Mapping[Path, Place]

    def problem(self, path: Path, wrong: str, instead: str) -> Problem:
        """Return a problem at the path, or at the nearest table around it."""
        place = nearest(path, self.places)
        return Problem(place.file, place.line, place.column, wrong, instead)


def written(file: str, text: str) -> Written:
    """Return what stands in the text of a file. Raises ProblemsFoundError where it is not TOML."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProblemsFoundError([malformed(file, text, str(error))]) from error
    return Written(values, {path: Place(file, *position) for path, position in key_positions(text).items()})
