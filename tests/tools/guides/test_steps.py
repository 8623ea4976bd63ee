"""The guides, gone through step by step in a copy of the project, as a reader would."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pelican_forks import NO_LOCK, RunPelican
from tools.guides.steps import LEFT_OUT, Change, Command, Step, Writing, steps_of

GUIDES = sorted((ROOT / "docs").glob("*.md"))


@pytest.mark.long
@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_step_of_a_guide_does_what_it_says(project: Path, guide: Path, run_in_fork: RunPelican) -> None:
    # The tasks of the project import from its tests.
    (project / "tests").symlink_to(ROOT / "tests")
    for step in steps_of(guide.read_text("utf-8")):
        take(step, project, run_in_fork)


def take(step: Step, project: Path, run: RunPelican) -> None:
    if isinstance(step, Writing):
        (project / step.file).write_text(step.text, "utf-8")
    elif isinstance(step, Change):
        file = project / step.file
        text = file.read_text("utf-8")
        assert step.old in text, f"{step.file} has no such lines:\n{step.old}"
        file.write_text(text.replace(step.old, step.new, 1), "utf-8")
    else:
        printed = output_of(step, project, run)
        at = 0
        for line in step.printed:
            found = re.compile(pattern_of(line)).search(printed, at)
            assert found, f"{step.text} does not say (here)\n{line}\nbut:\n{printed}"
            at = found.end()


def output_of(command: Command, project: Path, run: RunPelican) -> str:
    program, *arguments = shlex.split(command.text)
    if program == "rm":
        subprocess.run([program, *arguments], cwd=project, check=True)
        return ""
    assert program == "invoke", f"{command.text}: guides need no other program"
    done = run([sys.executable, "-m", program, *arguments], project, NO_LOCK)
    return done.stdout + done.stderr


def pattern_of(line: str) -> str:
    return r"\s+".join(".*".join(re.escape(part) for part in word.split(LEFT_OUT)) for word in line.split())


def test_commands_files_and_changes_are_told_apart() -> None:
    console = "```console\n$ invoke build\nall well\n…\n```\n"
    guide = f"{console}text\n```toml a.toml\nx = 1\n```\n```diff a.toml\n-x = 1\n+x = 2\n```\n"
    assert list(steps_of(guide)) == [
        Command("invoke build", ("all well",)),
        Writing("a.toml", "x = 1\n"),
        Change("a.toml", "x = 1\n", "x = 2\n"),
    ]
