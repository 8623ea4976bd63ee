"""Two builds at once, a disk that is full at the very end, a process that is ended: Pelican is played by a copy."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.keptword.replacement import work_folder
from tests.conftest import ROOT
from tools.publication.building import SERVER

BUILDS = '''
import pathlib, resource, signal, subprocess, sys
from tools.publication import building
output, text, size, awaited = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
write = """
import sys, time
from pathlib import Path
new, text, awaited = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
new.mkdir()
(new / "index.html").write_text(text)
print("made", file=sys.stderr, flush=True)
# Not for ever: a test that fails may leave it alone.
end = time.monotonic() + 300
while not awaited.exists() and time.monotonic() < end:
    time.sleep(0.05)
"""
def pelican(root, new, settings):
    return [sys.executable, "-c", write, str(new), text, awaited]
building.pelican_command = pelican
building._finished = lambda *_: {"nginx.conf": text * size}
building.audit_site, building.own_site = lambda *_: [], lambda *_: None
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
building.build_site(pathlib.Path.cwd(), output, "publishconf.py")
'''


def building(output: Path, text: str, size: int = 1, awaited: Path = ROOT) -> subprocess.Popen[str]:
    """Begin a build of one page, whose Pelican ends once the awaited file is there."""
    command = [sys.executable, "-c", BUILDS, str(output), text, str(size), str(awaited)]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)


def standing(output: Path) -> dict[str, str]:
    """Return the texts of the site and of its configuration, and the names of all that stands beside them."""
    files = (output / "index.html", output.parent / SERVER / "nginx.conf")
    return {**{file.name: file.read_text() for file in files}, "beside": " ".join(sorted(names(output.parent)))}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


BOTH_OLD = {"index.html": "1", "nginx.conf": "1", "beside": "output server"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    first = building(tmp_path / "output", "1")
    assert first.communicate()[1] == ""
    assert standing(tmp_path / "output") == BOTH_OLD
    return tmp_path / "output"


def test_the_second_of_two_builds_says_that_it_waits_and_then_is_whole(output: Path) -> None:
    with work_folder(output):
        second = building(output, "2")
        assert second.stderr is not None
        assert f"Another run is at work on {output}: waiting until it has ended" in second.stderr.readline()
    assert second.communicate(timeout=60)[1] == ""
    assert standing(output) == {"index.html": "2", "nginx.conf": "2", "beside": "output server"}
    assert names(output) == {"index.html"}


def test_a_disk_that_is_full_when_only_the_configuration_is_left_leaves_both_old(output: Path) -> None:
    second = building(output, "2", size=100_000)
    said = second.communicate(timeout=60)[1]
    assert "BuildError: The site was not built" in said
    assert standing(output) == BOTH_OLD


def test_a_build_that_is_asked_to_end_ends_pelican_and_leaves_nothing(output: Path) -> None:
    second = building(output, "2", awaited=output / "never")
    while not list(output.parent.glob(".output-*/new/index.html")):
        assert second.poll() is None
    second.send_signal(signal.SIGTERM)
    second.communicate(timeout=20)
    assert second.returncode == 128 + signal.SIGTERM
    assert standing(output) == BOTH_OLD


def test_a_build_waits_for_the_pelican_that_a_killed_build_left_and_clears_up_behind_it(
    output: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    released = tmp_path_factory.mktemp("released") / "file"
    killed = building(output, "2", awaited=released)
    while not list(output.parent.glob(".output-*/new/index.html")):
        assert killed.poll() is None
    killed.kill()
    killed.communicate()
    third = building(output, "3")
    assert third.stderr is not None
    assert "Another run is at work on" in third.stderr.readline()
    released.touch()
    assert third.communicate(timeout=60)[1] == ""
    assert standing(output) == {"index.html": "3", "nginx.conf": "3", "beside": "output server"}
