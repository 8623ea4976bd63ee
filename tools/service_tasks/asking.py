"""Questions at a terminal, one line each; where there is no terminal, none are asked."""

import sys
from collections.abc import Callable
from typing import Protocol

import click

from tools.service_tasks.errors import NotAddedError

# Returns what is wrong with an answer, or nothing.
Check = Callable[[str], str]


class Ask(Protocol):
    """Returns the answer to a question; empty where the one asked leaves it for later, or where there is nobody."""

    def __call__(self, question: str, wrong: Check = lambda _: "", *, later: bool = True) -> str: ...


def ask_nobody(question: str, wrong: Check = lambda _: "", *, later: bool = True) -> str:
    """Answer nothing: a task then does without, or says which option it needs."""
    return ""


def ask_at_terminal(question: str, wrong: Check = lambda _: "", *, later: bool = True) -> str:
    """Ask until the answer is good, or empty where it may wait. Raises NotAddedError when the one asked leaves."""

    def good(answer: str) -> str:
        answer = answer.strip()
        late = "" if later else "This cannot wait; Ctrl+C ends without writing anything"
        if complaint := wrong(answer) if answer else late:
            raise click.UsageError(f"{complaint}.")
        return answer

    try:
        return click.prompt(question, default="", show_default=False, value_proc=good)
    except click.Abort as error:
        raise NotAddedError("\nNothing was written.") from error


def asker() -> Ask:
    """Return who asks here: nobody where standard input is no terminal, as in CI."""
    return ask_at_terminal if sys.stdin.isatty() else ask_nobody
