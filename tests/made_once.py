"""What all workers of one run share: made by the first that needs it, while the others wait."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.keptword.replacement.file_lock import held


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder of this run that `make` has filled. What is in it is only to be read."""
    run = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent
    folder, whole = run / name, run / f"{name}.whole"
    with held(run / f"{name}.lock", lambda: None):
        if not whole.exists():
            # Another worker may have failed halfway: so may this one, and then says why.
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            whole.touch()
    return folder
