"""Publishes a finished site where it is told to, by the name of a target."""

import os
from pathlib import Path

from plugins.keptword.site_address import SiteAddress
from tools.deploy.targets.branch import push_branch, refuse_branch
from tools.deploy.targets.bucket import fill_bucket
from tools.deploy.targets.commands import program
from tools.deploy.targets.folder import refuse_folder, replace_folder
from tools.deploy.targets.mark import Owner
from tools.deploy.targets.rsync import send_by_rsync
from tools.deploy.targets.written import Branch, Bucket, Folder, Rsync, read_target

# Hosts on which such a service gives everyone a name: none of them is its users' own.
_SHARED_HOSTS = (".github.io", ".gitlab.io", ".codeberg.page", ".pages.dev", ".netlify.app")


def check_target(site: Path, target: str, project: Path, address: SiteAddress, replaces: str = "") -> None:
    """Raise PublishError for what can be told to fail before the site is built, and without asking other machines."""
    match read_target(target):
        case Folder(path):
            refuse_folder(site, path, project, Owner(address.url, replaces))
        case Rsync():
            program("rsync")
            if not os.environ.get("RSYNC_RSH"):
                program("ssh")
        case Branch(remote):
            refuse_branch(project, remote)
        case Bucket():
            program("rclone")


def publish_site(site: Path, target: str, project: Path, address: SiteAddress, author: str, replaces: str = "") -> None:
    """Publish the site. Raises PublishError; then what was there before still is.

    `replaces` is the address of another site of this project, in whose place it may be put.
    """
    check_target(site, target, project, address, replaces)
    owner = Owner(address.url, replaces)
    match read_target(target):
        case Folder(path):
            replace_folder(site, path, owner)
        case Rsync(destination):
            send_by_rsync(site, destination, owner)
        case Branch(remote, name):
            push_branch(site, project, remote, name, pages_files(address), author, owner)
        case Bucket(path):
            fill_bucket(site, path, owner)


def pages_files(address: SiteAddress) -> dict[str, str]:
    """Return what GitHub Pages wants beside the site: no work of its own, and the site's own name where it has one.

    A site below a path has none: its host is that of another site of the owner, or of the hosting company.
    """
    is_own = not address.path and not address.host.endswith(_SHARED_HOSTS)
    return {".nojekyll": ""} | ({"CNAME": f"{address.host}\n"} if is_own else {})
