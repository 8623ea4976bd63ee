"""The list of known files: of each script of each release, what the reader finds in it."""

import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from plugins.keptword.requests.files import decoded
from plugins.keptword.requests.js import ScriptReading, read_script
from plugins.keptword.requests.libraries import Library, as_list
from plugins.keptword.requests.scripts import csp_hash
from tools.known_libraries.releases import NotFetchedError, Release, listed_releases, scripts_of

# Shorter ones are read in no time, and nothing is known by them.
_SHORTEST = 1000
# What a package brings besides what sites take from it.
_NOT_SHIPPED = re.compile(r"/(?:src|test|tests|spec|docs?|docs_src|examples?|demo|benchmark|grunt|build/tasks)/")
_ADDRESS = re.compile(r"(?:https?:|wss?:)?//(?!www\.w3\.org/)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)


def write_list(path: Path, tell: Callable[[str], None]) -> int:
    """Write the list of known files, and return how many they are. A package that cannot be had is told."""
    files: dict[str, Library] = {}
    with ProcessPoolExecutor() as pool:
        for release, found in zip(listed_releases(), pool.map(_known, listed_releases()), strict=True):
            if isinstance(found, str):
                tell(found)
                continue
            tell(f"{release.name} {release.version}: {len(found)}")
            for hash_, library in found.items():
                files.setdefault(hash_, library)
    path.write_bytes(as_list(files))
    return len(files)


def _known(release: Release) -> dict[str, Library] | str:
    """Return the files of a release by their hashes, or why there are none."""
    try:
        scripts = list(scripts_of(release))
    except NotFetchedError as error:
        return str(error)
    return dict(known_files(release, scripts))


def known_files(release: Release, scripts: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, Library]]:
    """Yield the hash of each file that sites take from a release, and what is known of it."""
    for name, raw in scripts:
        code = decoded(raw)
        # Only what is the same as text is the same file.
        if len(raw) >= _SHORTEST and not _NOT_SHIPPED.search(f"/{name}") and code.encode("utf-8", "replace") == raw:
            yield csp_hash(code), Library(release.name, release.version, names_others=_names_others(read_script(code)))


def _names_others(reading: ScriptReading) -> bool:
    """Tell whether a file has to be read for what it asks of other hosts, or takes out of the page to ask for it."""
    written = (*reading.urls, *reading.markup, *reading.css)
    return bool(reading.taken) or any(_ADDRESS.search(one.url) for one in written)
