"""The three engines, each launched with the receiver as its proxy, and with nothing to say to its own makers."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from enum import Enum, auto

from tests.engines import programs
from tests.engines.programs import NotToBeHadError
from tests.engines.webdriver import Session, running_session
from tests.engines.wire import ASKED_FOR_NAMES

_SIZE = (1280, 900)


class Setting(Enum):
    """How a visitor has set up the browser; watched, it also shows what goes past a proxy."""

    ORDINARY = auto()
    WITHOUT_SCRIPTS = auto()
    WITHOUT_STORAGE = auto()
    PRECONNECTING = auto()
    WATCHED = auto()


@dataclass(frozen=True)
class Engine:
    """A browser engine: its name, and what runs it with a proxy on that port of loopback."""

    name: str
    running: Callable[[int, Setting], AbstractContextManager[Session]]


# Chromium asks its maker for the time, for components and for accounts. These are told to ask on loopback, in vain.
# It also connects, when a site is opened again, to hosts which it has learned there ("local predictions"): that is
# the browser's doing, which no page can prevent, and would be counted against the page.
_CHROMIUM_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-features=AutofillServerCommunication,NetworkTimeServiceQuerying,OptimizationHints,"
    "OptimizationGuideModelDownloading,OptimizationGuideModelExecution,LoadingPredictorUseLocalPredictions",
    "--component-updater=url-source=https://127.0.0.1:1/",
    "--gaia-url=http://127.0.0.1:1/",
    f"--window-size={_SIZE[0]},{_SIZE[1]}",
)
_CHROMIUM_PREFERENCES: dict[Setting, dict[str, int]] = {
    Setting.WITHOUT_SCRIPTS: {"profile.default_content_setting_values.javascript": 2},
    Setting.WITHOUT_STORAGE: {"profile.default_content_setting_values.cookies": 2},
}


# Questions for addresses go to the receiver, and so does what is asked of the addresses.
_RESOLVER = f"https://{ASKED_FOR_NAMES}/dns-query"
_RESOLVED_BY_RECEIVER = {"dns_over_https.mode": "secure", "dns_over_https.templates": _RESOLVER}


def _watched_arguments(port: int) -> tuple[str, ...]:
    ports = (f"--testing-fixed-{scheme}-port={port}" for scheme in ("http", "https"))
    return (*ports, "--ignore-certificate-errors", "--allow-loopback-in-peer-connection")


@contextmanager
def running_chromium(port: int, setting: Setting) -> Iterator[Session]:
    is_watched = setting is Setting.WATCHED
    way = _watched_arguments(port) if is_watched else (f"--proxy-server=http://127.0.0.1:{port}",)
    options = {
        "binary": str(programs.chromium()),
        "args": [*_CHROMIUM_ARGUMENTS, *way],
        "prefs": _CHROMIUM_PREFERENCES.get(setting, {}),
        "localState": _RESOLVED_BY_RECEIVER if is_watched else {},
    }
    capabilities = {"acceptInsecureCerts": True, "goog:chromeOptions": options}
    with running_session(programs.chromedriver(), capabilities, os.environ) as session:
        yield session


_WITHOUT_PROXY = (Setting.PRECONNECTING, Setting.WATCHED)


# Behind a proxy Firefox never preconnects. There every name and port leads to the receiver instead.
def _firefox_preferences(port: int, setting: Setting) -> dict[str, object]:
    quiet: dict[str, object] = {"services.settings.server": "data:,"}
    settings: dict[Setting, dict[str, object]] = {
        Setting.WITHOUT_SCRIPTS: {"javascript.enabled": False},
        Setting.WITHOUT_STORAGE: {"network.cookie.cookieBehavior": 2},
        Setting.PRECONNECTING: {
            "network.http.speculative-parallel-limit": 6,
            "network.dns.forceResolve": "127.0.0.1",
            "network.dns.disableIPv6": True,
            "network.socket.forcePort": f"80={port};443={port}",
            "network.trr.mode": 5,
        },
        Setting.WATCHED: {
            "network.http.speculative-parallel-limit": 6,
            "network.dns.disableIPv6": True,
            "network.socket.forcePort": f"80={port};443={port}",
            "network.trr.mode": 3,
            "network.trr.uri": _RESOLVER,
            "network.trr.useGET": False,
            "network.trr.allow-rfc1918": True,
            "network.trr.wait-for-portal": False,
            "media.peerconnection.ice.loopback": True,
        },
    }
    return quiet | settings.get(setting, {})


@contextmanager
def running_firefox(port: int, setting: Setting) -> Iterator[Session]:
    proxy = {"proxyType": "manual", "httpProxy": f"127.0.0.1:{port}", "sslProxy": f"127.0.0.1:{port}"}
    options = {
        "binary": str(programs.firefox()),
        "args": ["-headless", f"--width={_SIZE[0]}", f"--height={_SIZE[1]}"],
        "prefs": _firefox_preferences(port, setting),
    }
    capabilities = {
        "acceptInsecureCerts": True,
        "proxy": proxy if setting not in _WITHOUT_PROXY else {"proxyType": "direct"},
        "moz:firefoxOptions": options,
    }
    # Without this variable a release of Firefox ignores where its settings are to come from.
    environment = os.environ | {"MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"}
    with running_session(programs.geckodriver(), capabilities, environment) as session:
        yield session


_WEBKIT_ARGUMENTS: dict[Setting, tuple[str, ...]] = {
    Setting.WITHOUT_SCRIPTS: ("--enable-javascript=false",),
    Setting.WITHOUT_STORAGE: ("--cookies-policy=never", "--enable-html5-local-storage=false"),
}


@contextmanager
def running_webkit(port: int, setting: Setting) -> Iterator[Session]:
    arguments = ("--automation", "--ignore-tls-errors", f"--proxy=http://127.0.0.1:{port}")
    options = {
        "binary": str(programs.mini_browser()),
        "args": [*arguments, f"--geometry={_SIZE[0]}x{_SIZE[1]}", *_WEBKIT_ARGUMENTS.get(setting, ())],
    }
    with _screen() as display:
        environment = os.environ | {"DISPLAY": display}
        capabilities = {"webkitgtk:browserOptions": options}
        with running_session(programs.webkit_driver(), capabilities, environment) as session:
            yield session


@contextmanager
def _screen() -> Iterator[str]:
    """Run a screen that nobody sees, and give its name."""
    command = [str(programs.virtual_screen()), "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        number = process.stdout.readline().strip()
        if not number:
            raise NotToBeHadError("Xvfb does not start")
        try:
            yield f":{number}"
        finally:
            process.terminate()


ENGINES = (Engine("Chromium", running_chromium), Engine("Firefox", running_firefox), Engine("WebKit", running_webkit))
