"""Waiting for what a page does in its own time: for that, and not for a time."""

from collections.abc import Callable

from tests.conftest import Visitor


def wait_until(visitor: Visitor, is_reached: Callable[[], bool]) -> None:
    """Ask again and again, for ten seconds. Not in the page: what waits there is eval, which the site forbids."""
    for _ in range(400):
        if is_reached():
            return
        visitor.page.wait_for_timeout(25)
    raise AssertionError("that was waited for in vain")
