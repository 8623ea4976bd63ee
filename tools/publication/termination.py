"""Lets a process that is asked to end do so in good order: what it began is undone, what it started is ended."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# A terminal that is closed asks by the second; Windows has only the first.
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Raise SystemExit inside the block once the process is asked to end; asking again changes nothing."""

    def end(number: int, _: FrameType | None) -> None:
        for asked in _SIGNALS:
            signal.signal(asked, signal.SIG_IGN)
        raise SystemExit(128 + number)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {asked: signal.signal(asked, end) for asked in _SIGNALS if signal.getsignal(asked) is not signal.SIG_IGN}
    try:
        yield
    finally:
        for asked, handler in before.items():
            signal.signal(asked, handler)
