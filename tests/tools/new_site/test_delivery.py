"""An upgrade brings what is new, and leaves alone what is the owner's or was changed."""

from pathlib import Path

import pytest

from tools.new_site import NotMadeError, upgrade_site
from tools.new_site.delivery import deliver, delivered_files


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        file = folder / name.replace("__", "/").replace("_py", ".py").replace("_po", ".po")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {"content__page": "ours", "pelicanconf_py": "ours", "plugins__a_py": "a 1", "plugins__b_py": "b 1"}
    return write(tmp_path / "project", **files, tasks_py="tasks 1", output__index="built", theme__base="base 1")


@pytest.fixture
def site(project: Path, tmp_path: Path) -> Path:
    site = tmp_path / "site"
    deliver(project, site)
    return write(site, content__page="theirs", pelicanconf_py="theirs")


def test_texts_settings_and_what_was_built_are_not_delivered(project: Path) -> None:
    assert list(delivered_files(project)) == ["plugins/a.py", "plugins/b.py", "tasks.py", "theme/base"]


def test_an_upgrade_replaces_what_is_as_it_was_and_nothing_else(project: Path, site: Path) -> None:
    write(site, theme__base="their base", plugins__translations__ar_po="their messages")
    write(project, plugins__a_py="a 2", plugins__c_py="c 1", theme__base="base 2", content__page="ours 2")
    write(project, pelicanconf_py="ours 2")
    (project / "plugins/b.py").unlink()
    assert list(upgrade_site(project, site)) == [
        "theme/base was changed here and stays; what is new stands beside it, in base.new."
    ]
    texts = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*") if path.is_file()}
    del texts[".delivered.json"]
    assert texts == {
        "content/page": "theirs",
        "pelicanconf.py": "theirs",
        "plugins/a.py": "a 2",
        "plugins/c.py": "c 1",
        "plugins/translations/ar.po": "their messages",
        "tasks.py": "tasks 1",
        "theme/base": "their base",
        "theme/base.new": "base 2",
    }
    write(project, plugins__a_py="a 3")
    assert len(list(upgrade_site(project, site))) == 1
    assert (site / "plugins/a.py").read_text("utf-8") == "a 3"


def test_a_file_that_is_no_longer_needed_stays_where_it_was_changed(project: Path, site: Path) -> None:
    write(site, plugins__b_py="their b")
    (project / "plugins/b.py").unlink()
    assert list(upgrade_site(project, site)) == ["plugins/b.py is no longer needed, but was changed here, so it stays."]
    assert (site / "plugins/b.py").read_text("utf-8") == "their b"


def test_a_folder_that_was_not_made_so_is_not_upgraded(project: Path, tmp_path: Path) -> None:
    with pytest.raises(NotMadeError, match="was not made with invoke new-site"):
        list(upgrade_site(project, write(tmp_path / "other", plugins__a_py="x")))
