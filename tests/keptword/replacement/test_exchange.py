import ctypes
import errno
from pathlib import Path

import pytest

from plugins.keptword.replacement.exchange import NoExchangeError, exchange


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "text").write_text(text)
    return path


def test_two_folders_trade_places(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "one", "1"), folder(tmp_path / "é-$other", "2")
    exchange(one, other)
    assert ((one / "text").read_text(), (other / "text").read_text()) == ("2", "1")


def test_what_cannot_be_exchanged_stays_and_the_error_names_it(tmp_path: Path) -> None:
    one = folder(tmp_path / "one", "1")
    with pytest.raises(FileNotFoundError, match="one"):
        exchange(one, tmp_path / "nothing")
    assert (one / "text").read_text() == "1"


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_without_exchange_is_told_from_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(ctypes, "get_errno", lambda: number)
    with pytest.raises(NoExchangeError):
        exchange(tmp_path / "one", tmp_path / "other")


def test_a_system_without_exchange_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    with pytest.raises(NoExchangeError):
        exchange(tmp_path / "one", tmp_path / "other")
