"""A client of the WebDriver protocol (W3C), the same for every engine: what a visitor does, and what a page says."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_PATIENCE = 60.0
_STEP = 0.02


class WebDriverError(Exception):
    """The driver refused a command; its text is what the driver says."""


@dataclass(frozen=True)
class Session:
    """A browser with its driver."""

    port: int
    path: str
    version: str

    def ask(self, method: str, command: str, parameters: Mapping[str, object] | None = None) -> Any:
        """Give a command and return the driver's answer. Raises WebDriverError."""
        body = None if method != "POST" else json.dumps(parameters or {})
        return _answer(self.port, method, f"{self.path}{command}", body)

    def go(self, url: str) -> None:
        """Open an address and wait for its load."""
        self.ask("POST", "/url", {"url": url})

    def go_back(self) -> None:
        self.ask("POST", "/back")

    def run(self, code: str, *arguments: object) -> Any:
        """Return what the body of a function returns in the page."""
        return self.ask("POST", "/execute/sync", {"script": code, "args": arguments})

    def value(self, expression: str, *arguments: object) -> Any:
        return self.run(f"return {expression}", *arguments)

    def elements(self, selector: str) -> list[str]:
        """Return the driver's ids of the elements that match."""
        found = self.ask("POST", "/elements", {"using": "css selector", "value": selector})
        return [element[_ELEMENT] for element in found]

    def click(self, selector: str) -> None:
        """Click the first element that matches, as a visitor does, wherever on the page it is."""
        found = self.elements(selector)
        if not found:
            raise WebDriverError(f"nothing matches {selector}")
        self.run("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", selector)
        self.ask("POST", f"/element/{found[0]}/click")

    def is_displayed(self, selector: str) -> bool:
        return any(self.ask("GET", f"/element/{element}/displayed") for element in self.elements(selector))

    def computed_role(self, selector: str) -> str:
        """Return what the first element that matches is to screen readers."""
        role: str = self.ask("GET", f"/element/{self.elements(selector)[0]}/computedrole")
        return role

    def cookies(self) -> list[str]:
        """Return the names of the cookies that the page's site has."""
        return [cookie["name"] for cookie in self.ask("GET", "/cookie")]

    def windows(self) -> list[str]:
        return list(self.ask("GET", "/window/handles"))

    def open_tab(self) -> str:
        """Open a tab, go to it, and return its handle."""
        handle: str = self.ask("POST", "/window/new", {"type": "tab"})["handle"]
        self.use_tab(handle)
        return handle

    def use_tab(self, handle: str) -> None:
        self.ask("POST", "/window", {"handle": handle})

    def close_other_tabs(self) -> None:
        """Leave one new tab, without history."""
        old = self.windows()
        new = self.open_tab()
        for handle in old:
            self.use_tab(handle)
            self.ask("DELETE", "/window")
        self.use_tab(new)


@contextmanager
def running_session(
    driver: Sequence[str | Path], capabilities: Mapping[str, object], environment: Mapping[str, str]
) -> Iterator[Session]:
    """Run a driver on a free port, and a browser of its making. Raises WebDriverError where it cannot be started."""
    port = _free_port()
    command = [*driver, f"--port={port}"]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _wait_for(port)
        wanted = {"timeouts": {"pageLoad": 30_000, "script": 10_000}, **capabilities}
        made = _answer(port, "POST", "/session", json.dumps({"capabilities": {"alwaysMatch": wanted}}))
        session = Session(port, f"/session/{made['sessionId']}", made["capabilities"].get("browserVersion", ""))
        try:
            yield session
        finally:
            with suppress(WebDriverError, OSError):
                session.ask("DELETE", "")
    finally:
        # The whole group: a driver that is ended in the middle of something leaves its browser behind.
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(_PATIENCE)


def _answer(port: int, method: str, path: str, body: str | None) -> Any:
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request(method, path, body, {"Content-Type": "application/json"})
        value = json.loads(connection.getresponse().read())["value"]
    finally:
        connection.close()
    if isinstance(value, dict) and "error" in value:
        raise WebDriverError(f"{value['error']}: {value.get('message', '')}")
    return value


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE).close()
            return
        except OSError as error:
            if time.monotonic() > end:
                raise WebDriverError("the driver does not answer") from error
            time.sleep(_STEP)
