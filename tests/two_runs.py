"""All tests in two runs at once: those in the browser, which mostly wait, and all others."""

import subprocess
import sys
import tempfile
from pathlib import Path

BROWSER_TESTS = "tests/browser"


def run_all_tests(root: Path) -> int:
    """Run the tests of a project; return 0 where all passed, else what pytest ended with.

    The run in the browser is shown as it goes, the other one whole behind it.
    """
    pytest = [sys.executable, "-m", "pytest"]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as shown_later:
        others = subprocess.Popen(
            [*pytest, f"--ignore={BROWSER_TESTS}"], cwd=root, stdout=shown_later, stderr=subprocess.STDOUT
        )
        in_browser = subprocess.run([*pytest, BROWSER_TESTS], cwd=root).returncode
        status = others.wait()
        shown_later.seek(0)
        print(shown_later.read(), end="", flush=True)
    return in_browser or status
