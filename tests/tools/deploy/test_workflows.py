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
    assert re.fullmatch(r"publish --to folder:public", run[-1])
    readme = (ROOT / "README.md").read_text("utf-8")
    for line in ("serve", "test"):
        assert f"```console\npython3 bootstrap.py {line}\n```" in readme


def parts(value: Any, key: str) -> Iterator[Any]:
    """Yield what stands under a key, wherever it stands in a workflow."""
    if isinstance(value, dict):
        yield from (inner for name, inner in value.items() if name == key)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(inner, key)


def test_what_is_published_is_what_the_service_serves() -> None:
    jobs = workflow(FILES[1])
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
    jobs = workflow(FILES[0])["jobs"]
    assert (jobs["publish"]["needs"], jobs["build"]["needs"]) == ("build", "test")
    assert "--directory public --file artifact.tar" in jobs["build"]["steps"][2]["run"]
    assert jobs["build"]["steps"][3]["with"]["path"] == "artifact.tar"


def test_only_the_job_that_publishes_may_write_and_it_runs_nothing_of_the_project() -> None:
    content = workflow(FILES[0])
    assert content["permissions"] == {"contents": "read"}
    may_write = {name: job for name, job in content["jobs"].items() if "permissions" in job}
    assert list(may_write) == ["publish"]
    assert may_write["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert list(commands(may_write["publish"])) == []
    (step,) = may_write["publish"]["steps"]
    assert step["uses"].startswith("actions/deploy-pages@")


def test_no_checkout_leaves_a_token_in_the_repository() -> None:
    steps = [step for job in workflow(FILES[0])["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) == 2
    assert all(step["with"] == {"persist-credentials": False} for step in checkouts)


@pytest.mark.parametrize("file", FILES)
def test_actions_are_named_by_commit_and_images_by_digest(file: str) -> None:
    content = workflow(file)
    for action in parts(content, "uses"):
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action), action
    images = [*parts(content, "image"), *parts(content, "container")]
    assert images
    for image in images:
        assert re.fullmatch(r"[\w/.-]+:[\w.-]+@sha256:[0-9a-f]{64}", image), image
