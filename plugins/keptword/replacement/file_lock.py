"""A file lock that the system releases when its process ends, however it ends.

That the file exists does not mean it is locked (`flock(2)`; on Windows `msvcrt.locking`).
"""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

# Seconds between attempts on Windows, which cannot wait for a lock without limit.
_AGAIN = 0.2

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def held(file: Path, say_waiting: Callable[[], None]) -> Iterator[int]:
    """Hold the lock of a file, which exists while it is held, for as long as the block lasts. Raises OSError.

    Yields a descriptor: a child process that inherits it holds the lock, too. Waits where somebody else holds it, and
    says so first.
    """
    descriptor = _taken(file, say_waiting)
    try:
        yield descriptor
    finally:
        # Removed while it is held: whoever waits for it sees that it is gone, and takes a new one.
        with contextlib.suppress(OSError):
            file.unlink()
        os.close(descriptor)


@contextmanager
def held_if_free(file: Path) -> Iterator[bool]:
    """Hold the lock of a file unless somebody else does; yields whether it is held. The file stays. Raises OSError."""
    descriptor = os.open(file, _FLAGS, 0o600)
    try:
        yield _try_to_lock(descriptor)
    finally:
        os.close(descriptor)


def _taken(file: Path, say_waiting: Callable[[], None]) -> int:
    has_said = False
    while True:
        descriptor = os.open(file, _FLAGS, 0o600)
        try:
            if not _try_to_lock(descriptor):
                if not has_said:
                    say_waiting()
                    has_said = True
                _wait_for_lock(descriptor)
            if _is_file_of(descriptor, file):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _is_file_of(descriptor: int, file: Path) -> bool:
    """Tell whether this is still the file at the path, and not one that was removed by who held it before."""
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_to_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait_for_lock(descriptor: int) -> None:
        while not _try_to_lock(descriptor):
            time.sleep(_AGAIN)

else:
    import fcntl

    def _try_to_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait_for_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
