"""Pelican plugin: refuses symbolic links in content and theme whose target is outside both.

The target, such as a key or a list of passwords, would be read or copied and published. Links are refused before
anything is read.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from pelican import Pelican
from pelican.plugins import signals

from plugins.keptword.problems import Problem, ProblemsFoundError, shown_file


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_refuse_links)


def _refuse_links(pelican: Pelican) -> None:
    content, theme = Path(pelican.path), Path(pelican.theme)
    if problems := list(links_leading_out((content, theme), content.parent)):
        raise ProblemsFoundError(problems)


def links_leading_out(folders: Iterable[Path], root: Path) -> Iterator[Problem]:
    """Yield a problem for each link below the folders whose target is in none of them; names are relative to `root`."""
    allowed = [folder.resolve() for folder in folders]
    shown = " and ".join(shown_file(folder, root) for folder in folders)
    for path in (path for folder in folders for path in _links(folder)):
        target = _target(path)
        if target is None:
            wrong = f"this is a link that leads nowhere: {path.readlink()}"
        elif not any(target.is_relative_to(folder) for folder in allowed):
            wrong = f"this is a link to {target}, which is outside of {shown}: it would be published"
        else:
            continue
        yield Problem(shown_file(path, root), 1, 1, wrong, "Put the file itself in its place, or remove the link")


def _links(folder: Path) -> Iterator[Path]:
    for inside, folders, files in os.walk(folder):
        yield from (path for name in sorted((*folders, *files)) if (path := Path(inside, name)).is_symlink())


def _target(path: Path) -> Path | None:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError):
        return None
