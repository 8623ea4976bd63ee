"""`invoke publish`: once as it is typed, and then in forks, where all else is the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pelican_forks import NO_LOCK, RunPelican


def typed(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "invoke", "publish", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=project, capture_output=True, text=True, env=environment)


def forked(project: Path, run: RunPelican, *arguments: str) -> subprocess.CompletedProcess[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        return run([sys.executable, "-m", "invoke", "publish", *arguments], project, NO_LOCK)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_stops_while_the_company_is_not_filled_in_and_says_what_is_missing(project: Path) -> None:
    done = typed(project, "--to", f"folder:{project}/www")
    assert done.returncode == 1
    settings = (project / "pelicanconf.py").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(settings, 1) if "[STREET AND NUMBER]" in text)
    assert f"pelicanconf.py:{line}:16: [STREET AND NUMBER] is not filled in. Write it in its place." in done.stderr
    assert "add --unfinished" in done.stderr
    assert not (project / "www").exists()


@pytest.mark.long
def test_a_site_that_is_refused_leaves_the_last_good_one(project: Path, run_in_fork: RunPelican) -> None:
    done = forked(project, run_in_fork, "--to", f"folder:{project}/www", "--unfinished")
    assert (done.returncode, done.stderr) == (0, "")
    before = files(project / "www")
    assert "nl/contact/index.html.br" in before
    footer = project / "theme/templates/parts/footer.html"
    footer.write_text(footer.read_text("utf-8") + "\n<script>new Image().src = atob('eA==')</script>\n", "utf-8")
    done = forked(project, run_in_fork, "--to", f"folder:{project}/www", "--unfinished")
    assert done.returncode == 1
    assert "theme/templates/parts/footer.html" in done.stdout
    assert "<script> is code or style that stands in the page itself" in done.stdout
    assert files(project / "www") == before


def test_a_target_that_is_none_is_refused_before_anything_is_built(project: Path, run_in_fork: RunPelican) -> None:
    for target, told in {
        "git:origin#--force": "git:origin#--force",
        "rsync:--rsh=touch ran:/x": "rsync:--rsh=touch ran:/x",
        "folder": "folder",
        "folder:content/www": "is in content/, which belongs to the project",
    }.items():
        done = forked(project, run_in_fork, "--to", target, "--unfinished")
        assert done.returncode == 1
        assert told in done.stderr
        assert "Traceback" not in done.stderr
    assert not (project / "output").exists()
    assert not (project / "ran").exists()
