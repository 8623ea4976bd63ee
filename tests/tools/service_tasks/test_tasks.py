"""The tasks that add services, as they are typed: in a copy of the project, with a terminal and without."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import LANGUAGES, ROOT
from tests.keptword.inventory.catalogues import small_catalogue

INVOKE = [sys.executable, "-m", "invoke"]


@pytest.fixture
def typed_in(project: Path) -> Path:
    # The tasks of the project are listed in one file, and one of them is about the tests.
    (project / "tests").symlink_to(ROOT / "tests")
    small_catalogue(project / "plugins/keptword/inventory/catalogue", LANGUAGES)
    return project


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a task where nobody is at the terminal."""
    return subprocess.run(
        [*INVOKE, *words], cwd=project, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120
    )


def run_at_terminal(project: Path, answers: list[str], *words: str) -> tuple[str, int]:
    """Run a task at a terminal, type one answer at each question; return what was shown, and the exit status."""
    terminal, its_end = pty.openpty()
    with subprocess.Popen([*INVOKE, *words], cwd=project, stdin=its_end, stdout=its_end, stderr=its_end) as process:
        os.close(its_end)
        shown = b""
        while chunk := _read(terminal):
            shown += chunk
            if shown.endswith(b": ") and answers:
                os.write(terminal, f"{answers.pop(0)}\n".encode())
        status = process.wait(timeout=120)
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n"), status


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_without_a_terminal_a_service_is_added_and_the_change_told(typed_in: Path) -> None:
    done = run(typed_in, "service.add", "example-analytics", "--id", "EX-42")
    assert done.returncode == 0, done.stderr
    assert "+ _ex (Example Analytics: cookie, 13 months)" in done.stdout
    assert done.stdout.endswith("The site builds with it; invoke serve shows it.\n")
    text = (typed_in / "content/services/example-analytics.toml").read_text("utf-8")
    assert [line for line in text.splitlines() if not line.startswith("#")] == [
        'use = "example-analytics"',
        'id = "EX-42"',
    ]


def test_without_a_terminal_a_missing_option_is_named_and_nothing_is_written(typed_in: Path) -> None:
    done = run(typed_in, "service.add", "example-analytics")
    assert done.returncode == 1
    assert done.stderr.startswith("--id is missing: ")
    assert not (typed_in / "content/services/example-analytics.toml").exists()


def test_at_a_terminal_what_is_missing_is_asked(typed_in: Path) -> None:
    shown, status = run_at_terminal(typed_in, ["", "EX-42"], "service.add", "example-analytics")
    assert status == 0
    assert "This cannot wait" in shown
    assert 'id = "EX-42"' in (typed_in / "content/services/example-analytics.toml").read_text("utf-8")


def test_a_service_that_is_not_in_the_catalogue_is_written_filled_in_and_built(typed_in: Path) -> None:
    done = run(typed_in, "service.new", "acme.test", "--name", "Acme", "--category", "embedded")
    assert done.returncode == 0, done.stderr
    refused = run(typed_in, "build")
    assert refused.returncode == 1
    assert "content/services/acme.toml:7:1: company is still to be filled in." in refused.stdout
    assert "Traceback" not in refused.stdout + refused.stderr
    file = typed_in / "content/services/acme.toml"
    filled = {"country": "BE", "storage": "cookie", "lifetime": "1 day", "party": "first"}
    filled |= {"privacy-notice": "https://acme.test/privacy", "role": "processor"}
    lines = file.read_text("utf-8").splitlines()
    for index, line in enumerate(lines):
        if '"[' in line:
            key = line.partition(" ")[0]
            lines[index] = f'{key} = "{filled.get(key, "Something")}"'
    file.write_text("\n".join(lines), "utf-8")
    built = run(typed_in, "build")
    assert built.returncode == 0, built.stdout
    assert "https://acme.test" in (typed_in / "output/_headers").read_text("utf-8")


def test_the_list_names_every_service_and_the_catalogue_all_that_can_be_added(typed_in: Path) -> None:
    listed = run(typed_in, "service.list").stdout
    for file in (typed_in / "content/services").glob("*.toml"):
        assert f"(content/services/{file.name})" in listed
    assert "example-video" in run(typed_in, "service.list", "--catalogue").stdout


def test_the_schema_of_what_can_be_written_is_kept_by_a_task(typed_in: Path) -> None:
    assert run(typed_in, "service.schema").returncode == 0
    assert '"example-video"' in (typed_in / "plugins/keptword/inventory/service.schema.json").read_text("utf-8")
