"""Runs all tests, spread over several workers: those in a browser mostly wait, the others do not."""

import os
import subprocess
import sys
from pathlib import Path

# Two for each core: some wait for a browser while others compute.
WORKERS = 2 * (os.cpu_count() or 1)


def run_all_tests(root: Path, workers: int = WORKERS) -> int:
    """Run the tests of a project; return 0 where all passed, else what pytest ended with.

    A worker that has nothing left takes over from one that has.
    """
    command = [sys.executable, "-m", "pytest", "--numprocesses", str(workers), "--dist", "worksteal"]
    return subprocess.run(command, cwd=root).returncode
