import subprocess
from pathlib import Path

import pytest

from plugins.keptword.site_address import site_address
from tests.tools.deploy.targets.sites import OWNER, tree, write_site
from tools.deploy.publication import pages_files
from tools.deploy.targets.branch import push_branch
from tools.deploy.targets.errors import PublishError

AUTHOR = "Code d'Or <hello@codedor.example>"
PAGES = pages_files(site_address("https://privacy.codedor.example"))


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
    command = ["git", "-C", str(folder), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit, whose remote is a bare one beside it."""
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "project")
    (tmp_path / "project/text.md").write_text("text")
    git(tmp_path / "project", "add", ".")
    git(tmp_path / "project", "commit", "--quiet", "-m", "Begin")
    git(tmp_path / "project", "remote", "add", "origin", "../remote.git")
    return tmp_path / "project"


def published(repository: Path) -> dict[str, str]:
    remote = repository.with_name("remote.git")
    files = git(remote, "ls-tree", "-r", "--name-only", "pages").splitlines()
    return {file: git(remote, "show", f"pages:{file}") for file in files}


def publish(repository: Path, site: Path) -> None:
    push_branch(site, repository, "origin", "pages", PAGES, AUTHOR, OWNER)


def test_the_branch_holds_the_site_and_what_such_a_host_wants(repository: Path, tmp_path: Path) -> None:
    publish(repository, write_site(tmp_path / "one", "one", "gone.html"))
    publish(repository, write_site(tmp_path / "two", "two"))
    two = {file: text.strip() for file, text in tree(tmp_path / "two").items()}
    assert published(repository) == {**two, ".nojekyll": "", "CNAME": "privacy.codedor.example"}
    log = git(repository.with_name("remote.git"), "log", "--format=%an <%ae> %s", "pages").splitlines()
    source = git(repository, "rev-parse", "--short", "main")
    assert log == [f"{AUTHOR} Publish {source}"] * 2


def test_the_project_itself_is_as_before(repository: Path, tmp_path: Path) -> None:
    (repository / "draft.md").write_text("not yet")
    before = (git(repository, "status", "--short"), git(repository, "for-each-ref"))
    publish(repository, write_site(tmp_path / "one", "one"))
    assert (git(repository, "status", "--short"), git(repository, "for-each-ref", "refs/heads")) == before


def test_the_same_site_adds_nothing(repository: Path, tmp_path: Path) -> None:
    for _ in range(2):
        publish(repository, write_site(tmp_path / "one", "one"))
    assert git(repository.with_name("remote.git"), "rev-list", "--count", "pages") == "1"


def test_what_the_host_refuses_leaves_the_last_good_site(repository: Path, tmp_path: Path) -> None:
    publish(repository, write_site(tmp_path / "one", "one"))
    before = published(repository)
    hook = repository.with_name("remote.git") / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho the quota is used up >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(PublishError, match="the quota is used up"):
        publish(repository, write_site(tmp_path / "two", "two"))
    assert published(repository) == before


def test_a_branch_with_something_else_in_it_is_never_replaced(repository: Path, tmp_path: Path) -> None:
    git(repository, "push", "--quiet", "origin", "main:pages")
    with pytest.raises(PublishError, match="origin, branch pages, holds something else than this site"):
        publish(repository, write_site(tmp_path / "one", "one"))
    assert published(repository) == {"text.md": "text"}


@pytest.mark.parametrize("remote", ["--upload-pack=touch ran;", "ext::sh -c 'touch ran'"])
def test_no_name_of_a_remote_runs_a_command(repository: Path, tmp_path: Path, remote: str) -> None:
    git(repository, "config", "protocol.ext.allow", "always")
    with pytest.raises(PublishError, match="git ended with"):
        push_branch(write_site(tmp_path / "one", "one"), repository, remote, "pages", PAGES, AUTHOR, OWNER)
    assert not (repository / "ran").exists()
