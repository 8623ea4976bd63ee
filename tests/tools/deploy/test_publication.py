import re
import subprocess
from pathlib import Path

import pytest

from plugins.keptword.site_address import site_address
from tests.tools.deploy.targets.sites import URL, tree, write_site
from tools.deploy.publication import check_target, pages_files, publish_site
from tools.deploy.targets.errors import PublishError


def publish(site: Path, target: str) -> None:
    publish_site(site, target, site, site_address(URL), "A <a@b.example>")


def test_a_folder_is_named_by_its_path(tmp_path: Path) -> None:
    publish(write_site(tmp_path / "one", "one"), f"folder:{tmp_path}/target")
    assert tree(tmp_path / "target") == tree(tmp_path / "one")


@pytest.mark.parametrize("target", ["", "folder:", "ftp:host", "git:origin", "s3:", "rsync"])
def test_what_is_no_target_is_answered_with_those_that_are(tmp_path: Path, target: str) -> None:
    with pytest.raises(PublishError, match=r"is no target\. Write one of folder:PATH, rsync:USER@HOST:PATH, "):
        publish(tmp_path, target)


def check(project: Path, target: str) -> None:
    check_target(project / "output", target, project, site_address(URL))


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("folder:{project}", "is where the site is built, or holds that"),
        ("folder:{project}/..", "is where the site is built, or holds that"),
        ("folder:/", "is where the site is built, or holds that"),
        ("folder:{project}/output/new", "is where the site is built, or holds that"),
        ("folder:{project}/content/www", "is in content/, which belongs to the project"),
        ("folder:{project}/public/../kept", "is in kept/, which belongs to the project"),
        ("folder:{project}/link/www", "is in theme/, which belongs to the project"),
        ("folder:{project}/.git/www", "is in .git/, which belongs to the project"),
        ("folder:{project}/README.md", "README.md is a file"),
        ("folder:{project}/README.md/www", "README.md is a file"),
        ("folder:{project}/letters", "holds something else than this site"),
        ("folder:{project}/" + "a" * 300, "File name too long"),
        ("github-pages", "is no git repository, or one without a commit"),
    ],
)
def test_what_cannot_take_the_site_is_told_before_it_is_built_and_nothing_is_written(
    tmp_path: Path, target: str, told: str
) -> None:
    project = tmp_path / "project"
    for file in ("README.md", "letters/dear.txt", "theme/base.html"):
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        (project / file).write_text(file)
    (project / "link").symlink_to("theme")
    with pytest.raises(PublishError, match=re.escape(told)):
        check(project, target.format(project=project))
    assert tree(tmp_path) == {f"project/{file}": file for file in ("README.md", "letters/dear.txt", "theme/base.html")}
    check(project, f"folder:{project}/public")
    check(project, f"folder:{project}/../www/new")


def test_a_remote_that_the_project_does_not_have_is_told_with_those_that_it_has(tmp_path: Path) -> None:
    for command in ("init -q", "-c user.name=A -c user.email=a@b.example commit -q --allow-empty -m Begin"):
        subprocess.run(["git", "-C", str(tmp_path), *command.split()], check=True)
    with pytest.raises(PublishError, match=r'has no remote "origin"\. Add it: git remote add origin ADDRESS'):
        check(tmp_path, "github-pages")
    subprocess.run(["git", "-C", str(tmp_path), "remote", "add", "upstream", "../other.git"], check=True)
    with pytest.raises(PublishError, match=r'has no remote "origin"\. Write one of upstream, or write an address'):
        check(tmp_path, "github-pages")
    check(tmp_path, "git:upstream#pages")
    check(tmp_path, "git:https://git.example/x.git#pages")


@pytest.mark.parametrize(
    ("target", "package"),
    [("rsync:host:/srv", "rsync"), ("s3:bucket", "rclone"), ("git:origin#pages", "git")],
)
def test_a_program_that_is_not_there_is_told_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, package: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PublishError, match=f"{package} is not on this machine.* sudo apt-get install {package}"):
        check(tmp_path, target)


def test_github_pages_is_told_the_name_of_the_site_and_to_leave_it_as_it_is() -> None:
    address = site_address("https://privacy.codedor.example")
    assert pages_files(address) == {".nojekyll": "", "CNAME": "privacy.codedor.example\n"}


@pytest.mark.parametrize("url", ["https://owner.github.io", "https://owner.github.io/privacy", "https://a.example/b"])
def test_07_a_host_that_is_not_the_owners_alone_is_no_name_for_the_site(url: str) -> None:
    """Case 07."""
    assert pages_files(site_address(url)) == {".nojekyll": ""}
