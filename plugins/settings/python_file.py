"""A settings file as Python: the places of its names and keys, and its syntax errors."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.keptword.problems import Problem


@dataclass(frozen=True)
class Place:
    """Line and column, from 1."""

    line: int
    column: int


FIRST = Place(1, 1)

_CONFLICT = re.compile(r"\s*[<=>|]{7}(?:\s|$)")

# Beginnings of Python's messages: what is wrong in plain words, and what to write instead.
_PLAIN = (
    ("unterminated string", "a text is not closed at the end of its line", 'Put a quote behind its last word: "…"'),
    ("unterminated f-string", "a text is not closed at the end of its line", 'Put a quote behind its last word: "…"'),
    ("unterminated triple", "a text is never closed", "Put the quotes that opened it behind its last word too"),
    ("invalid character", "a character stands here that Python does not know", 'Write straight quotes: "…"'),
    ("invalid non-printable", "an invisible character stands here", "Remove it, or type the line anew"),
    ("invalid syntax. Perhaps you forgot a comma", "a comma or a quote is missing", "Put a comma behind each value"),
    ("invalid syntax. Maybe you meant '=='", "a name is given a value where none may be", "Write NAME = value"),
    ("cannot assign", "this is no name that can be given a value", "Write NAME = value, the name without quotes"),
    ("leading zeros", "a number that begins with 0 is none", 'Write it between quotes: "…"'),
    ("invalid decimal literal", "letters stand behind a number", 'Write a text between quotes: "…"'),
    ("unmatched", "a bracket is closed that was never opened", "Remove it, or open it"),
    ("closing parenthesis", "a bracket is closed by one of another kind", "Close each bracket by its own: () [] {}"),
    ("unexpected indent", "this line begins with spaces", "Remove them"),
    ("unindent", "this line begins with too few spaces", "Let it begin as the line above it"),
    ("expected an indented block", "the line above wants lines that begin with spaces", "Indent them by four"),
    ("':' expected", "a colon is missing between a key and its value", 'Write "key": "value"'),
    ("expression expected after dictionary key", "a key has no value", 'Write "key": "value"'),
)


def parsed(file: str, text: str) -> ast.Module | Problem:
    """Return the syntax tree of the text, or the problem of its first syntax error."""
    try:
        return ast.parse(text)
    except SyntaxError as error:
        return syntax_problem(file, error)
    except ValueError as error:  # A null byte.
        return Problem(file, 1, 1, f"this is not Python: {error}", "Restore the file from a copy")


def syntax_problem(file: str, error: SyntaxError) -> Problem:
    """Return the problem for a syntax error."""
    message = error.msg or "invalid syntax"
    line, column = error.lineno or 1, max(1, error.offset or 1)
    if _CONFLICT.match(error.text or ""):
        wrong = "this is where two versions of the file were to be merged"
        return Problem(file, line, 1, wrong, "Keep one of the two, and remove the lines with these signs")
    for beginning, wrong, instead in _PLAIN:
        if message.startswith(beginning):
            return Problem(file, line, column, f"this is not valid Python: {wrong}", instead)
    if message.endswith("was never closed"):
        wrong = f"the bracket {message.split()[0]} is never closed"
        return Problem(file, line, column, f"this is not valid Python: {wrong}", "Close it behind its last value")
    instead = "Look for a comma or a quote that is missing in this line or above it"
    return Problem(file, line, column, f"this is not valid Python: {message}", instead)


def twice(file: str, tree: ast.Module) -> Iterator[Problem]:
    """Yield a problem for each key of a table that is written twice: the first would not count.

    A setting may be given another value below: that is how settings are changed by those who add to them.
    """
    for table in ast.walk(tree):
        first: dict[str, int] = {}
        for key in table.keys if isinstance(table, ast.Dict) else ():
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                place = _place(key)
                if first.setdefault(key.value, place.line) != place.line:
                    wrong = f'"{key.value}" stands here twice, as in line {first[key.value]}'
                    yield Problem(file, place.line, place.column, wrong, "Keep one of them")


class Places:
    """Where a module gives its names their values; the last one counts."""

    def __init__(self, tree: ast.Module) -> None:
        self._values: dict[str, tuple[Place, ast.expr]] = {}
        self._unassigned = {
            statement.target.id: _place(statement.target)
            for statement in tree.body
            if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and not statement.value
        }
        for statement in tree.body:
            targets = statement.targets if isinstance(statement, ast.Assign) else []
            if isinstance(statement, ast.AnnAssign) and statement.value is not None:
                targets = [statement.target]
            for target in targets:
                if isinstance(target, ast.Name):
                    assert isinstance(statement, ast.Assign | ast.AnnAssign)
                    assert statement.value is not None
                    self._values[target.id] = (_place(target), statement.value)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are given values here, in order."""
        return tuple(self._values)

    def unassigned(self, name: str) -> Place | None:
        """Return the place of a name that is followed by a colon instead of `=`."""
        return self._unassigned.get(name)

    def of_name(self, name: str) -> Place | None:
        """Return the place of the name itself."""
        return self._values[name][0] if name in self._values else None

    def of_value(self, name: str, *keys: object) -> Place | None:
        """Return where the value stands, or the one that its keys or numbers lead to as far as they are written out."""
        if name not in self._values:
            return None
        node = self._values[name][1]
        for key in keys:
            inner = _member(node, key)
            if inner is None:
                break
            node = inner
        return _place(node)


def _member(node: ast.expr, key: object) -> ast.expr | None:
    if isinstance(node, ast.Dict):
        for written, value in zip(node.keys, node.values, strict=True):
            if isinstance(written, ast.Constant) and written.value == key:
                return value
    if isinstance(node, ast.List | ast.Tuple) and isinstance(key, int) and key < len(node.elts):
        return node.elts[key]
    return None


def _place(node: ast.expr) -> Place:
    return Place(node.lineno, node.col_offset + 1)
