from pathlib import Path

import pytest

from plugins.audit.system_packages import NoProgramError, found_or_installed


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


def test_where_nothing_can_be_installed_the_error_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoProgramError, match="sudo apt-get install server-package"):
        found_or_installed("server", "server-package")
