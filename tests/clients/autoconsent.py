"""Plays the browser around duckduckgo's autoconsent: its content script in a world of its own, rules and settings sent.

The script runs as in duckduckgo's browsers: isolated from the page, with all its rules, told to refuse by itself.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page
from playwright.sync_api import Error as PlaywrightError

PACKAGE = ("@duckduckgo/autoconsent", "16.23.0")

Message = dict[str, Any]

_WORLD = "autoconsent"
_SEND = "window.autoconsentSendMessage = async (message) => sendToBrowser(JSON.stringify(message));"
_CONFIG = {
    "enabled": True,
    "autoAction": "optOut",
    "disabledCmps": [],
    "enablePrehide": False,
    "enableCosmeticRules": True,
    "enableGeneratedRules": True,
    "enableHeuristicDetection": True,
    "heuristicMode": "reject",
    # First it goes by its rules, then also by looks.
    "detectRetries": 1,
    "isMainWorld": False,
}


@dataclass
class Autoconsent:
    """Autoconsent in one page: every message that its content script sent, in order."""

    page: Page
    rules: Message
    session: CDPSession
    messages: list[Message] = field(default_factory=list)
    _waiting: list[tuple[int, Message]] = field(default_factory=list)

    def of_type(self, kind: str) -> list[Message]:
        return [message for message in self.messages if message["type"] == kind]

    @property
    def lifecycle(self) -> str | None:
        """How far it is in the page itself, frames aside."""
        reports = [report for report in self.of_type("report") if report["mainFrame"]]
        return reports[-1]["state"]["lifecycle"] if reports else None

    def wait_for(self, kind: str) -> list[Message]:
        """Wait until the content script has sent a message of this type; return those of this type."""
        self.wait_until(lambda: bool(self.of_type(kind)))
        return self.of_type(kind)

    def wait_until(self, reached: Callable[[], bool], seconds: float = 20) -> None:
        """Answer what the content script asks until so much is reached."""
        for _ in range(int(seconds * 20)):
            while self._waiting:
                self._answer(*self._waiting.pop(0))
            if reached():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(
            f"after {seconds} seconds there were only {[message['type'] for message in self.messages]}"
        )

    def receive(self, event: Message) -> None:
        if event["name"] != "sendToBrowser":
            return
        message = json.loads(event["payload"])
        self.messages.append(message)
        self._waiting.append((event["executionContextId"], message))

    def _answer(self, world: int, message: Message) -> None:
        match message["type"]:
            case "init":
                self._send(world, {"type": "initResp", "config": _CONFIG, "rules": self.rules})
            case "eval":
                done = self.session.send("Runtime.evaluate", {"expression": message["code"], "returnByValue": True})
                self._send(world, {"type": "evalResp", "id": message["id"], "result": done["result"].get("value")})
            case "optOutResult" if message["scheduleSelfTest"]:
                self._send(world, {"type": "selfTest"})

    def _send(self, world: int, message: Message) -> None:
        call = {"expression": f"void autoconsentReceiveMessage({json.dumps(message)})", "contextId": world}
        try:
            assert "exceptionDetails" not in self.session.send("Runtime.evaluate", call)
        except PlaywrightError as error:
            # A frame asks first for the empty document that its real one replaces.
            if "Cannot find context" not in str(error):
                raise


def install_autoconsent(page: Page, package: Path) -> Autoconsent:
    """Put the content script of the package into every document that the page is going to hold."""
    session = page.context.new_cdp_session(page)
    rules = json.loads((package / "rules" / "rules.json").read_text("utf-8"))
    autoconsent = Autoconsent(page, rules, session)
    session.on("Runtime.bindingCalled", autoconsent.receive)
    session.send("Runtime.enable")
    session.send("Page.enable")
    session.send("Runtime.addBinding", {"name": "sendToBrowser", "executionContextName": _WORLD})
    script = (package / "dist" / "autoconsent.playwright.js").read_text("utf-8")
    source = {"source": _SEND + script, "worldName": _WORLD}
    session.send("Page.addScriptToEvaluateOnNewDocument", source)
    return autoconsent
