from pathlib import Path

import pytest

from plugins.publishing.publication import pages_files, publish_site
from plugins.publishing.targets.errors import PublishError
from plugins.site_address import site_address
from tests.publishing.targets.sites import URL, tree, write_site


def publish(site: Path, target: str) -> None:
    publish_site(site, target, site, site_address(URL), "A <a@b.example>")


def test_a_folder_is_named_by_its_path(tmp_path: Path) -> None:
    publish(write_site(tmp_path / "one", "one"), f"folder:{tmp_path}/target")
    assert tree(tmp_path / "target") == tree(tmp_path / "one")


@pytest.mark.parametrize("target", ["", "folder:", "ftp:host", "git:origin", "s3:", "rsync"])
def test_what_is_no_target_is_answered_with_those_that_are(tmp_path: Path, target: str) -> None:
    with pytest.raises(PublishError, match=r"is no target\. Write one of folder:PATH, rsync:USER@HOST:PATH, "):
        publish(tmp_path, target)


def test_github_pages_is_told_the_name_of_the_site_and_to_leave_it_as_it_is() -> None:
    address = site_address("https://privacy.codedor.example")
    assert pages_files(address) == {".nojekyll": "", "CNAME": "privacy.codedor.example\n"}


@pytest.mark.parametrize("url", ["https://owner.github.io", "https://owner.github.io/privacy", "https://a.example/b"])
def test_07_a_host_that_is_not_the_owners_alone_is_no_name_for_the_site(url: str) -> None:
    """Case 07."""
    assert pages_files(site_address(url)) == {".nojekyll": ""}
