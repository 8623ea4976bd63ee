"""What a visitor does and what a page says, by selenium: the same for every engine, and on loopback alone."""

import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Remote
from selenium.webdriver.common.by import By
from selenium.webdriver.common.options import ArgOptions
from selenium.webdriver.common.service import Service
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webelement import WebElement
from urllib3.exceptions import HTTPError

_PATIENCE = 60
_TIMEOUTS = {"pageLoad": 30_000, "script": 10_000}

# What a command may end in: the driver refuses it, or does not answer.
WEB_DRIVER_ERRORS = (WebDriverException, HTTPError, OSError)


class _Driver(Service):
    """A driver by its path. Selenium's own program, which finds and downloads drivers, never runs for these."""

    def command_line_args(self) -> list[str]:
        return [f"--port={self.port}"]

    def send_remote_shutdown_command(self) -> None:
        """Do not ask the driver to end: selenium would do so by the proxy of the environment."""


class _Options(ArgOptions):
    """What is asked of a driver, and nothing that selenium adds for one kind of browser."""

    def __init__(self, capabilities: Mapping[str, object]) -> None:
        super().__init__()
        self._asked = {"timeouts": _TIMEOUTS, **capabilities}

    @property
    def default_capabilities(self) -> dict[str, Any]:
        return {}

    def to_capabilities(self) -> dict[str, Any]:
        return self._asked


@dataclass(frozen=True)
class Session:
    """A browser with its driver. What is not here is asked of `driver`."""

    driver: Remote

    @property
    def version(self) -> str:
        return str(self.driver.capabilities.get("browserVersion", ""))

    def go(self, url: str) -> None:
        """Open an address and wait for its load."""
        self.driver.get(url)

    def run(self, code: str, *arguments: object) -> Any:
        """Return what the body of a function returns in the page."""
        return self.driver.execute_script(code, *arguments)

    def value(self, expression: str, *arguments: object) -> Any:
        return self.run(f"return {expression}", *arguments)

    def elements(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def click(self, selector: str) -> None:
        """Click the first element that matches, as a visitor does, wherever on the page it is."""
        element = self.driver.find_element(By.CSS_SELECTOR, selector)
        self.run("arguments[0].scrollIntoView({ block: 'center' })", element)
        element.click()

    def is_displayed(self, selector: str) -> bool:
        return any(element.is_displayed() for element in self.elements(selector))

    def cookies(self) -> list[str]:
        """Return the names of the cookies that the page's site has."""
        return [str(cookie["name"]) for cookie in self.driver.get_cookies()]

    def open_tab(self) -> str:
        """Open a tab, go to it, and return its handle."""
        self.driver.switch_to.new_window("tab")
        return self.driver.current_window_handle

    def use_tab(self, handle: str) -> None:
        self.driver.switch_to.window(handle)

    def close_other_tabs(self) -> None:
        """Leave one new tab, without history."""
        old = self.driver.window_handles
        new = self.open_tab()
        for handle in old:
            self.use_tab(handle)
            self.driver.close()
        self.use_tab(new)


@contextmanager
def running_session(
    driver: Path, capabilities: Mapping[str, object], environment: Mapping[str, str]
) -> Iterator[Session]:
    """Run a driver on a free port, and a browser of its making. Raises one of WEB_DRIVER_ERRORS where it cannot."""
    service = _Driver(str(driver), env=environment, popen_kw={"start_new_session": True})
    service.start()
    # A connection for each command: one that is kept may be closed by the driver just when it is used again.
    config = ClientConfig(f"http://127.0.0.1:{service.port}", keep_alive=False, timeout=_PATIENCE)
    try:
        session = Session(
            Remote(RemoteConnection(client_config=config, ignore_proxy=True), options=_Options(capabilities))
        )
        try:
            yield session
        finally:
            with suppress(*WEB_DRIVER_ERRORS):
                session.driver.quit()
    finally:
        # The whole group: a driver that is ended in the middle of something leaves its browser behind.
        with suppress(ProcessLookupError):
            os.killpg(service.process.pid, signal.SIGTERM)
        service.stop()
