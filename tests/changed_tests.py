"""Which tests a change touches: those of its package, and those that use what changed in it, by what modules import.

Tests that see a change only in the built site, or by way of another package, are left to the run of all tests.
"""

import ast
import subprocess
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

MAIN = "main"

_CODE = ("plugins", "tests", "tools")

# What all tests share: whatever imports it would be touched by everything that a build imports.
_SHARED = "tests/conftest.py"

# What no module imports, and the tests that read it.
_READ_BY = {
    "CHANGELOG.md": (),
    "README.md": ("tests/test_readme.py",),
    "content": ("tests/content_checks", "tests/pages", "tests/test_site_build.py"),
    "docs": ("tests/keptword/test_guide.py", "tests/test_readme.py", "tests/tools/guides"),
    "theme": ("tests/pages", "tests/test_site_build.py", "tests/test_style_sheets.py", "tests/test_theme.py"),
}


class UnknownReachError(Exception):
    """What a change touches cannot be told; the text says why."""


def changed_files(root: Path) -> frozenset[str]:
    """Return the files that differ from where the branch left main, committed or not. Raises UnknownReachError."""
    base = _git(root, "merge-base", "HEAD", MAIN)
    return frozenset(
        [
            *_git(root, "diff", "--name-only", "--no-renames", base).splitlines(),
            *_git(root, "ls-files", "--others", "--exclude-standard").splitlines(),
        ]
    )


def _git(root: Path, *words: str) -> str:
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise UnknownReachError(f"git {words[0]} does not tell what changed") from error
    return done.stdout.strip()


def touched_tests(root: Path, changed: Collection[str]) -> tuple[str, ...]:
    """Return the files and folders of tests that changed files touch, in order. Raises UnknownReachError."""
    files = (path for top in _CODE for path in (root / top).rglob("*.py"))
    importers = _importers(root, frozenset(path.relative_to(root).as_posix() for path in files))
    found = {test for file in changed for test in _touched_by(root, file, importers)}
    return tuple(sorted(test for test in found if not any(parent in found for parent in _folders(test))))


def _touched_by(root: Path, file: str, importers: Mapping[str, set[str]]) -> Iterator[str]:
    path = PurePosixPath(file)
    top = path.parts[0]
    if top in _READ_BY:
        yield from _READ_BY[top]
    elif top not in _CODE or file == _SHARED:
        raise UnknownReachError(f"{file} may touch any test")
    elif path.suffix == ".py" and path.name != "conftest.py":
        using = {_own_test(path), *_using(file, importers)}
        found = [test for test in using if _is_test(test) and (root / test).is_file()]
        if not found and (root / file).exists():
            raise UnknownReachError(f"no test imports {file}, nor a module beside it that uses it")
        yield from found
    else:
        yield _nearest_tests(root, path)


def _using(file: str, importers: Mapping[str, set[str]]) -> set[str]:
    """Return what imports a module: of its own package, of packages around that, and of the tests."""
    found, waiting = {file}, [file]
    while waiting:
        module = waiting.pop()
        for importer in importers.get(module, set()) - found:
            if importer.startswith("tests/") or _is_near(importer, module):
                found.add(importer)
                waiting.append(importer)
    return found


def _is_near(importer: str, module: str) -> bool:
    """Whether a module stands beside another one, or hands its names on as one of the packages around it."""
    folder = PurePosixPath(importer).parent
    return folder == PurePosixPath(module).parent or (
        importer.endswith("/__init__.py") and PurePosixPath(module).is_relative_to(folder)
    )


def _own_test(path: PurePosixPath) -> str:
    """Return where the tests of a module stand."""
    return str(PurePosixPath(_mirrored(path.parent), f"test_{path.stem}.py"))


def _mirrored(folder: PurePosixPath) -> PurePosixPath:
    """Return the folder of the tests of a folder."""
    top, *rest = folder.parts
    return folder if top == "tests" else PurePosixPath("tests", *(["tools"] if top == "tools" else []), *rest)


def _nearest_tests(root: Path, path: PurePosixPath) -> str:
    """Return the tests of the package that holds a file."""
    for folder in path.parents:
        tests = _mirrored(folder) if folder.parts else PurePosixPath("tests")
        if len(tests.parts) < 2 or str(tests) in ("tests/tools", "tests/keptword"):
            break
        if (root / tests).is_dir():
            return str(tests)
    raise UnknownReachError(f"{path} may touch any test")


def _is_test(file: str) -> bool:
    return file.startswith("tests/") and PurePosixPath(file).name.startswith("test_")


def _folders(file: str) -> Iterator[str]:
    return (str(folder) for folder in PurePosixPath(file).parents)


def _importers(root: Path, modules: frozenset[str]) -> dict[str, set[str]]:
    """Return, by module, which others import it; what all tests share imports nothing here."""
    importers: dict[str, set[str]] = {}
    for module in modules - {_SHARED}:
        for name in _imported(root / module, PurePosixPath(module).parent):
            if file := _file_of(name, modules):
                importers.setdefault(file, set()).add(module)
    return importers


def _imported(file: Path, folder: PurePosixPath) -> Iterator[str]:
    """Yield the names that a module imports, anywhere in it, relative ones made whole."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = folder.parts[: len(folder.parts) - node.level + 1] if node.level else ()
            yield from (".".join([*base, *filter(None, [node.module]), alias.name]) for alias in node.names)


def _file_of(name: str, modules: frozenset[str]) -> str | None:
    """Return the file of the module that a name is, or stands in."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        stem = "/".join(parts[:length])
        for file in (f"{stem}.py", f"{stem}/__init__.py"):
            if file in modules:
                return file
    return None
