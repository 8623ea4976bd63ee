from pathlib import Path

import pytest

from plugins.publishing.publication import pages_files, publish_site
from plugins.publishing.targets.errors import PublishError
from tests.publishing.targets.sites import URL, tree, write_site


def publish(site: Path, target: str) -> None:
    publish_site(site, target, site, URL, "A <a@b.example>")


def test_a_folder_is_named_by_its_path(tmp_path: Path) -> None:
    publish(write_site(tmp_path / "one", "one"), f"folder:{tmp_path}/target")
    assert tree(tmp_path / "target") == tree(tmp_path / "one")


@pytest.mark.parametrize("target", ["", "folder:", "ftp:host", "git:origin", "s3:", "rsync"])
def test_what_is_no_target_is_answered_with_those_that_are(tmp_path: Path, target: str) -> None:
    with pytest.raises(PublishError, match=r"is no target\. Write one of folder:PATH, rsync:USER@HOST:PATH, "):
        publish(tmp_path, target)


def test_github_pages_is_told_the_name_of_the_site_and_to_leave_it_as_it_is() -> None:
    assert pages_files("https://privacy.codedor.example") == {".nojekyll": "", "CNAME": "privacy.codedor.example\n"}
