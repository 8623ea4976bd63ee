"""Modules of JavaScript joined into one script: each after those that it imports, without the lines that say so.

What pages carry stays an inline script, known by its hash. Modules import each other by name and relative address,
`import { a, b } from "./other.js"`; an address that the build fills in, `"{other.js}"`, is left for the browser.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ..problems import Problem, ProblemsFoundError
from .script_tokens import Kind, Token, tokens_of

_DECLARING = frozenset(("const", "let", "var", "function", "class"))


@cache
def joined_folder(folder: Path, *entries: str, keeps_exports: bool = False) -> str:
    """Return modules of a folder as `joined_modules` does; files are read once."""
    sources = {path.name: path.read_text("utf-8") for path in folder.glob("*.js")}
    return joined_modules(sources, *entries, keeps_exports=keeps_exports)


def joined_modules(sources: Mapping[str, str], *entries: str, keeps_exports: bool = False) -> str:
    """Return the code of these modules and of all that they import, as one script.

    `sources` are texts by file name. With `keeps_exports`, what the last entry exports stays exported. Raises
    ProblemsFoundError: a module that is not there, a cycle, a name that is imported but not exported, a name that two
    modules declare, imports and exports of other forms.
    """
    modules: dict[str, _Module] = {}
    problems: list[Problem] = []
    for entry in entries:
        problems += _added(entry, (), sources, modules)
    problems += _imported_in_vain(modules)
    problems += _declared_twice(modules)
    if problems:
        raise ProblemsFoundError(problems)
    last = entries[-1] if keeps_exports else ""
    return "".join(module.code(keeps_exports=name == last) for name, module in modules.items())


def _added(
    name: str, above: tuple[str, ...], sources: Mapping[str, str], modules: dict[str, "_Module"]
) -> Iterator[Problem]:
    """Add a module after all that it imports; `above` are the modules that led here."""
    if name in modules:
        return
    module, path = _Module(name, sources[name]), (*above, name)
    yield from module.problems
    for other, at in module.imports.items():
        if other in path:
            circle = " -> ".join((*path[path.index(other) :], other))
            yield module.problem(at, f"these modules import each other: {circle}", "Move what both need to a third")
        elif other not in sources:
            yield module.problem(at, f'there is no module "{other}"', "Import one of the same folder")
        else:
            yield from _added(other, path, sources, modules)
    modules[name] = module


def _imported_in_vain(modules: Mapping[str, "_Module"]) -> Iterator[Problem]:
    for module in modules.values():
        for (other, name), at in module.imported.items():
            if other in modules and name not in modules[other].exported:
                yield module.problem(at, f"{other} does not export {name}", "Export it there, or import another name")


def _declared_twice(modules: Mapping[str, "_Module"]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for module in modules.values():
        for name, at in module.declared.items():
            other = first.setdefault(name, module.name)
            if other != module.name:
                wrong = f"{name} is declared in {other} too, and both become one script"
                yield module.problem(at, wrong, "Rename one of them")


class _Module:
    """What a file says: what it imports, exports and declares, each with the place (characters from 0)."""

    def __init__(self, name: str, source: str) -> None:
        self.name = name
        self.imports: dict[str, int] = {}
        self.imported: dict[tuple[str, str], int] = {}
        self.exported: set[str] = set()
        self.declared: dict[str, int] = {}
        self.problems: list[Problem] = []
        self._source = source
        # One end token for each token of lookahead.
        ends = 3 * (Token(Kind.END, "", len(source), len(source), 0),)
        self._tokens = (*tokens_of(source), *ends)
        self._imports: list[tuple[int, int]] = []
        self._exports: list[tuple[int, int]] = []
        for at, token in enumerate(self._tokens):
            if token.kind is not Kind.NAME or token.depth or self._tokens[at - 1].text in (".", "?."):
                continue
            if token.text == "import" and self._tokens[at + 1].text not in ("(", "."):
                self._read_import(at)
            elif token.text == "export":
                self._read_export(at)
            elif token.text in _DECLARING:
                self._declare(at)

    def code(self, *, keeps_exports: bool) -> str:
        """Return the source without imports of other modules and, unless they are kept, without exports."""
        code = self._source
        for start, end in sorted([*self._imports, *([] if keeps_exports else self._exports)], reverse=True):
            code = code[:start] + code[end:]
        return code

    def problem(self, at: int, wrong: str, instead: str) -> Problem:
        line = self._source.count("\n", 0, at) + 1
        return Problem(self.name, line, at - self._source.rfind("\n", 0, at), wrong, instead)

    def _read_import(self, at: int) -> None:
        start = self._tokens[at].start
        names, after = self._list(at + 1)
        if names is not None and self._tokens[after].text == "from":
            after += 1
        address = self._tokens[after]
        module = address.text[1:-1]
        if address.kind is not Kind.STRING or (names is None and after > at + 1) or not module.startswith(("./", "{")):
            instead = 'Write import { name } from "./other.js", or take what is needed into the folder'
            self.problems.append(self.problem(start, "this import cannot be joined", instead))
        elif module.startswith("{"):
            self.declared.update((name.text, name.start) for name in names or ())
        else:
            module = module.removeprefix("./")
            self.imports.setdefault(module, start)
            self.imported.update(((module, name.text), name.start) for name in names or ())
            self._imports.append((start, self._end(after)))

    def _read_export(self, at: int) -> None:
        start = self._tokens[at].start
        names, after = self._list(at + 1)
        skipped = 1 if self._tokens[at + 1].text == "async" else 0
        if names is not None and self._tokens[after].text != "from":
            self.exported.update(name.text for name in names)
            self._exports.append((start, self._end(after - 1)))
        elif self._tokens[at + 1 + skipped].text in _DECLARING:
            self.exported.update(self._declare(at + 1 + skipped))
            self._exports.append((start, self._tokens[at + 1].start))
        else:
            instead = "Write export before a declaration, or export { name }"
            self.problems.append(self.problem(start, "this export cannot be joined", instead))

    def _list(self, at: int) -> tuple[tuple[Token, ...] | None, int]:
        """Return the names of a list in braces, None where none begins here, and which token comes next."""
        if self._tokens[at].text != "{":
            return None, at
        end = self._closing(at)
        inner = self._tokens[at + 1 : end]
        if self._tokens[end].text != "}" or any(
            (token.text == ",") != bool(place % 2) for place, token in enumerate(inner)
        ):
            return None, end + 1
        return tuple(token for token in inner if token.text != ","), end + 1

    def _declare(self, at: int) -> list[str]:
        """Note the names that a declaration binds, and return them."""
        is_list = self._tokens[at].text not in ("function", "class")
        at += 2 if self._tokens[at + 1].text == "*" else 1
        names: list[Token] = []
        while True:
            found, at = self._bound(at)
            names += found
            while is_list and (self._tokens[at].depth or self._tokens[at].text not in (",", ";", "")):
                at += 1
            if not is_list or self._tokens[at].text != ",":
                break
            at += 1
        self.declared.update((name.text, name.start) for name in names)
        return [name.text for name in names]

    def _bound(self, at: int) -> tuple[list[Token], int]:
        """Return the names that a name or pattern binds, and which token comes after it."""
        if self._tokens[at].text not in ("{", "["):
            return [token for token in self._tokens[at : at + 1] if token.kind is Kind.NAME], at + 1
        end = self._closing(at)
        inner = self._tokens[at : end + 1]
        bound = [
            token
            for before, token, after in zip(inner, inner[1:], inner[2:], strict=False)
            if token.kind is Kind.NAME and before.text != "=" and after.text in (",", "}", "]", "=")
        ]
        return bound, end + 1

    def _closing(self, at: int) -> int:
        depth = self._tokens[at].depth
        return next(after for after in range(at + 1, len(self._tokens)) if self._tokens[after].depth <= depth)

    def _end(self, at: int) -> int:
        """Return where a statement ends whose last token but the semicolon is this one."""
        return self._tokens[at + (self._tokens[at + 1].text == ";")].end
