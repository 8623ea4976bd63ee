"""Exchanges two folders in one step of the file system, where it has such a step, so that neither is ever missing.

Linux has `renameat2(2)` with RENAME_EXCHANGE, macOS `renamex_np(2)` with RENAME_SWAP; both depend on the file system.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2

# Errors of systems and file systems without an exchange.
_UNKNOWN = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


class NoExchangeError(Exception):
    """No atomic exchange is possible here; nothing was changed."""


def exchange(one: Path, other: Path) -> None:
    """Exchange two paths of one file system. Raises NoExchangeError, or OSError; then both are as before."""
    if sys.platform == "win32":
        raise NoExchangeError
    library = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(*paths, _RENAME_SWAP)
    else:
        raise NoExchangeError
    if failed:
        number = ctypes.get_errno()
        if number in _UNKNOWN:
            raise NoExchangeError
        raise OSError(number, os.strerror(number), str(one), None, str(other))
