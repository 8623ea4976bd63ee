"""Reads where to publish from what a person, or a pipeline, wrote; what a program could read otherwise is refused.

A target is handed to git, rsync and rclone, which take what begins with `-` for an option, and some addresses for a
command to run (`ext::`) or for another transport. So each kind has one plain form, and no other is read.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from tools.deploy.targets.errors import PublishError

GITHUB_PAGES = "github-pages"

TARGETS = ("folder:PATH", "rsync:USER@HOST:PATH", "git:REMOTE#BRANCH", "s3:BUCKET", GITHUB_PAGES)

_HOST = r"(?:[A-Za-z0-9_][A-Za-z0-9_.-]*@)?(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])"

# A path that a shell on the other machine reads as itself; with two slashes first it would be another transport.
_REMOTE_PATH = r"(?!-|//)[\w./~+,@=-]+"

_RSYNC = re.compile(rf"{_HOST}:{_REMOTE_PATH}")

_GIT_REMOTES = (
    re.compile(r"(?:https|ssh)://" + _HOST + r"(?::[0-9]+)?/[\w./~+,@=%-]+"),
    re.compile(_HOST + r":" + _REMOTE_PATH),
    re.compile(r"file:///[\w ./+,@=-]+"),
    re.compile(r"\.{0,2}/[\w ./+,@=-]+"),
    re.compile(r"[\w][\w./-]*"),
)

_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]*[a-z0-9](?:/[\w=][\w.=-]*)*/?")

# What git refuses in the name of a branch (git-check-ref-format(1)), and what would name another ref.
_NO_BRANCH = re.compile(
    r"""
    ^- | ^/ | /$ | // | \.$ | \.\. | @\{ | ^@$ | ^HEAD$ | ^refs/   # as a whole
    | (?:^|/)\. | \.lock(?:/|$)                                    # each part
    | [\x00-\x20\x7f~^:?*\[\\]                                     # each sign
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Folder:
    path: Path


@dataclass(frozen=True)
class Rsync:
    destination: str


@dataclass(frozen=True)
class Branch:
    remote: str
    name: str


@dataclass(frozen=True)
class Bucket:
    path: str


Target = Folder | Rsync | Branch | Bucket


def read_target(written: str) -> Target:
    """Return where to publish. Raises PublishError for what is no target, or could be read as more than one."""
    try:
        return _read(written)
    except PublishError as error:
        meant = next(_meant(written), None)
        raise PublishError(f'{error} Perhaps "{meant}" is meant.' if meant else str(error)) from None


def _meant(written: str) -> Iterator[str]:
    """Yield targets that are written nearly like this."""
    kind, _, where = written.partition(":")
    near = (
        GITHUB_PAGES if written == "git:origin" else "",
        written.strip(),
        f"{kind.strip().lower()}:{where.strip()}",
        f"{kind.lower()}:{where.lstrip('/')}",
        *((f"git:origin#{where}", f"{written}#gh-pages") if kind == "git" and "#" not in written else ()),
        f"rsync:{written}" if "@" in kind else "",
        f"folder:{written}" if written.startswith(("/", "./", "../")) else "",
        *(() if ":" in written else get_close_matches(written.lower(), [GITHUB_PAGES], n=1, cutoff=0.5)),
    )
    for one in near:
        with suppress(PublishError):
            if one:
                _read(one)
                yield one


def _read(written: str) -> Target:
    if not written.isprintable():
        raise PublishError(
            f"The target {written!r} holds a line break or a sign that cannot be seen. Write it plainly."
        )
    kind, _, where = ("git:origin#gh-pages" if written == GITHUB_PAGES else written).partition(":")
    remote, _, branch = where.partition("#")
    if kind == "folder" and where:
        return Folder(Path(_plain(written, where, re.compile(r"(?![-~]).+"), "a path, such as folder:/srv/www/site")))
    if kind == "rsync" and where:
        return Rsync(_plain(written, where, _RSYNC, "user@host:path in letters, digits and ._/~+,@=- alone"))
    if kind == "git" and remote and branch:
        known = next((form for form in _GIT_REMOTES if form.fullmatch(remote)), _GIT_REMOTES[-1])
        _plain(written, remote, known, "a remote's name, https://…, ssh://…, user@host:path or a folder before the #")
        if _NO_BRANCH.search(branch):
            raise PublishError(f'"{branch}" in the target "{written}" cannot be the name of a branch.')
        return Branch(remote, branch)
    if kind == "s3" and where:
        return Bucket(
            _plain(written, where, _BUCKET, "bucket or bucket/folder, in small letters, digits, hyphens and dots")
        )
    raise PublishError(f'"{written}" is no target. Write one of {", ".join(TARGETS)}.')


def _plain(written: str, part: str, form: re.Pattern[str], instead: str) -> str:
    if part != part.strip() or not form.fullmatch(part):
        raise PublishError(
            f'"{part}" in the target "{written}" is not so plain that no program reads it as something else. '
            f"Write {instead}."
        )
    return part
