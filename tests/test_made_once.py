import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.made_once import made_once


def test_the_first_makes_it_and_the_others_wait_until_it_is_whole(tmp_path_factory: pytest.TempPathFactory) -> None:
    made = []

    def make(folder: Path) -> None:
        made.append(folder)
        time.sleep(0.1)
        (folder / "last").touch()

    with ThreadPoolExecutor(4) as workers:
        asked = [workers.submit(made_once, tmp_path_factory, "waited-for", make) for _ in range(4)]
        assert all((one.result() / "last").exists() for one in asked)
    assert len(made) == 1


def test_what_failed_halfway_is_made_anew(tmp_path_factory: pytest.TempPathFactory) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise ValueError("no room")

    for _ in range(2):
        with pytest.raises(ValueError, match="no room"):
            made_once(tmp_path_factory, "halved", fail)
    made = made_once(tmp_path_factory, "halved", lambda folder: (folder / "whole").touch())
    assert [file.name for file in made.iterdir()] == ["whole"]


def test_workers_of_one_run_share_it(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def of_worker(name: str) -> Path:
        (tmp_path / name).mkdir()
        monkeypatch.setattr(tmp_path_factory, "getbasetemp", lambda: tmp_path / name)
        return made_once(tmp_path_factory, "shared", lambda _: None)

    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    assert of_worker("popen-gw0") == of_worker("popen-gw1") == tmp_path / "shared"
