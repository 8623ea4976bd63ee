"""Runs all tests, spread over several workers: those in a browser mostly wait, the others do not."""

import os
import subprocess
import sys
from pathlib import Path

# Two for each core: some wait for a browser while others compute. No more than eight: a container may see the cores of
# its machine, and be given few of them.
WORKERS = min(2 * (os.cpu_count() or 1), 8)


# Pytest's option, made in tests/conftest.py.
WITHOUT_BROWSER = "--without-browser"


def run_all_tests(root: Path, *options: str, workers: int = WORKERS) -> int:
    """Run the tests of a project with more options of pytest; return 0 where all passed, else what pytest ended with.

    A worker that has nothing left takes over from one that has.
    """
    command = [sys.executable, "-m", "pytest", "--numprocesses", str(workers), "--dist", "worksteal", *options]
    return subprocess.run(command, cwd=root).returncode
