"""Where a setting stands in its file, so that what is wrong with it can be pointed at."""

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Line and column of a setting, from 1, and the name of its file."""

    file: str
    line: int = 1
    column: int = 1


def places_of(setting: str, file: str, text: str) -> Mapping[str, Place]:
    """Return where each key of a dictionary among the settings stands; the setting itself under ""."""
    places = {"": Place(file)}
    try:
        statements = ast.parse(text).body
    except SyntaxError:
        return places
    for statement in statements:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=value)
            ) if name == setting:
                places[""] = Place(file, statement.lineno, statement.col_offset + 1)
                if isinstance(value, ast.Dict):
                    places |= {
                        str(key.value): Place(file, key.lineno, key.col_offset + 1)
                        for key in value.keys
                        if isinstance(key, ast.Constant)
                    }
    return places


def place_of(setting: str, files: Iterable[tuple[str, str]]) -> Place:
    """Return where a setting is set: in the first of these files (name and text) that sets it, else in the last."""
    names = []
    for file, text in files:
        names.append(file)
        place = places_of(setting, file, text)[""]
        if place != Place(file) or re.match(rf"{setting}\b", text):
            return place
    return Place(names[-1] if names else "pelicanconf.py")
