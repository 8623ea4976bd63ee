from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.keptword.browser.system_packages import NoProgramError, found_or_installed, installing_alone


def program(path: Path, text: str = "#!/bin/sh\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def test_a_server_is_found_where_only_administrators_have_their_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = program(tmp_path / "sbin/server")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert found_or_installed("server", "server-package") == server


def test_what_is_missing_is_installed_by_the_name_of_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installs = (
        f'#!/bin/sh\ncase "$*" in *server-package) : > {tmp_path}/bin/server; chmod +x {tmp_path}/bin/server;; esac'
    )
    program(tmp_path / "bin/apt-get", installs)
    program(tmp_path / "bin/sudo", '#!/bin/sh\nshift\nexec "$@"\n')
    monkeypatch.setenv("PATH", f"{tmp_path}/bin", prepend=":")
    assert found_or_installed("server", "server-package") == tmp_path / "bin/server"


def test_what_another_process_is_installing_is_waited_for_and_not_installed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks, asked = tmp_path / "asks", tmp_path / "asked"
    program(tmp_path / "bin/apt-get", f"#!/bin/sh\n: > {asked}\nexit 1\n")
    program(tmp_path / "bin/sudo", '#!/bin/sh\nshift\nexec "$@"\n')
    monkeypatch.setenv("PATH", f"{tmp_path}/bin", prepend=":")

    def install() -> Path:
        asks.touch()
        return found_or_installed("server", "server-package")

    with ThreadPoolExecutor(1) as other:
        with installing_alone():
            second = other.submit(install)
            with pytest.raises(TimeoutError):
                second.result(0.2)
            assert asks.exists()
            program(tmp_path / "bin/server")
        assert second.result() == tmp_path / "bin/server"
    assert not asked.exists()


def test_where_nothing_can_be_installed_the_error_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoProgramError, match="sudo apt-get install server-package"):
        found_or_installed("server", "server-package")
