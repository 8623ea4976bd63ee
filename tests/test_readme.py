"""The README is true: its commands exist, and its tables are those of the code."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.forms.adapters import ADAPTERS, Scripts
from plugins.keptword.inventory.company_name import WITHIN_SENTENCES
from plugins.keptword.inventory.reading import read_service
from tests.conftest import LANGUAGES, ROOT

README = (ROOT / "README.md").read_text("utf-8")


def table_after(mark: str) -> list[str]:
    """Return the first cell of each row of the table behind a mark, without its head."""
    rows = README.split(f"<!-- {mark}:")[1].split("\n\n")[1].splitlines()[2:]
    return [row.split("|")[1].strip() for row in rows]


def task_words(collection: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield each task of a collection as invoke lists it, by its whole name, with its help."""
    yield from ((prefix + task["name"], task["help"]) for task in collection["tasks"])
    for inner in collection["collections"]:
        yield from task_words(inner, f"{prefix}{inner['name']}.")


def test_the_two_commands_come_first_and_each_is_one_line() -> None:
    blocks = re.findall(r"```console\n(.*?)\n```", README, re.DOTALL)
    assert blocks == ["python3 bootstrap.py serve", "python3 bootstrap.py test"]
    assert (ROOT / "bootstrap.py").is_file()


def test_every_task_stands_in_the_table_with_its_own_words() -> None:
    command = [sys.executable, "-m", "invoke", "--list", "--list-format", "json"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    tasks = dict(task_words(json.loads(listed)))
    rows = README.split("<!-- tasks:")[1].split("\n\n")[1].splitlines()[2:]
    assert rows == [f"| `invoke {name}` | {help_text} |" for name, help_text in sorted(tasks.items())]


def test_every_placeholder_stands_in_the_table() -> None:
    parts = ("theme", "plugins/consent", "plugins/forms")
    templates = [ROOT / part / "templates/placeholders" for part in parts]
    names = {path.stem for folder in templates for path in folder.glob("*.html")} | {
        "table-of-contents",
        *WITHIN_SENTENCES,
    }
    assert {cell.strip("`[]").split()[0] for cell in table_after("placeholders")} == names


def test_every_adapter_of_forms_stands_in_the_table_with_what_it_asks() -> None:
    rows = (ROOT / "docs/forms.md").read_text("utf-8").split("<!-- adapters:")[1].split("\n\n")[1].splitlines()[2:]
    scripts = {Scripts.ANSWERED: "yes", Scripts.IF_DECLARED: "where declared", Scripts.NOT_ANSWERED: "no"}
    cells = [
        (f"`{name}`", ", ".join(adapter.forms), ", ".join(f"`{key}`" for key in adapter.asks), scripts[adapter.scripts])
        for name, adapter in ADAPTERS.items()
    ]
    assert [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in rows] == cells


def test_every_key_of_a_service_stands_in_the_table() -> None:
    _, problems = read_service("x", "x.toml", "nonsense = 1", LANGUAGES)
    (unknown,) = (problem for problem in problems if "nonsense" in problem.wrong)
    known = set(unknown.instead.removeprefix("Known here: ").split(", "))
    cells = " ".join(table_after("inventory"))
    assert {name.strip("[]") for name in re.findall(r"`([^`]+)`", cells)} == known


def test_the_example_of_messages_is_what_the_reader_says() -> None:
    text = Path(ROOT / "plugins/keptword/inventory/catalogue/google-analytics.toml").read_text("utf-8")
    text = text.replace('"analytics"', '"analitics"')
    text = re.sub(
        "^purpose = .*$", "purpose = { en = 'One', fr = 'Un', de = 'Eins' }", text, count=1, flags=re.MULTILINE
    )
    _, problems = read_service("example", "content/services/example.toml", text, LANGUAGES)
    told = {re.sub(r":\d+:", ":", str(problem), count=1) for problem in problems}
    for line in re.findall(r"^content/services/example.*$", README, re.MULTILINE):
        assert re.sub(r":\d+:", ":", line, count=1) in told


@pytest.mark.parametrize("folder", ["plugins/keptword", "plugins", "tools"])
def test_every_folder_and_module_stands_in_the_table_of_its_folder(folder: str) -> None:
    there = {path for path in (ROOT / folder).iterdir() if path.name not in ("__pycache__", "keptword")}
    names = {f"{path.name}/" if path.is_dir() else path.name for path in there if not path.name.startswith("__")}
    table = README.split(f"| `{folder}/` | what it holds |")[1].split("\n\n")[0]
    first_cells = [line.split("|")[1] for line in table.splitlines()[2:]]
    assert set(re.findall(r"`([^`]+)`", " ".join(first_cells))) == names
