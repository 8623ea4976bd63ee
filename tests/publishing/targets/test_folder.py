import os
from pathlib import Path

import pytest

from plugins.publishing.targets.errors import PublishError
from plugins.publishing.targets.folder import replace_folder
from tests.publishing.targets.sites import tree, write_site


def test_the_folder_holds_the_new_site_and_nothing_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "www/site"
    replace_folder(write_site(tmp_path / "one", "one", "gone.html"), target)
    replace_folder(write_site(tmp_path / "two", "two"), target)
    assert tree(target) == tree(tmp_path / "two")
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_what_fails_on_its_way_leaves_the_last_good_site(tmp_path: Path) -> None:
    target = tmp_path / "www/site"
    replace_folder(write_site(tmp_path / "one", "one"), target)
    os.mkfifo(write_site(tmp_path / "two", "two") / "zz-cannot-be-copied")
    with pytest.raises(PublishError, match="was not replaced"):
        replace_folder(tmp_path / "two", target)
    assert tree(target) == tree(tmp_path / "one")
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_a_link_stays_a_link_to_the_folder_behind_it(tmp_path: Path) -> None:
    (tmp_path / "behind").mkdir()
    (tmp_path / "current").symlink_to("behind")
    replace_folder(write_site(tmp_path / "one", "one"), tmp_path / "current")
    assert (tmp_path / "current").is_symlink()
    assert tree(tmp_path / "behind") == tree(tmp_path / "one")


def test_a_folder_with_something_else_in_it_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/dear.txt").write_text("you")
    with pytest.raises(PublishError, match=r"letters holds something else than this site \(scripts\.json is not there"):
        replace_folder(write_site(tmp_path / "one", "one"), tmp_path / "letters")
    assert tree(tmp_path / "letters") == {"dear.txt": "you"}
