import sys
from pathlib import Path

import pytest

from tests.engines import programs


def test_the_machines_own_programs_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name, find in (("geckodriver", programs.geckodriver), ("WebKitWebDriver", programs.webkit_driver)):
        program = tmp_path / name
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
        assert find() == program


def test_the_driver_of_firefox_comes_with_a_package_where_the_machine_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert programs.geckodriver().is_file()


def test_the_browser_of_webkit_is_found_below_the_root_of_its_driver(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver, browser = tmp_path / "bin/WebKitWebDriver", tmp_path / "lib/some-system/webkit2gtk-4.1/MiniBrowser"
    for program in (driver, browser):
        program.parent.mkdir(parents=True)
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(driver.parent))
    assert programs.mini_browser() == browser


def test_where_nothing_can_be_installed_the_error_says_what_would_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(programs.NotToBeHadError, match=r"no Xvfb; sudo apt-get install xvfb would help"):
        programs.virtual_screen()


def test_what_is_missing_is_installed_and_then_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with a package manager whose first attempt fails for want of lists."""
    installer = f"""#!{sys.executable}
import sys
from pathlib import Path
lists, program = Path({str(tmp_path / "lists")!r}), Path({str(tmp_path / "Xvfb")!r})
if "update" in sys.argv:
    lists.touch()
elif not lists.exists() or sys.argv[-1] != "xvfb":
    sys.exit(1)
else:
    program.touch(0o755)
"""
    for name in ("apt-get", "sudo"):
        (tmp_path / name).write_text(installer)
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert programs.virtual_screen() == tmp_path / "Xvfb"
