"""What plugins hand each other has a type and a place: nothing travels in settings that nobody writes there."""

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG

from plugins import site_build as module
from plugins.keptword.problems import Problem
from plugins.settings.expected import EXPECTED
from plugins.site_build import KEY, NoBuildError, SiteBuild, begin_build, site_build
from tests.conftest import ROOT
from tests.tools.publication.test_building import change, tree
from tools.publication.building import build_site

# What a person writes, or gives on the command line; the last is that of the library's own plugin.
WRITTEN = {*EXPECTED, *DEFAULT_CONFIG, "SERVING", "KEPTWORD_CONSENT"}

# What Pelican itself puts into the context of templates.
OF_THE_CONTEXT = {"localsiteurl", "page", "article"}

DICTIONARIES = ("settings", "context")
WRITERS = ("setdefault", "update", "__setitem__", "__ior__")
READERS = ("get", "pop", "__getitem__")


def problem(line: int) -> Problem:
    return Problem("content/x.toml", line, 1, "this is wrong", "Write that")


def uses(text: str, names: dict[str, Any]) -> Iterator[str]:
    """Yield each key by which a module asks Pelican's settings or context, or writes into them.

    `names` are those of the module; a key that cannot be known here is given as it is written.
    """
    for node in ast.walk(ast.parse(text)):
        keys: list[ast.expr] = []
        if isinstance(node, ast.Subscript) and is_dictionary(node.value):
            keys = [node.slice]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_dictionary(node.func.value):
            if node.func.attr in (*WRITERS, *READERS):
                keys = [node.args[0] if node.args else node.func]
        elif isinstance(node, ast.AugAssign) and is_dictionary(node.target):
            keys = [node.value]
        for key in keys:
            if isinstance(key, ast.Constant):
                yield str(key.value)
            else:
                yield str(names.get(ast.unparse(key), ast.unparse(node)))


def is_dictionary(node: ast.expr) -> bool:
    """Tell whether an expression is, by its name, Pelican's settings or the context."""
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return name in DICTIONARIES


def test_plugins_ask_settings_only_for_what_a_person_writes_there() -> None:
    unwritten = {}
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        text = path.read_text("utf-8")
        # What checks the settings reads them all, and hands out none.
        if path.parent.name == "settings" or not any(word in text for word in DICTIONARIES):
            continue
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found = set(uses(text, vars(importlib.import_module(name)))) - {*WRITTEN, *OF_THE_CONTEXT}
        unwritten.update({name: found} if found else {})
    assert unwritten == {"plugins.site_build": {KEY}}


@pytest.mark.parametrize(
    "mailbox",
    [
        'settings["MAIL"] = 1',
        'pelican.settings.setdefault("MAIL", []).append(1)',
        'generator.settings.get("MAIL", ())',
        'own.context["MAIL"] = 1',
        'settings |= {"MAIL": 1}',
        "settings[MAIL] = 1",
        'settings[f"MAIL_{kind}"] = 1',
        "settings.update(MAIL=1)",
        'del settings["MAIL"]',
        "for kind in kinds: settings[kind] = 1",
    ],
)
def test_a_mailbox_is_found_however_it_is_written(mailbox: str) -> None:
    assert set(uses(mailbox, {"MAIL": "MAIL"})) - WRITTEN


def test_no_plugin_asks_another_one_by_way_of_what_templates_know() -> None:
    """Plugins give templates their names; what they give each other is in the build."""
    texts = {path: path.read_text("utf-8") for path in (ROOT / "plugins").rglob("*.py") if "keptword" not in path.parts}
    reads = [
        f"{path.name}:{node.lineno}"
        for path, text in texts.items()
        for node in ast.walk(ast.parse(text))
        if (isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) and is_globals(node.value))
        or (isinstance(node, ast.Attribute) and node.attr in READERS and is_globals(node.value))
    ]
    assert reads == []


def is_globals(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "globals"


def test_problems_of_several_plugins_gather_until_they_are_raised() -> None:
    settings: dict[str, Any] = {}
    begin_build(settings)
    site_build(settings).report([problem(1)])
    site_build(settings).report([problem(2)])
    assert site_build(settings).take_problems() == (problem(1), problem(2))
    assert site_build(settings).take_problems() == ()


@pytest.mark.parametrize("publishing", [False, True])
def test_what_may_stand_while_writing_is_logged_until_the_site_is_published(
    publishing: bool, caplog: pytest.LogCaptureFixture
) -> None:
    build = begin_build({"PUBLISHING": publishing})
    build.report_when_publishing([problem(1)])
    assert build.take_problems() == ((problem(1),) if publishing else ())
    assert (str(problem(1)) in caplog.text) is not publishing


def test_a_value_of_a_plugin_is_kept_by_its_type_for_one_build() -> None:
    settings: dict[str, Any] = {}
    begin_build(settings).keep(problem(1))
    assert site_build(settings).kept(Problem) == problem(1)
    assert site_build(settings).kept(SiteBuild) is None
    assert begin_build(settings).kept(Problem) is None


def test_a_plugin_that_asks_before_a_build_has_begun_is_told_so() -> None:
    with pytest.raises(NoBuildError, match=r"call plugins\.site_build\.register first"):
        site_build({"PUBLISHING": True})


def test_generators_find_in_their_context_the_build_that_the_settings_hold() -> None:
    # Pelican copies the settings before a build begins: those of the last one, when it repeats a run.
    settings: dict[str, Any] = {}
    begin_build(settings)
    generator = SimpleNamespace(settings=settings, context=dict(settings))
    begin_build(settings)
    module._share(generator)
    assert site_build(generator.context) is site_build(settings)


@pytest.mark.usefixtures("compressed_as_published")
def test_the_site_is_the_same_in_whatever_order_plugins_are_listed(project: Path, site: Path) -> None:
    change(project / "pelicanconf.py", "\n# A page's folder", "\nPLUGINS = PLUGINS[::-1]\n\n# A page's folder")
    build_site(project, project / "output", "publishconf.py")
    assert tree(project / "output") == tree(site)


TWO_RUNS = """
import shutil
from pathlib import Path
from pelican import Pelican
from pelican.settings import read_settings
from plugins.keptword.problems import ProblemsFoundError

settings = read_settings("pelicanconf.py", override={"OUTPUT_PATH": "output"})
page, run = Path("content/pages/nl/cookies.md"), Pelican(settings).run
text = page.read_text("utf-8")
page.write_text(text.replace("[[cookie-list]]", "[[cookielist]]"), "utf-8")
try:
    run()
except ProblemsFoundError as error:
    print("refused", len(error.problems))
page.write_text(text, "utf-8")
for name in ("first", "second"):
    run()
    shutil.copytree("output", name)
    print("folders", len(settings["SITE_BUILD"].message_folders))
"""


def test_a_run_that_is_repeated_in_one_process_begins_with_nothing_of_the_last(project: Path) -> None:
    done = subprocess.run([sys.executable, "-c", TWO_RUNS], cwd=project, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    said = [line for line in done.stdout.splitlines() if line.startswith(("refused", "folders"))]
    assert said == ["refused 1", said[1], said[1]]
    assert tree(project / "first") == tree(project / "second")
