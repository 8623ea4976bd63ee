"""Work on many files on all cores, with the answers in order."""

import os
import signal
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from multiprocessing.connection import wait
from typing import Any, Protocol, TypeVar

Answer = TypeVar("Answer", covariant=True)

# Below this many files, starting processes costs more than it saves.
WORTH_PROCESSES = 200

_CHUNK = 16


class Work(Protocol[Answer]):
    """Work that each process begins once, with all that it needs; it is handed over between processes."""

    def begun(self) -> Callable[[str], Answer]:
        """Return what answers for one file."""


def answers(work: Work[Answer], files: Sequence[str]) -> Generator[Answer, None, None]:
    """Yield the answer for each file, in order; few files stay in this process.

    Raises what the work raises, and OSError where a process came to an end by itself.
    """
    if len(files) < WORTH_PROCESSES or cores() == 1:
        yield from map(work.begun(), files)
        return
    pool = ProcessPoolExecutor(cores(), initializer=_begin, initargs=(work,))
    try:
        yield from pool.map(_answer, files, chunksize=_CHUNK)
    except BrokenProcessPool as error:
        raise ChildProcessError("a process came to an end by itself: is there enough memory?") from error
    finally:
        pool.shutdown(cancel_futures=True)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_begun: list[Callable[[str], Any]] = []
"""What this process has begun, if it is one of those that do the work."""


def _begin(work: Work[Any]) -> None:
    # An interrupt reaches all processes of a terminal: it is for the first one to say what becomes of the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _begun[:] = [work.begun()]


def _answer(file: str) -> Any:
    return _begun[0](file)


def _end_with_parent() -> None:
    """End this process when its parent ends, however that ended."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
