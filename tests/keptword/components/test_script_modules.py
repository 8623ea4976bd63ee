import re
from dataclasses import fields
from pathlib import Path

import pytest

from plugins.keptword.components.script_modules import joined_folder, joined_modules
from plugins.keptword.problems import ProblemsFoundError
from plugins.keptword.requests.js.nodes import Name, Node, find_binding
from plugins.keptword.requests.js.syntax.program import read_program
from tests.conftest import ROOT


def problems_of(*entries: str, **sources: str) -> list[str]:
    """What is told of modules, by name without `.js`."""
    with pytest.raises(ProblemsFoundError) as raised:
        joined_modules({f"{name}.js": source for name, source in sources.items()}, *(f"{name}.js" for name in entries))
    return [f"{one.file}:{one.line}:{one.column}: {one.wrong}" for one in raised.value.problems]


def test_a_module_comes_once_and_after_all_that_it_imports() -> None:
    sources = {
        "top.js": 'import { a } from "./a.js";\nimport { b } from "./b.js";\n\nb(a);\n',
        "b.js": 'import { a } from "./a.js";\nexport const b = (x) => x + a;\n',
        "a.js": "export const a = 1;\n",
        "other.js": "nothing of this",
    }
    assert joined_modules(sources, "top.js").split() == "const a = 1; const b = (x) => x + a; b(a);".split()


def test_several_entries_follow_each_other() -> None:
    sources = {"a.js": "first();", "b.js": 'import "./a.js";second();', "c.js": "third();"}
    assert joined_modules(sources, "b.js", "c.js") == "first();second();third();"


@pytest.mark.parametrize(
    ("source", "joined"),
    [
        ("export const { a, b: c = 1 } = x, [d] = y;", "const { a, b: c = 1 } = x, [d] = y;"),
        ("export let a = 1", "let a = 1"),
        ("export function a() {}", "function a() {}"),
        ("export async function* a() {}", "async function* a() {}"),
        ("export class A {}", "class A {}"),
        ("const a = 1;export { a };f();", "const a = 1;f();"),
        ("const a = 1;export { a, };f();", "const a = 1;f();"),
        ('import("./a.js").then(f);', 'import("./a.js").then(f);'),
        ("f(import.meta.url, x.export, x?.import);", "f(import.meta.url, x.export, x?.import);"),
    ],
)
def test_only_words_go_that_make_a_module(source: str, joined: str) -> None:
    assert joined_modules({"x.js": source}, "x.js") == joined


@pytest.mark.parametrize(
    "source",
    [
        '// import { a } from "./none.js";\n',
        '/* export default\nimport "./none.js" */',
        "const a = \"import './none.js'; export default\";",
        "const a = `\nimport './none.js';\n${b + `export default ${c}`} export *`;",
        "const a = /[\"'`]/g, b = 1 / 2;\nconst c = /export default/;",
        "if (a) {\n  x = { import: 1, export: 2 };\n}",
    ],
)
def test_words_in_comments_strings_templates_and_patterns_are_no_imports(source: str) -> None:
    assert joined_modules({"x.js": source}, "x.js") == source


def test_what_the_browser_is_to_fetch_and_what_a_file_exports_stays() -> None:
    file = 'import { far } from "{far.js}";\nimport { near } from "./near.js";\nexport const a = far(near);'
    sources = {"x.js": file, "near.js": "export const near = 1;"}
    joined = joined_modules(sources, "x.js", keeps_exports=True)
    assert joined == 'const near = 1;import { far } from "{far.js}";\n\nexport const a = far(near);'


def test_a_module_that_is_not_there_is_told() -> None:
    assert problems_of("x", x='f();\nimport { a } from "./none.js";') == ['x.js:2:1: there is no module "none.js"']


def test_modules_that_import_each_other_are_told() -> None:
    a, b, c = ('import "./b.js"', 'import "./c.js"', 'f();import "./b.js"')
    assert problems_of("a", a=a, b=b, c=c) == ["c.js:1:5: these modules import each other: b.js -> c.js -> b.js"]
    assert problems_of("a", a='import "./a.js"') == ["a.js:1:1: these modules import each other: a.js -> a.js"]


def test_a_name_that_is_not_exported_is_told() -> None:
    a = 'import { b,\n  c } from "./b.js"'
    assert problems_of("a", a=a, b="export const b = 1; const c = 2;") == ["a.js:2:3: b.js does not export c"]


@pytest.mark.parametrize(
    "declaration",
    [
        "let one",
        "const { x: one } = f()",
        "const two = 1, one = [two]",
        "function one() {}",
        "class one {}",
        "var [, one] = f()",
    ],
)
def test_a_name_that_two_modules_declare_is_told(declaration: str) -> None:
    (told,) = problems_of("b", a="export const one = 1;", b=f'import "./a.js";\n{declaration};')
    assert told.startswith("b.js:2:")
    assert "one is declared in a.js too" in told


def test_the_same_name_within_functions_and_as_a_key_is_no_matter() -> None:
    b = 'import "./a.js";const f = (one) => { let one = 1; return { one: x.one }; };const { one: two } = f({ one: 3 });'
    assert "let one" in joined_modules({"a.js": "const one = 1;", "b.js": b}, "b.js")


@pytest.mark.parametrize(
    "source",
    [
        'import a from "./a.js";',
        'import * as a from "./a.js";',
        'import { b as c } from "./a.js";',
        'import { a } from "a.js";',
        'import { a } from "../a.js";',
        'import { a } from "https://cdn.example/a.js";',
        "export default 1;",
        'export { a } from "./a.js";',
        'export * from "./a.js";',
        "export { a as b };",
        "import { a",
        "import",
        "export { a",
        "export",
    ],
)
def test_other_forms_are_refused_rather_than_joined_wrong(source: str) -> None:
    (told,) = problems_of("x", x=f"f();\n{source}", a="export const a = 1;")
    assert told.startswith("x.js:2:1: this ")
    assert told.endswith("cannot be joined")


def test_all_problems_are_told_at_once() -> None:
    x = 'import { a } from "./none.js";\nimport { b } from "./b.js";\nexport default 1;'
    assert len(problems_of("x", x=x, b="")) == 3


@pytest.mark.parametrize("folder", ["keptword/components", "forms"])
def test_each_of_our_own_modules_joins_with_what_it_imports(folder: str) -> None:
    static = ROOT / "plugins" / folder / "static"
    paths = sorted(static.glob("*.js"))
    assert paths
    for path in paths:
        assert not re.search(r'^(?:export|import(?!.* "\{))', joined_folder(static, path.name), re.MULTILINE)


def names_of_others(source: str) -> set[str]:
    """Return the names that a module uses, and that nothing in it declares or imports."""
    program = read_program(source)
    waiting: list[object] = [program.calls, program.assignments, program.tagged]
    seen: set[int] = set()
    names: set[str] = set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, Name) and find_binding(part) is None:
            names.add(part.text)
        elif isinstance(part, list | tuple):
            waiting += part
        elif isinstance(part, Node) and id(part) not in seen:
            seen.add(id(part))
            waiting += [getattr(part, field.name) for field in fields(part)]
    return names


IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([^"]*)";', re.MULTILINE)


def joined_with(entries: list[str], folder: Path) -> dict[str, str]:
    """Return the modules that become one script, by name."""
    sources: dict[str, str] = {}
    waiting = list(entries)
    while waiting:
        name = waiting.pop()
        sources[name] = (folder / name).read_text("utf-8")
        waiting += [other for _, other in IMPORT.findall(sources[name]) if other not in sources]
    return sources


@pytest.mark.parametrize(
    ("folder", "entries"),
    [
        ("keptword/components", ["wake.js"]),
        ("keptword/components", ["start.js", "settings-page.js", "report.js"]),
        ("keptword/components", ["dialog.js"]),
        ("keptword/components", ["receipt.js"]),
        ("forms", ["forms.js"]),
    ],
)
def test_each_of_our_own_modules_imports_what_it_uses_of_others(folder: str, entries: list[str]) -> None:
    sources = joined_with(entries, ROOT / "plugins" / folder / "static")
    exported = {name: set(re.findall(r"^export \w+ (\w+)", text, re.MULTILINE)) for name, text in sources.items()}
    assert len(sources) > len(entries)
    for module, source in sources.items():
        others = {name for other, names in exported.items() if other != module for name in names}
        assert names_of_others(source) & others == set(), module
        imported = {name for names, _ in IMPORT.findall(source) for name in re.findall(r"\w+", names)}
        seen = names_of_others(IMPORT.sub("", source)) & imported
        assert 2 * len(seen) >= len(imported), "an import that is missing is seen"
