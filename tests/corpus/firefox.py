"""A Firefox with which one page is visited after the other: as it comes, not as its driver would set it up."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from selenium.webdriver import Remote

from tests.engines import programs
from tests.engines.webdriver import WEB_DRIVER_ERRORS, running_session

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
    # The driver switches this off; a visitor's Firefox has it.
    "network.http.speculative-parallel-limit": 20,
    "network.trr.mode": 5,
    "remote.prefs.recommended": False,
    "services.settings.server": "data:,",
    "toolkit.cosmeticAnimations.enabled": False,
}

_CONTEXT = "setContext"


@dataclass(frozen=True)
class Firefox:
    """A browser with its driver."""

    driver: Remote

    def allow_scripts(self, allowed: bool) -> None:
        """Let pages run scripts, or not."""
        self.driver.execute(_CONTEXT, {"context": "chrome"})
        self.driver.execute_script("Services.prefs.setBoolPref('javascript.enabled', arguments[0])", allowed)
        self.driver.execute(_CONTEXT, {"context": "content"})

    def visit(self, url: str) -> None:
        """Open a page and wait for its load; where that fails, what was sent is all the same recorded."""
        with suppress(*WEB_DRIVER_ERRORS):
            self.driver.get(url)


@contextmanager
def running_firefox(receiver_port: int | None) -> Iterator[Firefox]:
    """Run a Firefox with a profile of its own.

    Every name and port leads to the receiver, so that connections are the browser's own and no proxy stands between;
    without a port for that, the network itself has to lead there.
    """
    preferences = dict(_PREFERENCES)
    if receiver_port is not None:
        ports = ";".join(f"{port}={receiver_port}" for port in (80, 443, 8443))
        preferences |= {"network.dns.forceResolve": "127.0.0.1", "network.socket.forcePort": ports}
    capabilities = {
        "acceptInsecureCerts": True,
        "timeouts": {"pageLoad": 6000},
        "proxy": {"proxyType": "direct"},
        "moz:firefoxOptions": {
            "binary": str(programs.firefox()),
            "args": ["-headless", "-remote-allow-system-access"],
            "prefs": preferences,
        },
    }
    environment = os.environ | {"MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"}
    with running_session(programs.geckodriver(), capabilities, environment) as session:
        driver = session.driver
        connection: Any = driver.command_executor
        connection.add_command(_CONTEXT, "POST", "/session/$sessionId/moz/context")
        yield Firefox(driver)
