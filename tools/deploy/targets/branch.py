"""Publishes to a branch of a git repository, as GitHub Pages and its like serve it."""

import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tools.deploy.targets.commands import ended, output_of, program
from tools.deploy.targets.errors import PublishError
from tools.deploy.targets.mark import MARK, Owner, refuse_to_replace

# Of all that git can reach a repository by, what sends nothing in the clear and runs no command of the address.
_TRANSPORTS = {"GIT_ALLOW_PROTOCOL": "file:https:ssh"}


_NAME = re.compile(r"[\w][\w./-]*")


def refuse_branch(project: Path, remote: str) -> None:
    """Raise PublishError where nothing can be pushed from the project, or not to a remote of this name."""
    git = [program("git"), "-C", str(project)]
    if ended([*git, "rev-parse", "--verify", "--quiet", "HEAD"]).returncode != 0:
        raise PublishError(
            f"{project} is no git repository, or one without a commit: a branch is pushed from the one that holds the "
            "texts. Write another target, or begin one: git init, git add, git commit."
        )
    # Whether there is something at an address or a path, the one who is asked for it tells.
    is_name = _NAME.fullmatch(remote) and not (project / remote).exists()
    if is_name and ended([*git, "remote", "get-url", "--", remote]).returncode != 0:
        known = output_of([*git, "remote"]).split()
        instead = f"Write one of {', '.join(known)}" if known else f"Add it: git remote add {remote} ADDRESS"
        raise PublishError(f'The project has no remote "{remote}". {instead}, or write an address.')


def push_branch(
    site: Path, project: Path, remote: str, branch: str, more: Mapping[str, str], author: str, owner: Owner
) -> None:
    """Commit the site to the tip of a branch of a remote of the project, and push it. Raises PublishError.

    `more` holds files, by name, that only such a host needs; `author` is `name <address>`. Neither the files nor the
    branches of the project itself are touched.
    """
    name, _, address = author.rstrip(">").partition(" <")
    identity = ["-c", f"user.name={name}", "-c", f"user.email={address}", "-c", "core.autocrlf=false"]
    git = [program("git"), *identity, "-C", str(project)]
    tip = output_of([*git, "ls-remote", "--", remote, f"refs/heads/{branch}"], _TRANSPORTS).partition("\t")[0]
    if tip:
        output_of([*git, "fetch", "--quiet", "--no-tags", "--", remote, tip], _TRANSPORTS)
        holds_files = output_of([*git, "ls-tree", "--name-only", tip]) != ""
        mark = ended([*git, "cat-file", "blob", f"{tip}:{MARK}"])
        text = mark.stdout if mark.returncode == 0 else None
        refuse_to_replace(holds_files, text, f"{remote}, branch {branch},", owner)
    with tempfile.TemporaryDirectory() as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        output_of([*git, "--work-tree", str(site.resolve()), "add", "--all", "--force", "."], index, folder=site)
        for path, text in more.items():
            blob = output_of([*git, "hash-object", "-w", "--stdin"], text=text)
            output_of([*git, "update-index", "--add", "--cacheinfo", f"100644,{blob},{path}"], index)
        tree = output_of([*git, "write-tree"], index)
    if tip and tree == output_of([*git, "rev-parse", f"{tip}^{{tree}}"]):
        return
    source = output_of([*git, "rev-parse", "--short", "HEAD"])
    parents = ["-p", tip] if tip else []
    commit = output_of([*git, "commit-tree", *parents, "-m", f"Publish {source}", tree])
    output_of([*git, "push", "--quiet", "--", remote, f"{commit}:refs/heads/{branch}"], _TRANSPORTS)
