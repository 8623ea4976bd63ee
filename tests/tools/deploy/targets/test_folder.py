import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.tools.deploy.targets.sites import OWNER, URL, tree, write_site
from tools.deploy.targets.errors import PublishError
from tools.deploy.targets.folder import replace_folder
from tools.deploy.targets.mark import MARK, Owner


def test_the_folder_holds_the_new_site_and_nothing_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "www/site"
    replace_folder(write_site(tmp_path / "one", "one", "gone.html"), target, OWNER)
    replace_folder(write_site(tmp_path / "two", "two"), target, OWNER)
    assert tree(target) == tree(tmp_path / "two")
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_what_fails_on_its_way_leaves_the_last_good_site(tmp_path: Path) -> None:
    target = tmp_path / "www/site"
    replace_folder(write_site(tmp_path / "one", "one"), target, OWNER)
    os.mkfifo(write_site(tmp_path / "two", "two") / "zz-cannot-be-copied")
    with pytest.raises(PublishError, match="was not replaced"):
        replace_folder(tmp_path / "two", target, OWNER)
    assert tree(target) == tree(tmp_path / "one")
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_a_link_stays_a_link_to_the_folder_behind_it(tmp_path: Path) -> None:
    (tmp_path / "behind").mkdir()
    (tmp_path / "current").symlink_to("behind")
    replace_folder(write_site(tmp_path / "one", "one"), tmp_path / "current", OWNER)
    assert (tmp_path / "current").is_symlink()
    assert tree(tmp_path / "behind") == tree(tmp_path / "one")


def test_a_folder_with_something_else_in_it_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/dear.txt").write_text("you")
    with pytest.raises(
        PublishError, match=r"letters holds something else than this site \(published-site\.json is not"
    ):
        replace_folder(write_site(tmp_path / "one", "one"), tmp_path / "letters", OWNER)
    assert tree(tmp_path / "letters") == {"dear.txt": "you"}


def test_a_folder_of_another_project_is_never_replaced_whatever_its_files_are_called(tmp_path: Path) -> None:
    thesis = tmp_path / "thesis"
    thesis.mkdir()
    for name in ("scripts.json", MARK):
        (thesis / name).write_text('{"site": "https://privacy.codedor.example", "scripts": []}')
    before = tree(thesis)
    with pytest.raises(PublishError, match="was not written by a build"):
        replace_folder(write_site(tmp_path / "one", "one"), thesis, OWNER)
    assert tree(thesis) == before


def test_one_site_replaces_another_only_where_it_is_told_which(tmp_path: Path) -> None:
    other = "https://shop.example"
    replace_folder(write_site(tmp_path / "other", "other", url=other), tmp_path / "www", Owner(other))
    one = write_site(tmp_path / "one", "one")
    for owner in (OWNER, Owner(URL, "https://else.example")):
        with pytest.raises(PublishError, match=r"holds the site of https://shop\.example, .* add --replaces"):
            replace_folder(one, tmp_path / "www", owner)
    assert tree(tmp_path / "www") == tree(tmp_path / "other")
    replace_folder(one, tmp_path / "www", Owner(URL, other))
    assert tree(tmp_path / "www") == tree(one)


@pytest.mark.parametrize("place", ["site", "site/within", "."])
def test_a_site_is_not_put_into_or_around_itself(tmp_path: Path, place: str) -> None:
    site = write_site(tmp_path / "site", "one")
    before = tree(site)
    with pytest.raises(PublishError, match="Write another folder"):
        replace_folder(site, tmp_path / place, OWNER)
    assert tree(site) == before


def test_a_disk_that_is_full_leaves_the_last_good_site(tmp_path: Path) -> None:
    replace_folder(write_site(tmp_path / "one", "one"), tmp_path / "www", OWNER)
    write_site(tmp_path / "two", "two").joinpath("zz").write_bytes(b"x" * 100_000)
    code = (
        "import pathlib, resource, signal, sys\n"
        "from tools.deploy.targets.folder import replace_folder\n"
        "from tests.tools.deploy.targets.sites import OWNER\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "replace_folder(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), OWNER)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "two"), str(tmp_path / "www")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert "PublishError" in done.stderr
    assert "was not replaced" in done.stderr
    assert tree(tmp_path / "www") == tree(tmp_path / "one")
    assert {path.name for path in tmp_path.iterdir()} == {"one", "two", "www"}
