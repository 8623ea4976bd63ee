import io

import pytest

from tools.service_tasks.asking import ask_at_terminal, ask_nobody, asker
from tools.service_tasks.errors import NotAddedError


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_an_answer_is_asked_for_until_it_is_good(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, "no\n  yes \n")
    assert ask_at_terminal("Say yes", lambda answer: "" if answer == "yes" else "that was not yes") == "yes"
    assert capsys.readouterr().out == "Say yes: Error: that was not yes.\nSay yes: "


def test_enter_leaves_for_later_only_what_can_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "\n\nnow\n")
    assert ask_at_terminal("Later?", lambda _: "never good") == ""
    assert ask_at_terminal("Now?", later=False) == "now"


def test_who_leaves_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "")
    with pytest.raises(NotAddedError, match="Nothing was written"):
        ask_at_terminal("There?")


def test_where_there_is_no_terminal_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "never read\n")
    assert asker() is ask_nobody
    assert ask_nobody("Anyone?", later=False) == ""
