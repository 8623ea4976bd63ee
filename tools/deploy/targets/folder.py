"""Publishes into a folder of this machine."""

import os
import shutil
from pathlib import Path

from plugins.keptword.replacement import Move, put_in_place, work_folder
from tools.deploy.targets.errors import PublishError
from tools.deploy.targets.mark import MARK, Owner, refuse_to_replace

# What a project holds itself, or its tasks make there: a site among that would be taken for it, or lost with it.
_OF_THE_PROJECT = ("content", "docs", "kept", "output", "plugins", "server", "tests", "theme", "tools")


def refuse_folder(site: Path, folder: Path, project: Path, owner: Owner) -> None:
    """Raise PublishError where a folder can be told not to take the site, which need not be built yet."""
    folder, site, project = folder.resolve(), site.resolve(), project.resolve()
    if folder.is_relative_to(site) or site.is_relative_to(folder):
        raise PublishError(f"{folder} is where the site is built, or holds that. Write another folder.")
    if folder.is_relative_to(project):
        own = folder.relative_to(project).parts[0]
        if own in _OF_THE_PROJECT or own.startswith("."):
            raise PublishError(f"{folder} is in {own}/, which belongs to the project. Write another folder.")
    try:
        there = next(place for place in (folder, *folder.parents) if place.exists())
        if not there.is_dir():
            raise PublishError(f"{there} is a file. Write another folder.")
        parent = there if there != folder else folder.parent
        if not os.access(parent, os.W_OK | os.X_OK):
            raise PublishError(
                f"Whoever runs this may not write in {parent}. Write another folder, or ask for the right."
            )
        refuse_to_replace(any(folder.iterdir()) if folder.exists() else False, _mark_in(folder), folder, owner)
    except OSError as error:
        raise PublishError(f"{folder} cannot be replaced: {error}") from error


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
