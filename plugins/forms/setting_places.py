"""The place of a setting in its file, for messages."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Line and column of a setting, from 1, and the name of its file."""

    file: str
    line: int = 1
    column: int = 1


def places_of(setting: str, file: str, text: str) -> Mapping[str, Place]:
    """Return the place of each key of a dictionary in the settings; that of the setting itself under ""."""
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
