"""Flushes folders to disk, so that none is incomplete after a power loss."""

import ctypes
import os
import sys
from pathlib import Path


def write_for_good(folder: Path) -> None:
    """Return once all of a folder is on its disk. Raises OSError.

    Where the system can write a whole file system at once (`syncfs(2)`), that is many times faster than file by file.
    """
    library: object = None if sys.platform == "win32" else ctypes.CDLL(None, use_errno=True)
    if hasattr(library, "syncfs"):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            if library.syncfs(descriptor):
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number), str(folder))
        finally:
            os.close(descriptor)
        return
    for path, _, files in os.walk(folder, topdown=False):
        for file in files:
            sync(Path(path) / file)
        sync(Path(path))


def sync(path: Path) -> None:
    """Return once a file, or the list of a folder's names, is on the disk. Raises OSError."""
    if path.is_symlink() or (sys.platform == "win32" and path.is_dir()):
        return
    descriptor = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
