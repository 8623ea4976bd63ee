"""Publishes a finished site where it is told to, by the name of a target."""

from pathlib import Path
from urllib.parse import urlsplit

from plugins.publishing.targets.branch import push_branch
from plugins.publishing.targets.bucket import fill_bucket
from plugins.publishing.targets.errors import PublishError
from plugins.publishing.targets.folder import replace_folder
from plugins.publishing.targets.rsync import send_by_rsync

GITHUB_PAGES = "github-pages"

TARGETS = ("folder:PATH", "rsync:USER@HOST:PATH", "git:REMOTE#BRANCH", "s3:BUCKET", GITHUB_PAGES)


def publish_site(site: Path, target: str, project: Path, site_url: str, author: str) -> None:
    """Publish the site. Raises PublishError; then what was there before still is."""
    kind, _, where = ("git:origin#gh-pages" if target == GITHUB_PAGES else target).partition(":")
    remote, _, branch = where.partition("#")
    if kind == "folder" and where:
        replace_folder(site, Path(where))
    elif kind == "rsync" and where:
        send_by_rsync(site, where)
    elif kind == "git" and remote and branch:
        push_branch(site, project, remote, branch, pages_files(site_url), author)
    elif kind == "s3" and where:
        fill_bucket(site, where)
    else:
        raise PublishError(f'"{target}" is no target. Write one of {", ".join(TARGETS)}.')


def pages_files(site_url: str) -> dict[str, str]:
    """Return what GitHub Pages wants beside the site: no work of its own, and the site's own name."""
    return {".nojekyll": "", "CNAME": f"{urlsplit(site_url).hostname}\n"}
