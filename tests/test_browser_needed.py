import subprocess
import sys

from tests.all_tests import WITHOUT_BROWSER
from tests.conftest import ROOT

# By fixtures; by a thread of their own; by a module between; and not at all, though they look alike.
NEEDED = (
    "tests/browser/test_api.py",
    "tests/engines/test_notice.py",
    "tests/tools/screenshots/test_contact_sheet.py",
    "tests/tools/benchmark/test_devtools.py",
    "tests/keptword/scanning/test_visiting.py",
)
NOT_NEEDED = (
    "tests/keptword/browser/test_chromium.py",
    "tests/keptword/scanning/test_report.py",
    "tests/tools/screenshots/test_sheets.py",
)


def test_without_a_browser_just_the_tests_are_left_out_that_open_one() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", WITHOUT_BROWSER]
    listed = subprocess.run([*command, *NEEDED, *NOT_NEEDED], cwd=ROOT, capture_output=True, text=True).stdout
    assert {line.partition("::")[0] for line in listed.splitlines() if "::" in line} == set(NOT_NEEDED)
