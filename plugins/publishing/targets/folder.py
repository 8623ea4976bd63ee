"""Publishes into a folder of this machine."""

import shutil
from pathlib import Path

from plugins.publishing.targets.errors import PublishError
from plugins.publishing.targets.mark import MARK, Owner, refuse_to_replace
from plugins.replacement import Move, put_in_place, work_folder


def replace_folder(site: Path, folder: Path, owner: Owner) -> None:
    """Put a copy of the site in the place of the folder, once it is whole. Raises PublishError.

    Waits while somebody else publishes there.
    """
    folder, site = folder.resolve(), site.resolve()
    if folder.is_relative_to(site) or site.is_relative_to(folder):
        raise PublishError(f"{folder} is where the site is built, or holds that. Write another folder.")
    try:
        with work_folder(folder) as work:
            refuse_to_replace(any(folder.iterdir()) if folder.exists() else False, _mark_in(folder), folder, owner)
            new = work.path / "new"
            shutil.copytree(site, new)
            put_in_place(work, Move(new, folder))
    except (OSError, shutil.Error) as error:
        raise PublishError(f"{folder} was not replaced: {error}") from error


def _mark_in(folder: Path) -> str | None:
    try:
        return (folder / MARK).read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return None
