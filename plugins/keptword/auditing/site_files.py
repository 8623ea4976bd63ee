"""The files of a site, each with what a browser would make of it, and the links that lead out of its folder."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..requests.kinds import SNIFFED, Kind, is_binary, kind_of, sniffed_kind

READ = frozenset({Kind.PAGE, Kind.XML, Kind.STYLE, Kind.SCRIPT, Kind.MANIFEST, Kind.HEADERS})
"""The kinds that can make a browser fetch something, and are read."""


@dataclass(frozen=True)
class SiteFiles:
    """The kind of each file by its path below the folder, and the links that lead out of it, or nowhere."""

    kinds: Mapping[str, Kind]
    leading_out: tuple[str, ...] = ()

    @property
    def read(self) -> list[str]:
        """The files that are read, in order."""
        return sorted(file for file, kind in self.kinds.items() if kind in READ)


def site_files(directory: Path, *, sniffs: bool) -> SiteFiles:
    """Return the files below a folder. Those whose names say nothing are judged by their content, if asked."""
    kinds: dict[str, Kind] = {}
    leading_out: list[str] = []
    root = directory.resolve()
    for path in _paths(directory):
        file = path.relative_to(directory).as_posix()
        if path.is_symlink() and not _leads_within(path, root):
            leading_out.append(file)
        elif path.is_file():
            kind = kind_of(file)
            kinds[file] = _sniffed(path) if sniffs and kind is Kind.UNKNOWN else kind
    return SiteFiles(kinds, tuple(sorted(leading_out)))


def _paths(directory: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(directory):
        yield from (Path(folder, name) for name in files)
        yield from (Path(folder, name) for name in folders if Path(folder, name).is_symlink())


def _sniffed(path: Path) -> Kind:
    with path.open("rb") as file:
        first = file.read(SNIFFED)
        return sniffed_kind(path.name, first if is_binary(first) else first + file.read())


def _leads_within(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False
