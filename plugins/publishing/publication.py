"""Publishes a finished site where it is told to, by the name of a target."""

from pathlib import Path

from plugins.publishing.targets.branch import push_branch
from plugins.publishing.targets.bucket import fill_bucket
from plugins.publishing.targets.errors import PublishError
from plugins.publishing.targets.folder import replace_folder
from plugins.publishing.targets.rsync import send_by_rsync
from plugins.site_address import SiteAddress

GITHUB_PAGES = "github-pages"

TARGETS = ("folder:PATH", "rsync:USER@HOST:PATH", "git:REMOTE#BRANCH", "s3:BUCKET", GITHUB_PAGES)


# Hosts on which such a service gives everyone a name: none of them is its users' own.
_SHARED_HOSTS = (".github.io", ".gitlab.io", ".codeberg.page", ".pages.dev", ".netlify.app")


def publish_site(site: Path, target: str, project: Path, address: SiteAddress, author: str) -> None:
    """Publish the site. Raises PublishError; then what was there before still is."""
    kind, _, where = ("git:origin#gh-pages" if target == GITHUB_PAGES else target).partition(":")
    remote, _, branch = where.partition("#")
    if kind == "folder" and where:
        replace_folder(site, Path(where))
    elif kind == "rsync" and where:
        send_by_rsync(site, where)
    elif kind == "git" and remote and branch:
        push_branch(site, project, remote, branch, pages_files(address), author)
    elif kind == "s3" and where:
        fill_bucket(site, where)
    else:
        raise PublishError(f'"{target}" is no target. Write one of {", ".join(TARGETS)}.')


def pages_files(address: SiteAddress) -> dict[str, str]:
    """Return what GitHub Pages wants beside the site: no work of its own, and the site's own name where it has one.

    A site below a path has none: its host is that of another site of the owner, or of the hosting company.
    """
    is_own = not address.path and not address.host.endswith(_SHARED_HOSTS)
    return {".nojekyll": ""} | ({"CNAME": f"{address.host}\n"} if is_own else {})
