"""Publishes a finished site where it is told to, by the name of a target."""

from pathlib import Path
from urllib.parse import urlsplit

from plugins.publishing.targets.branch import push_branch
from plugins.publishing.targets.bucket import fill_bucket
from plugins.publishing.targets.folder import replace_folder
from plugins.publishing.targets.mark import Owner
from plugins.publishing.targets.rsync import send_by_rsync
from plugins.publishing.targets.written import Branch, Bucket, Folder, Rsync, read_target


def publish_site(site: Path, target: str, project: Path, site_url: str, author: str, replaces: str = "") -> None:
    """Publish the site. Raises PublishError; then what was there before still is.

    `replaces` is the address of another site of this project, in whose place it may be put.
    """
    owner = Owner(site_url, replaces)
    match read_target(target):
        case Folder(path):
            replace_folder(site, path, owner)
        case Rsync(destination):
            send_by_rsync(site, destination, owner)
        case Branch(remote, name):
            push_branch(site, project, remote, name, pages_files(site_url), author, owner)
        case Bucket(path):
            fill_bucket(site, path, owner)


def pages_files(site_url: str) -> dict[str, str]:
    """Return what GitHub Pages wants beside the site: no work of its own, and the site's own name."""
    return {".nojekyll": "", "CNAME": f"{urlsplit(site_url).hostname}\n"}
