"""The workflow files for CI services say what exists: they are read here, and run there."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from invoke.vendor import yaml

from tests.conftest import ROOT

FILES = (".github/workflows/site.yml", ".gitlab-ci.yml")


def commands(value: Any) -> Iterator[str]:
    """Yield each line of each script in a workflow."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in ("run", "script"):
                lines = inner if isinstance(inner, list) else inner.splitlines()
                yield from (line.strip() for line in lines)
            else:
                yield from commands(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from commands(inner)


def workflow(file: str) -> Any:
    return yaml.safe_load((ROOT / file).read_text("utf-8"))  # type: ignore[no-untyped-call]


@pytest.fixture(scope="module")
def tasks() -> set[str]:
    command = [sys.executable, "-m", "invoke", "--list", "--list-format", "json"]
    listed = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    return {task["name"] for task in listed["tasks"]}


@pytest.mark.parametrize("file", FILES)
def test_the_two_commands_of_the_readme_are_run_then_it_is_published(file: str, tasks: set[str]) -> None:
    content = workflow(file)
    run = [line.split("python3 bootstrap.py ")[1] for line in commands(content) if "bootstrap.py" in line]
    assert [line.split()[0] for line in run] == ["serve", "test", "publish"]
    assert {line.split()[0] for line in run} <= tasks
    assert re.fullmatch(r"publish --to (github-pages|folder:public)", run[-1])
    readme = (ROOT / "README.md").read_text("utf-8")
    for line in ("serve", "test"):
        assert f"```console\npython3 bootstrap.py {line}\n```" in readme


def test_what_is_published_is_what_the_service_serves() -> None:
    jobs = workflow(FILES[1])
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
    jobs = workflow(FILES[0])["jobs"]
    assert jobs["publish"]["needs"] == "test"
    assert jobs["publish"]["permissions"] == {"contents": "write"}
