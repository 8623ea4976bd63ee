"""Publishing by rsync to another machine: ssh is played by a script that runs there what ssh would run."""

import sys
from pathlib import Path

import pytest

from tests.installed import installed
from tests.tools.deploy.targets.sites import OWNER, tree, write_site
from tools.deploy.targets.errors import PublishError
from tools.deploy.targets.mark import MARK
from tools.deploy.targets.rsync import send_by_rsync

SSH = '#!/bin/sh\nshift\nexec "$@"\n'
BREAKS_OFF = f"""#!{sys.executable}
import os, subprocess, sys
if "--sender" in sys.argv:
    os.execvp(sys.argv[2], sys.argv[2:])
there = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE)
for _ in range(60_000):
    there.stdin.write(os.read(0, 1))
    there.stdin.flush()
there.kill()
"""


@pytest.fixture(autouse=True, scope="module")
def _rsync() -> None:
    installed("rsync", "rsync", "publishing by rsync")


def connect(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ssh = folder / "ssh"
    ssh.write_text(script)
    ssh.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(ssh))


def test_the_other_machine_holds_the_new_site_and_nothing_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect(SSH, tmp_path, monkeypatch)
    target = tmp_path / "www/site"
    send_by_rsync(write_site(tmp_path / "one", "one", "gone.html"), f"web1.example:{target}", OWNER)
    same = (target / "en/index.html").stat().st_mtime_ns
    send_by_rsync(write_site(tmp_path / "one", "one"), f"web1.example:{target}/", OWNER)
    assert (target / "en/index.html").stat().st_mtime_ns == same, "what did not change keeps its date"
    send_by_rsync(write_site(tmp_path / "two", "two"), f"web1.example:{target}", OWNER)
    assert tree(target) == tree(tmp_path / "two")


def test_a_connection_that_breaks_leaves_the_last_good_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "www/site"
    connect(SSH, tmp_path, monkeypatch)
    send_by_rsync(write_site(tmp_path / "one", "one"), f"web1.example:{target}", OWNER)
    before = tree(target)
    long = "".join(str(number) for number in range(100_000))
    two = write_site(tmp_path / "two", "two")
    (two / "zz.html").write_text(long, "utf-8")
    connect(BREAKS_OFF, tmp_path, monkeypatch)
    with pytest.raises(PublishError, match="rsync ended with"):
        send_by_rsync(two, f"web1.example:{target}", OWNER)
    assert {file: text for file, text in tree(target).items() if ".~tmp~" not in file} == before
    connect(SSH, tmp_path, monkeypatch)
    send_by_rsync(two, f"web1.example:{target}", OWNER)
    assert tree(target) == tree(two)


def test_a_folder_with_something_else_in_it_is_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect(SSH, tmp_path, monkeypatch)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/dear.txt").write_text("you")
    with pytest.raises(PublishError, match="something else than this site"):
        send_by_rsync(write_site(tmp_path / "one", "one"), f"web1.example:{tmp_path}/letters", OWNER)
    assert tree(tmp_path / "letters") == {"dear.txt": "you"}


@pytest.mark.parametrize("name", ["my scripts.json", "scripts.json", f"my {MARK}", MARK])
def test_a_file_of_somebody_elses_is_no_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    connect(SSH, tmp_path, monkeypatch)
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / name).write_text("{}")
    with pytest.raises(PublishError, match="something else than this site"):
        send_by_rsync(write_site(tmp_path / "one", "one"), f"web1.example:{tmp_path}/theirs", OWNER)
    assert tree(tmp_path / "theirs") == {name: "{}"}


def test_a_folder_that_cannot_be_listed_is_not_taken_for_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = "rsync: opendir failed: Permission denied (13)"
    connect(SSH, tmp_path, monkeypatch)
    program = tmp_path / "rsync"
    program.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\necho "{refused}" >&2\nexit 23\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(PublishError, match="Permission denied"):
        send_by_rsync(write_site(tmp_path / "one", "one"), "web1.example:/srv/www", OWNER)
    assert (tmp_path / "asked").read_text().count("\n") == 1
