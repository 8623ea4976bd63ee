"""Pictures of the site's own that stand in the place of an embed until it is allowed: `poster` of `[embed]`."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from ..inventory import Inventory
from ..problems import Problem

FOLDER = "posters"


def missing_posters(inventory: Inventory, content: Path) -> Iterator[Problem]:
    """Yield a problem for each poster that the folder of texts does not hold."""
    for service in inventory:
        if service.embed and service.embed.poster and not (content / FOLDER / service.embed.poster).is_file():
            wrong = f'poster "{service.embed.poster}" is not in {content.name}/{FOLDER}/'
            yield Problem(service.file, 1, 1, wrong, "Put the picture there, or remove poster from [embed]")


def copy_posters(inventory: Inventory, content: Path, output: Path) -> None:
    """Put the posters where pages ask for them."""
    for service in inventory:
        if service.embed and service.embed.poster:
            (output / FOLDER).mkdir(exist_ok=True)
            shutil.copyfile(content / FOLDER / service.embed.poster, output / FOLDER / service.embed.poster)
