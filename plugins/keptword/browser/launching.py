"""Launches Chromium for Playwright, with the same options everywhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@contextmanager
def running_browser(program: Path, *arguments: str) -> "Iterator[Browser]":
    """Run a Chromium with arguments of its own until the block ends."""
    # Read only here: every build knows modules that take pictures, and none takes any.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", *arguments])
        try:
            yield browser
        finally:
            browser.close()


def every_host_at(port: int) -> tuple[str, ...]:
    """Return the arguments by which each host, over http and https, is a port of this machine."""
    return "--disable-quic", "--ignore-certificate-errors", f"--host-resolver-rules=MAP * 127.0.0.1:{port}"
