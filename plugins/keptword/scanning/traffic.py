"""What one tab asks of other hosts, noted while it happens, and when it has become quiet."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from playwright.async_api import BrowserContext, CDPSession, Frame, Page, Request, Response
from playwright.async_api import Error as PlaywrightError

from ..requests.load import host_of
from .seen import SeenBlock, SeenRequest, Sighting, State

# Nothing asked and nothing under way for so long, in seconds, is quiet; whoever has not answered after the limit is
# waited for no more.
QUIET = 0.4
LIMIT = 6.0

_DIRECTIVES = {
    "document": "frame-src",
    "script": "script-src",
    "stylesheet": "style-src",
    "image": "img-src",
    "font": "font-src",
    "media": "media-src",
    "texttrack": "media-src",
    "xhr": "connect-src",
    "fetch": "connect-src",
    "eventsource": "connect-src",
    "websocket": "connect-src",
    "ping": "connect-src",
}
_STOPPED_BY_POLICY = "csp"
# Also what a page says of an answer that it needs no more.
_GIVEN_UP = "net::ERR_ABORTED"


@dataclass(frozen=True)
class Traffic:
    """All that a tab did so far: what was asked and answered, and what a policy stopped."""

    requests: tuple[SeenRequest, ...]
    blocks: tuple[SeenBlock, ...]


class TrafficNotes:
    """Takes notes of one tab in one state. `page` is the path of the page that it is on."""

    def __init__(self, site_host: str, state: State) -> None:
        self.page = ""
        self._site_host = site_host
        self._state = state
        self._noted: list[SeenRequest] = []
        self._under_way: dict[Request, int] = {}
        self._blocks: list[SeenBlock] = []
        self._silent: set[str] = set()
        self._sockets: set[tuple[str, str]] = set()
        self._last = time.monotonic()

    def follow(self, context: BrowserContext, tab: Page, devtools: CDPSession) -> None:
        """Begin to take notes. The DevTools session is one of that tab, with `Audits` and `Network` enabled."""
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("requestfinished", self._ended)
        context.on("requestfailed", self._failed)
        # Playwright reports a socket once it has opened or failed, which may be after the visit. DevTools reports it at
        # once, but not in frames of other processes.
        tab.on("websocket", lambda socket: self._note_socket(socket.url))
        devtools.on("Network.webSocketCreated", lambda event: self._note_socket(event["url"]))
        devtools.on("Audits.issueAdded", self._issue)

    async def until_quiet(self) -> None:
        """Return once the tab asks for nothing more, or when too much time has passed."""
        start = self._last = time.monotonic()
        while (now := time.monotonic()) - start < LIMIT:
            if any(host_of(request.url) not in self._silent for request in self._under_way):
                self._last = now
            if now - self._last >= QUIET:
                return
            await asyncio.sleep(0.05)
        self._silent.update(host_of(request.url) for request in self._under_way)
        self._note_unanswered(f"no answer within {LIMIT:.0f} seconds")

    def so_far(self) -> Traffic:
        """Return what was noted; what is under way still counts as not answered."""
        self._note_unanswered("no answer while the page was open")
        sent = (request for request in self._noted if request.failure != _STOPPED_BY_POLICY)
        return Traffic(tuple(sent), tuple(self._blocks))

    def _note_unanswered(self, failure: str) -> None:
        for request, index in self._under_way.items():
            if index >= 0 and not request.existing_response and not self._noted[index].failure:
                self._noted[index] = replace(self._noted[index], failure=failure)

    @property
    def _where(self) -> Sighting:
        return Sighting(self.page, self._state)

    def _asked(self, request: Request) -> None:
        self._last = time.monotonic()
        self._under_way[request] = -1
        if self._is_foreign(request.url):
            directive = _DIRECTIVES.get(request.resource_type, "")
            inside = self._foreign_frame(request)
            self._under_way[request] = len(self._noted)
            is_redirected = request.redirected_from is not None
            self._noted.append(SeenRequest(request.url, directive, self._where, is_redirected, inside))

    def _answered(self, response: Response) -> None:
        index = self._under_way.get(response.request, -1)
        if index >= 0 and response.status >= 400:
            self._noted[index] = replace(self._noted[index], failure=f"answered with {response.status}")

    def _ended(self, request: Request) -> None:
        self._last = time.monotonic()
        self._under_way.pop(request, None)

    def _failed(self, request: Request) -> None:
        self._last = time.monotonic()
        index = self._under_way.pop(request, -1)
        reason = request.failure or ""
        if index < 0 or (reason == _GIVEN_UP and (request.existing_response or self._noted[index].failure)):
            return
        self._noted[index] = replace(self._noted[index], failure=reason)

    def _note_socket(self, url: str) -> None:
        self._last = time.monotonic()
        if self._is_foreign(url) and (self.page, url) not in self._sockets:
            self._sockets.add((self.page, url))
            self._noted.append(SeenRequest(url, "connect-src", self._where))

    def _issue(self, event: Mapping[str, Any]) -> None:
        details = event["issue"]["details"].get("contentSecurityPolicyIssueDetails")
        if not details or details["isReportOnly"] or not self._is_foreign(details.get("blockedURL", "")):
            return
        # script-src-elem and its like are parts of a directive that services do not tell apart.
        directive = details["violatedDirective"].removesuffix("-elem").removesuffix("-attr")
        cause = details.get("sourceCodeLocation", {}).get("url", "")
        self._blocks.append(SeenBlock(details["blockedURL"], directive, self._where, cause))

    def _is_foreign(self, url: str) -> bool:
        host = host_of(url)
        return bool(host) and host != self._site_host and not url.startswith("chrome-error:")

    def _foreign_frame(self, request: Request) -> str:
        """Return the host of the foreign frame that asks; nothing for the page, which asks for its frames too."""
        try:
            frame: Frame | None = request.frame
        except PlaywrightError:
            # A service worker, or the document of a frame that is only about to be.
            return ""
        if frame and request.is_navigation_request():
            frame = frame.parent_frame
        # Frames without an address of their own are part of what made them.
        while frame and frame.parent_frame and not host_of(frame.url):
            frame = frame.parent_frame
        host = host_of(frame.url) if frame else ""
        return "" if host == self._site_host else host
