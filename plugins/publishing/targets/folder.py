"""Publishes into a folder of this machine."""

import shutil
import tempfile
from pathlib import Path

from plugins.publishing.targets.errors import PublishError
from plugins.publishing.targets.replaced import refuse_to_replace


def replace_folder(site: Path, folder: Path) -> None:
    """Put a copy of the site in the place of the folder, once it is whole. Raises PublishError."""
    folder = folder.resolve()
    try:
        refuse_to_replace([path.name for path in folder.iterdir()] if folder.exists() else [], str(folder))
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as beside:
            new, old = Path(beside) / "new", Path(beside) / "old"
            shutil.copytree(site, new)
            if folder.exists():
                folder.rename(old)
            new.rename(folder)
    except (OSError, shutil.Error) as error:
        raise PublishError(f"{folder} was not replaced: {error}") from error
