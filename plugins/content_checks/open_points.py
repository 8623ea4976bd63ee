"""What the company still has to fill in or confirm: placeholders in its settings, marks in its texts, example ids, and
unverified statements in its cookie inventory.

A mark is `<!-- confirm: … -->` in a text and `# confirm: …` in a service file.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from plugins.keptword.inventory import read_inventory
from plugins.keptword.inventory.entries import catalogue_of
from plugins.keptword.line_numbers import line_and_column
from plugins.keptword.problems import Problem, ProblemsFoundError
from plugins.keptword.text_files import read_text
from plugins.markdown_code import without_code_and_comments
from plugins.translation_status.project_texts import CONTENT, MARKDOWN_FOLDERS, SERVICES

SETTINGS = "pelicanconf.py"

_FILLED_IN = frozenset({"COMPANY", "SITEURL"})

_ONCE_CONFIRMED = "Once it is, remove this mark"

_PLACEHOLDER = re.compile(r"\[[A-Z][A-Z' -]+\]")
# Usual ways to mark text that is still to be written.
_TO_BE_WRITTEN = re.compile(r"\bTODO:|\b(?:TBD|FIXME)\b|\bX{4,}\b|\[[A-Z][A-Z' -]{4,}\](?![\[(:])|(?i:\blorem ipsum\b)")
_NOBODYS_HOST = re.compile(r"[\w.-]+\.(?:example|invalid|test)\b")
_MARK = re.compile(r"<!--\s*confirm:\s*(.*?)\s*-->", re.DOTALL)
_SERVICE_MARK = re.compile(r"#\s*confirm:\s*(.+?)\s*$", re.MULTILINE)
# Vendors' example ids, to be replaced by the site's own: G-XXXXXXXXXX, 000000.
_EXAMPLE_ID = re.compile(r"""^id\s*=\s*["']((?:[A-Z]{1,4}-)?(?:X{4,}|0{4,}))["']""", re.MULTILINE)


def open_points(root: Path) -> Iterator[Problem]:
    """Yield a problem for each open point of the project in the folder `root`."""
    yield from open_settings(SETTINGS, read_text(root / SETTINGS))
    for folder in MARKDOWN_FOLDERS:
        for path in sorted((root / CONTENT / folder).glob("*/*.md")):
            yield from marks(path.relative_to(root).as_posix(), read_text(path))
    for path in sorted((root / SERVICES).glob("*.toml")):
        yield from open_in_service(path.relative_to(root).as_posix(), read_text(path))
    yield from unproven(root)


def open_settings(file: str, text: str) -> Iterator[Problem]:
    """Yield what the company still has to fill in in the settings; nothing if `text` is not valid Python.

    These are placeholders, and reserved host names (RFC 2606).
    """
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return
    for statement in tree.body:
        names = [target.id for target in getattr(statement, "targets", ()) if isinstance(target, ast.Name)]
        if not _FILLED_IN.isdisjoint(names):
            yield from _open_values(file, statement)


def marks(file: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each mark and each unwritten passage of a Markdown text."""
    for found in _MARK.finditer(text):
        yield Problem(
            file,
            *line_and_column(text, found.start()),
            f"to confirm: {' '.join(found[1].split())}",
            "Once it is, remove this mark",
        )
    for found in _TO_BE_WRITTEN.finditer(without_code_and_comments(text)):
        if f"{found[0]}: " not in text:  # The text of a reference link; its target is elsewhere.
            yield Problem(
                file, *line_and_column(text, found.start()), f"{found[0]} is not filled in", "Write it in its place"
            )


def open_in_service(file: str, text: str) -> Iterator[Problem]:
    """Yield the marks of a service file, and an id that is only an example."""
    for found in _EXAMPLE_ID.finditer(text):
        wrong = f'"{found[1]}" is an example and not the site\'s own number'
        yield Problem(
            file, *line_and_column(text, found.start(1)), wrong, f"Give it: invoke service.add {Path(file).stem} --id …"
        )
    for found in _SERVICE_MARK.finditer(text):
        yield Problem(file, *line_and_column(text, found.start()), f"to confirm: {found[1]}", _ONCE_CONFIRMED)


def unproven(root: Path) -> tuple[Problem, ...]:
    """Return the unverified statements of the services; none if they cannot be read, which ends any build."""
    try:
        return read_inventory(root / SERVICES, (), SERVICES, catalogue_of(root)).unproven
    except ProblemsFoundError:
        return ()


def _open_values(file: str, statement: ast.stmt) -> Iterator[Problem]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for placeholder in (*_PLACEHOLDER.findall(node.value), *_NOBODYS_HOST.findall(node.value)):
                # ast counts columns from 0, and the quote precedes the text.
                yield Problem(
                    file, node.lineno, node.col_offset + 1, f"{placeholder} is not filled in", "Write it in its place"
                )
