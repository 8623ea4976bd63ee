"""A Chromium and nothing else: driven over its DevTools pipe, with nothing put into the pages that are measured.

Playwright keeps a script world of its own in each frame, which costs more memory and script than what is measured.
"""

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.keptword.browser.loopback import LOOPBACK_ONLY

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    LOOPBACK_ONLY,
    "--remote-debugging-pipe",
)
# A browser that is asked for a pipe reads it from descriptor 3 and writes to 4.
_WITH_PIPE = "import os, sys; os.dup2({commands}, 3); os.dup2({answers}, 4); os.execv(sys.argv[1], sys.argv[1:])"


class BrowserSilentError(Exception):
    """The browser refused a command, did not answer in time, or ended."""


@dataclass
class DevTools:
    """The two ends of the pipe to one browser."""

    commands: int
    answers: int
    _sent: int = 0
    _unread: bytes = b""

    def call(self, method: str, parameters: Mapping[str, Any] | None = None, session: str = "") -> dict[str, Any]:
        """Send a command and return its result. Raises BrowserSilentError."""
        self._sent += 1
        message = {"id": self._sent, "method": method, "params": parameters or {}}
        if session:
            message["sessionId"] = session
        try:
            os.write(self.commands, json.dumps(message).encode() + b"\0")
        except BrokenPipeError:
            raise BrowserSilentError("the browser has ended") from None
        while True:
            answer = self._next()
            if answer.get("id") != self._sent:
                continue
            if "error" in answer:
                raise BrowserSilentError(f"{method}: {answer['error']['message']}")
            result: dict[str, Any] = answer["result"]
            return result

    def _next(self, seconds: float = 60) -> dict[str, Any]:
        """Return the next message, an event or an answer."""
        while b"\0" not in self._unread:
            if not select.select([self.answers], [], [], seconds)[0]:
                raise BrowserSilentError(f"the browser has said nothing for {seconds} seconds")
            if not (read := os.read(self.answers, 1 << 16)):
                raise BrowserSilentError("the browser has ended")
            self._unread += read
        message, _, self._unread = self._unread.partition(b"\0")
        parsed: dict[str, Any] = json.loads(message)
        return parsed


@dataclass(frozen=True)
class Tab:
    """One page in a browser."""

    devtools: DevTools
    target: str
    session: str = field(repr=False)

    def call(self, method: str, parameters: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return self.devtools.call(method, parameters, self.session)

    def go(self, address: str) -> None:
        """Go to a page and return once its head is read. Raises BrowserSilentError."""
        self.call("Page.navigate", {"url": address})
        for _ in range(1000):
            if self.evaluate("document.body && location.href") == address:
                return
            time.sleep(0.01)
        raise BrowserSilentError(f"{address} does not come")

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression in the page, or what its promise comes to. Raises BrowserSilentError."""
        wanted = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        done = self.call("Runtime.evaluate", wanted)
        if "exceptionDetails" in done:
            raise BrowserSilentError(f"{expression}: {done['result'].get('description')}")
        return done["result"].get("value")


@contextmanager
def running_chromium(program: Path, size: tuple[int, int]) -> Iterator[DevTools]:
    """Run a Chromium without window, of this width and height, that reaches no host but this machine."""
    to_browser, commands = os.pipe()
    answers, from_browser = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        wrapper = [sys.executable, "-c", _WITH_PIPE.format(commands=to_browser, answers=from_browser)]
        own = [f"--user-data-dir={profile}", f"--window-size={size[0]},{size[1]}"]
        command = [*wrapper, str(program), *_FLAGS, *own, "about:blank"]
        browser = subprocess.Popen(
            command, pass_fds=(to_browser, from_browser), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(to_browser)
        os.close(from_browser)
        try:
            yield DevTools(commands, answers)
        finally:
            # Closing the pipe ends the browser.
            os.close(commands)
            os.close(answers)
            try:
                browser.wait(10)
            except subprocess.TimeoutExpired:
                browser.kill()
                browser.wait()


@contextmanager
def fresh_profile(devtools: DevTools) -> Iterator[str]:
    """Open a profile in which nothing is stored; yields its id."""
    profile: str = devtools.call("Target.createBrowserContext")["browserContextId"]
    try:
        yield profile
    finally:
        devtools.call("Target.disposeBrowserContext", {"browserContextId": profile})


@contextmanager
def open_tab(devtools: DevTools, profile: str) -> Iterator[Tab]:
    """Open an empty tab in a profile."""
    target = devtools.call("Target.createTarget", {"url": "about:blank", "browserContextId": profile})["targetId"]
    session = devtools.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
    try:
        yield Tab(devtools, target, session)
    finally:
        devtools.call("Target.closeTarget", {"targetId": target})
