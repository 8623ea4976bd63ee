"""What is typed as a task: listed at once, and with what each may be told."""

import json
import subprocess
import sys

from tests.conftest import ROOT
from tools.deploy.targets.written import TARGETS
from tools.validators.report import JUDGES

_LISTING = """
import json, sys, tasks
given = {name: task.help for name, task in tasks.namespace.tasks.items()}
print(json.dumps({"help": given, "modules": sorted({name.partition(".")[0] for name in sys.modules})}))
"""

# What builds pages, reads catalogues, drives browsers or parses: each takes longer than the listing may.
HEAVY = {
    "babel",
    "bs4",
    "cryptography",
    "jinja2",
    "markdown",
    "pelican",
    "playwright",
    "tinycss2",
    "tomlkit",
    "turbohtml",
}


def test_tasks_are_listed_without_what_only_their_work_needs_and_name_all_that_they_may_be_told() -> None:
    command = [sys.executable, "-c", _LISTING]
    listed = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    assert HEAVY & set(listed["modules"]) == set()
    assert listed["help"]["publish"]["to"] == f"where: {', '.join(TARGETS)}"
    assert listed["help"]["judge"]["only"] == f"judges, with commas: {', '.join(JUDGES)}"
