"""Readings of scripts and style sheets, kept from one page, process and run to the next: the same text is read once.

An entry is a file named by the hash of the text and of the reader; whatever else is found in it is not believed.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from .css import CssUrl, style_sheet_urls
from .js import ScriptReading, read_script
from .kept_format import from_json, to_json

OPTION = "KEPTWORD_CACHE"
"""The environment variable that names the folder to keep readings in; an empty one lets none be kept."""

LARGEST = 256 * 1024 * 1024
"""So many bytes are kept in all; beyond that, what was made first goes first."""

# Reading so little is quicker than looking it up.
_SHORT = 2000
_READ_BY = ("tinycss2", "tree-sitter", "tree-sitter-javascript")

_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True)
class KeptReadings:
    """Reads scripts and style sheets, or finds in a folder what was read before; None keeps nothing but in memory."""

    folder: Path | None = None

    def script(self, code: str) -> ScriptReading:
        return _script(self.folder, code)

    def style_sheet(self, css: str) -> tuple[CssUrl, ...]:
        return _style_sheet(self.folder, css)


NOT_KEPT = KeptReadings()


def kept_for(judged: Path) -> KeptReadings:
    """Return the readings in the user's own cache, of which what is too much is removed; never inside what is judged.

    Nothing is kept where the folder is someone else's, or cannot be written.
    """
    folder = _cache_folder()
    if folder is None or folder.resolve().is_relative_to(judged.resolve()):
        return NOT_KEPT
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_own(folder):
            return NOT_KEPT
        _trim(folder)
    except OSError:
        return NOT_KEPT
    return KeptReadings(folder)


@lru_cache(maxsize=256)
def _script(folder: Path | None, code: str) -> ScriptReading:
    return _once(folder, "js", code, ScriptReading, read_script)


@lru_cache(maxsize=256)
def _style_sheet(folder: Path | None, css: str) -> tuple[CssUrl, ...]:
    return _once(folder, "css", css, tuple, lambda text: tuple(style_sheet_urls(text)))


def _once(folder: Path | None, kind: str, text: str, wanted: type[_Kept], read: Callable[[str], _Kept]) -> _Kept:
    if folder is None or len(text) < _SHORT:
        return read(text)
    key = hashlib.sha256(f"{_reader()} {kind} ".encode() + text.encode("utf-8", "surrogatepass")).hexdigest()
    file = folder / key[:2] / key
    found = _entry(file, key)
    if not isinstance(found, wanted):
        found = read(text)
        _write(file, _sealed(key, to_json(found)))
    return found


def _entry(file: Path, key: str) -> object:
    """Return what is kept in a file; None where that is nothing, broken, or of another text."""
    try:
        seal, _, content = file.read_text("ascii").partition("\n")
        return from_json(content) if seal == _seal(key, content) else None
    except (OSError, ValueError, RecursionError):
        return None


def _sealed(key: str, content: str) -> str:
    return f"{_seal(key, content)}\n{content}"


def _seal(key: str, content: str) -> str:
    return hashlib.sha256(f"{key} {content}".encode()).hexdigest()


def _write(file: Path, content: str) -> None:
    """Write a file as a whole or not at all; what cannot be written is read again another time."""
    try:
        file.parent.mkdir(mode=0o700, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
    except OSError:
        return
    try:
        with os.fdopen(handle, "w", encoding="ascii") as new:
            new.write(content)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)


@cache
def _reader() -> str:
    """Return what tells one version of the reader from another: all of its code, and what it is built on."""
    here = Path(__file__).parent
    parts = [path.read_bytes() for path in sorted(here.rglob("*.py"))]
    others = " ".join(f"{name} {version(name)}" for name in _READ_BY)
    return hashlib.sha256(b"\0".join([*parts, others.encode(), repr(sys.version_info[:2]).encode()])).hexdigest()


def _cache_folder() -> Path | None:
    """Return the folder that the option names, else one in the user's cache folder (XDG Base Directory, and others)."""
    if (named := os.environ.get(OPTION)) is not None:
        return Path(named).absolute() if named else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local", "keptword", "Cache")
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "keptword"
    chosen = Path(os.environ.get("XDG_CACHE_HOME", ""))
    # A relative one is to be ignored.
    return (chosen if chosen.is_absolute() else home / ".cache") / "keptword"


def _is_own(folder: Path) -> bool:
    """Tell whether no other user may have written into a folder."""
    if sys.platform == "win32":
        return True
    found = folder.stat()
    return found.st_uid == os.geteuid() and not found.st_mode & 0o022


def _trim(folder: Path) -> None:
    """Remove what was made first where there is too much, and leave a quarter free."""
    entries = sorted(_entries(folder))
    size = sum(entry[1] for entry in entries)
    if size <= LARGEST:
        return
    for _, length, path in entries:
        path.unlink(missing_ok=True)
        size -= length
        if size <= LARGEST * 3 // 4:
            break


def _entries(folder: Path) -> Iterator[tuple[float, int, Path]]:
    for path in folder.glob("[0-9a-f][0-9a-f]/*"):
        found = path.lstat()
        yield found.st_mtime, found.st_size, path
