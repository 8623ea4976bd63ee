"""A Firefox that visits one page after the other, driven over Marionette, its own remote protocol."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PROGRAMS = ("firefox-esr", "firefox")

_PATIENCE = 180

_PREFERENCES: dict[str, str | int | bool] = {
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.policy.firstRunURL": "",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disableIPv6": True,
    "network.trr.mode": 5,
    "remote.prefs.recommended": False,
    "toolkit.cosmeticAnimations.enabled": False,
}


def find_firefox() -> str | None:
    """Return a Firefox of this machine, if there is one."""
    return next((found for program in PROGRAMS if (found := shutil.which(program))), None)


class Firefox:
    """The remote end of one browser."""

    def __init__(self, connection: socket.socket) -> None:
        self._stream = connection.makefile("rwb")
        self._last = 0
        self._receive()
        capabilities = {"acceptInsecureCerts": True, "timeouts": {"pageLoad": 6000}}
        self.ask("WebDriver:NewSession", capabilities)

    def allow_scripts(self, allowed: bool) -> None:
        """Let pages run scripts, or not."""
        self.ask("Marionette:SetContext", {"value": "chrome"})
        script = "Services.prefs.setBoolPref('javascript.enabled', arguments[0])"
        self.ask("WebDriver:ExecuteScript", {"script": script, "args": [allowed]})
        self.ask("Marionette:SetContext", {"value": "content"})

    def visit(self, url: str) -> None:
        """Open a page and wait for its load; where that fails, what was sent is all the same recorded."""
        self.ask("WebDriver:Navigate", {"url": url})

    def ask(self, command: str, parameters: dict[str, Any]) -> Any:
        """Give a command and return what is answered to it. Raises RuntimeError, unless it was to open a page."""
        self._last += 1
        message = json.dumps([0, self._last, command, parameters]).encode()
        self._stream.write(b"%d:%b" % (len(message), message))
        self._stream.flush()
        error, answer = self._receive()[2:]
        if error is not None and command != "WebDriver:Navigate":
            raise RuntimeError(f"{command}: {error['message']}")
        return answer

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._stream.read(1)
        answer = json.loads(self._stream.read(int(length[:-1])))
        return answer if isinstance(answer, list) else [1, 0, None, answer]


@contextmanager
def running_firefox(program: str, receiver_port: int | None) -> Iterator[Firefox]:
    """Run a Firefox with a profile of its own.

    Every name and port leads to the receiver, so that connections are the browser's own and no proxy stands between;
    without a port for that, the network itself has to lead there.
    """
    with TemporaryDirectory() as profile:
        port = _free_port()
        preferences = {**_PREFERENCES, "marionette.port": port}
        if receiver_port is not None:
            ports = ";".join(f"{port}={receiver_port}" for port in (80, 443, 8443))
            preferences |= {"network.dns.forceResolve": "127.0.0.1", "network.socket.forcePort": ports}
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items())
        (Path(profile) / "user.js").write_text("".join(lines))
        options = "--headless --marionette --remote-allow-system-access --no-remote --profile".split()
        command = [program, *options, profile, "about:blank"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            with _connected(port) as connection:
                yield Firefox(connection)
        finally:
            process.terminate()
            process.wait(_PATIENCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
