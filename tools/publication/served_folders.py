"""The folders in which sites are served, one for each server that runs; those of servers that were killed are removed.

Each holds a file that its server keeps locked, so one can tell which of them nobody needs any more.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from plugins.keptword.replacement import held, held_if_free

_ALIVE = "alive"


@contextmanager
def own_folder(within: Path) -> Iterator[Path]:
    """Make a folder within this one for as long as the block lasts."""
    within.mkdir(exist_ok=True)
    with ExitStack() as stack:
        with _alone_in(within):
            _remove_abandoned(within)
            folder = Path(tempfile.mkdtemp(dir=within))
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            stack.enter_context(held_if_free(folder / _ALIVE))
        yield folder


def remove_abandoned(within: Path) -> None:
    """Remove the folders of servers that no longer run."""
    if within.is_dir():
        with _alone_in(within):
            _remove_abandoned(within)


@contextmanager
def _alone_in(within: Path) -> Iterator[None]:
    def say_waiting() -> None:
        print(f"Another server begins or ends in {within}: waiting for it …", file=sys.stderr, flush=True)

    with held(within / "lock", say_waiting):
        yield


def _remove_abandoned(within: Path) -> None:
    for folder in within.iterdir():
        if folder.is_dir() and not folder.is_symlink():
            with held_if_free(folder / _ALIVE) as is_abandoned:
                if is_abandoned:
                    shutil.rmtree(folder, ignore_errors=True)
