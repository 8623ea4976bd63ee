"""The site's own pictures shown in place of an embed until it is allowed: `poster` of `[embed]`."""

from collections.abc import Iterator
from pathlib import Path

from ..inventory import Inventory
from ..problems import Problem

FOLDER = "posters"


def missing_posters(inventory: Inventory, folder: Path | None, shown: str) -> Iterator[Problem]:
    """Yield a problem for each poster that the folder does not hold, which messages name as `shown`."""
    for service in inventory:
        if service.embed and service.embed.poster and not _is_there(folder, service.embed.poster):
            wrong = f'poster "{service.embed.poster}" is not in {shown}/'
            yield Problem(service.file, 1, 1, wrong, "Put the picture there, or remove poster from [embed]")


def posters(inventory: Inventory, folder: Path | None) -> dict[str, bytes]:
    """Return the posters that pages ask for, by their paths in the site."""
    names = {service.embed.poster for service in inventory if service.embed and service.embed.poster}
    return {f"{FOLDER}/{name}": (folder / name).read_bytes() for name in sorted(names) if folder is not None}


def _is_there(folder: Path | None, name: str) -> bool:
    return folder is not None and (folder / name).is_file()
