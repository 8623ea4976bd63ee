"""Imports go one way: the library imports nothing of this site, and its folders only those below them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import plugins.keptword
from tests.conftest import ROOT

LIBRARY = "plugins.keptword"

# Each imports only what stands before it.
FLOORS = [
    "release",
    "problems",
    "line_numbers",
    "text_files",
    "unseen",
    "site_address",
    "hashed_names",
    "languages",
    "requests",
    "browser",
    "replacement",
    "inventory",
    "csp",
    "components",
    "gate",
    "protection",
    "headers",
    "auditing",
    "scanning",
    "cli",
]


def imported(path: Path) -> Iterator[str]:
    """Yield the names of modules that a module imports, relative ones made whole."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def floor(name: str) -> str:
    """Return the folder or module of the library that a name stands in, or nothing."""
    parts = name.split(".")
    return parts[2] if parts[:2] == LIBRARY.split(".") and len(parts) > 2 else ""


def test_the_library_imports_nothing_of_this_site_and_pelican_in_one_module() -> None:
    foreign = {
        (path.name, name)
        for path in modules("plugins/keptword")
        for name in imported(path)
        if name.startswith(("plugins.", "tools.", "tests.", "pelican.")) and not name.startswith(f"{LIBRARY}.")
        if path.name != "pelican.py"
    }
    assert foreign == set()


def test_the_folders_of_the_library_import_only_those_below_them() -> None:
    arrows = {
        (path.relative_to(ROOT / "plugins/keptword").with_suffix("").parts[0], floor(name))
        for path in modules("plugins/keptword")
        if path.name not in ("__main__.py", "__init__.py", "pelican.py") or path.parent.name != "keptword"
        for name in imported(path)
        if floor(name)
    }
    assert {(room, other) for room, other in arrows if FLOORS.index(other) > FLOORS.index(room)} == set()


def test_the_library_finds_itself_by_relative_imports_alone() -> None:
    """So that it works as `plugins.keptword` here and as `keptword` where it is installed."""
    text = "".join(path.read_text("utf-8") for path in modules("plugins/keptword"))
    assert "import plugins" not in text
    assert "from plugins" not in text


def test_plugins_import_neither_tools_nor_tests() -> None:
    above = ("tools.", "tests.")
    assert [name for path in modules("plugins") for name in imported(path) if name.startswith(above)] == []


def test_each_public_name_is_there() -> None:
    for name in plugins.keptword.__all__:
        assert getattr(plugins.keptword, name).__name__ == name
