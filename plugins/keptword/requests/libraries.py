"""Released files of well-known libraries, known by their whole hash: what they load is what others ask of them.

The list is made by `invoke libraries`, which reads each file once.
"""

import gzip
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("libraries.txt.gz")
_PREFIX, _NAMES_OTHERS = "'sha256-", "+"


@dataclass(frozen=True, slots=True, order=True)
class Library:
    """A release of a library, and whether this file of it names other hosts, or takes addresses out of the page."""

    name: str
    version: str
    names_others: bool = False


def library_of(hash_: str) -> Library | None:
    """Return the library of which a file with this hash, as policies write it, is a part."""
    return _known().get(hash_)


def as_list(files: Mapping[str, Library]) -> bytes:
    """Return the list of known files, by their hashes: a line for each release, then the hashes of its files."""
    lines: dict[Library, list[str]] = defaultdict(list)
    for hash_, library in files.items():
        lines[library].append(hash_.removeprefix(_PREFIX).removesuffix("='"))
    text = ""
    for library, hashes in sorted(lines.items()):
        mark = _NAMES_OTHERS if library.names_others else "-"
        text += f"{' '.join((library.name, library.version, mark, *sorted(hashes)))}\n"
    return gzip.compress(text.encode(), mtime=0)


@cache
def _known() -> dict[str, Library]:
    known: dict[str, Library] = {}
    for line in gzip.decompress(LIST.read_bytes()).decode().splitlines():
        name, version, mark, *hashes = line.split(" ")
        library = Library(name, version, mark == _NAMES_OTHERS)
        known |= {f"{_PREFIX}{hash_}='": library for hash_ in hashes}
    return known
