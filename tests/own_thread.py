"""A thread for what drives a browser of its own: Playwright allows one in each, and other tests may have one open."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")


def in_its_own_thread(act: Callable[Given, Made], *given: Given.args, **named: Given.kwargs) -> Made:
    """Return what a call returns, made in a thread of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(act, *given, **named).result()
