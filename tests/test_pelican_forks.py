"""A build in a fork is a build: the same bytes and the same words as those of a process of its own."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.settings.reading import SETTINGS
from tests.conftest import ROOT
from tests.pelican_forks import NO_LOCK, RunPelican, pelican_forks
from tools.publication.building import pelican_command


def in_a_process(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def said_about(done: subprocess.CompletedProcess[str]) -> tuple[int, list[str], str]:
    """Return status and words, without the seconds that it took."""
    return done.returncode, [word for word in done.stdout.split() if not word[0].isdigit()], done.stderr


@pytest.fixture(scope="module")
def in_a_fork(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunPelican]:
    with pelican_forks(tmp_path_factory.mktemp("forks")) as run:
        yield run


@pytest.mark.long
def test_a_site_and_its_mistakes_come_out_the_same(project: Path, tmp_path: Path, in_a_fork: RunPelican) -> None:
    page, template = project / "content/pages/fr/contact.md", project / "theme/templates/page.html"
    text, markup = (file.read_text("utf-8") for file in (page, template))
    for mistake in ("", "text", "template"):
        page.write_text(f"{text}\n\n[[nonsense]]\n" if mistake == "text" else text, "utf-8")
        template.write_text(f"{markup}\n{{% nonsense %}}\n" if mistake == "template" else markup, "utf-8")
        process, fork = tmp_path / f"process{mistake}", tmp_path / f"fork{mistake}"
        expected = said_about(in_a_process(pelican_command(project, process, SETTINGS), project))
        done = said_about(in_a_fork(pelican_command(project, fork, SETTINGS), project, NO_LOCK))
        assert done == expected
        assert bool(done[0]) == bool(mistake)
        assert files_in(fork) == files_in(process)


@pytest.mark.long
def test_a_task_does_and_says_the_same_and_ends_with_its_status(project: Path, in_a_fork: RunPelican) -> None:
    # The tasks of the project import from its tests.
    (project / "tests").symlink_to(ROOT / "tests")
    command = [sys.executable, "-m", "invoke", "build"]
    expected, built = said_about(in_a_process(command, project)), files_in(project / "output")
    shutil.rmtree(project / "output")
    assert said_about(in_a_fork(command, project, NO_LOCK)) == expected
    assert files_in(project / "output") == built
    page = project / "content/pages/fr/contact.md"
    page.write_text(f"{page.read_text('utf-8')}\n\n[[nonsense]]\n", "utf-8")
    done = in_a_fork(command, project, NO_LOCK)
    assert done.returncode == 1
    assert "[[nonsense]] is not a placeholder" in done.stdout
    assert files_in(project / "output") == built


def test_what_a_project_changes_in_its_code_and_messages_counts(
    project: Path, tmp_path: Path, in_a_fork: RunPelican
) -> None:
    messages = project / "plugins/forms/translations/de.po"
    text = messages.read_text("utf-8")
    messages.write_text(text.replace('msgstr "Telefon"', 'msgstr "Fernsprecher"'), "utf-8")
    in_a_fork(pelican_command(project, tmp_path / "output", SETTINGS), project, NO_LOCK)
    assert "Fernsprecher" in (tmp_path / "output/de/kontakt/index.html").read_text("utf-8")
    code = project / "plugins/table_labels.py"
    code.write_text(f"raise SystemExit('nonsense')\n{code.read_text('utf-8')}", "utf-8")
    done = in_a_fork(pelican_command(project, tmp_path / "output", SETTINGS), project, NO_LOCK)
    assert (done.returncode, done.stderr) == (1, "nonsense\n")


def test_one_that_dies_does_not_take_the_next_with_it(
    tmp_path: Path, in_a_fork: RunPelican, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / SETTINGS
    settings.write_text("import os\nos.abort()\n", "utf-8")
    assert in_a_fork(pelican_command(tmp_path, tmp_path / "output", SETTINGS), tmp_path, NO_LOCK).returncode < 0
    settings.write_text("import os, time\nraise SystemExit(' '.join((os.getcwd(), *time.tzname)))\n", "utf-8")
    for zone in ("UTC", "CET"):
        monkeypatch.setenv("TZ", zone)
        done = in_a_fork(pelican_command(tmp_path, tmp_path / "output", SETTINGS), tmp_path, NO_LOCK)
        assert (done.returncode, done.stderr.split()[:2]) == (1, [str(tmp_path), zone])
