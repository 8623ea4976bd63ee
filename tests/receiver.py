"""A web server on loopback that plays every host there is: the site under its real name, and all trackers.

A browser whose every host name resolves to it, or whose proxy it is, talks to it in TLS (or plainly) and nothing
leaves the machine. What it was asked for is what the browser really sent: no interception, no guess.
"""

import mimetypes
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import trustme


@dataclass(frozen=True)
class Request:
    """One request as it came over the wire."""

    host: str
    path: str
    fetch_site: str | None = None
    is_socket: bool = False
    body: bytes = b""
    method: str = "GET"
    kind: str = ""

    @property
    def is_background(self) -> bool:
        """Whether the browser made it for itself, rather than for a page."""
        return not self.is_socket and self.fetch_site in (None, "none")


@dataclass(frozen=True)
class Answer:
    """What a vendor answers to a form: a status, a page (or what `kind` says), and where to go instead."""

    status: int = 200
    body: bytes = b"<!doctype html><html lang=en><title>vendor</title><p>Received."
    location: str = ""
    kind: str = "text/html"


# What plays a vendor to which forms are posted; no answer at all is a connection that ends.
Vendor = Callable[[Request], Answer | None]


def no_headers(host: str, target: str) -> list[tuple[str, str]]:
    """Return the headers that an answer has besides the usual ones: none."""
    return []


class Receiver:
    """Records every request; answers the site's host from a folder, and all other hosts with stand-ins."""

    def __init__(self, site_host: str, folder: Path, port: int) -> None:
        self.site_host = site_host
        self.folder = folder
        self.port = port
        self.pages: dict[str, str] = {}
        self.scripts: dict[str, str] = {}
        self.delays: dict[str, float] = {}
        self.vendors: dict[str, Vendor] = {}
        self.frames: dict[str, str] = {}
        self.styles: dict[str, str] = {}
        self.headers: Callable[[str, str], list[tuple[str, str]]] = no_headers
        self._requests: list[Request] = []
        self._connections: set[str] = set()
        self._lock = threading.Lock()

    @property
    def origin(self) -> str:
        return f"https://{self.site_host}"

    def record(self, request: Request) -> None:
        with self._lock:
            self._requests.append(request)

    def foreign_requests(self) -> tuple[Request, ...]:
        """Return what pages asked of other hosts than the site's."""
        with self._lock:
            return tuple(r for r in self._requests if r.host != self.site_host and not r.is_background)

    def all_requests(self) -> tuple[Request, ...]:
        """Return every request, those that a browser makes for itself included."""
        with self._lock:
            return tuple(self._requests)

    def foreign_connections(self) -> set[str]:
        """Return the other hosts to which a connection was opened, for whatever came of it.

        Among them are those of the browser's own services, which connect whatever the page is.
        """
        with self._lock:
            return self._connections - {self.site_host}

    def foreign_hosts(self) -> set[str]:
        return {request.host for request in self.foreign_requests()}

    def own_requests(self) -> tuple[Request, ...]:
        with self._lock:
            return tuple(r for r in self._requests if r.host == self.site_host)

    def forget_requests(self) -> None:
        with self._lock:
            self._requests.clear()
            self._connections.clear()

    def note_connection(self, host: str) -> None:
        with self._lock:
            self._connections.add(host)

    def forget(self) -> None:
        """Begin anew: no requests, nothing planted."""
        self.forget_requests()
        self.pages.clear()
        self.scripts.clear()
        self.delays.clear()
        self.vendors.clear()
        self.frames.clear()
        self.styles.clear()
        self.headers = no_headers

    def answer(self, host: str, path: str) -> tuple[int, str, bytes]:
        """Return status, content type and body."""
        if host != self.site_host:
            return self._stand_in(host, path)
        if path in self.pages:
            return 200, "text/html; charset=utf-8", self.pages[path].encode()
        file = self.folder / unquote(path).lstrip("/")
        if path.endswith("/"):
            file /= "index.html"
        if not file.is_file():
            missing = self.folder / "404.html"
            return 404, "text/html; charset=utf-8", missing.read_bytes() if missing.is_file() else b""
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return 200, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, file.read_bytes()

    def _stand_in(self, host: str, path: str) -> tuple[int, str, bytes]:
        """Play a vendor: its script notes that it ran, its frame is a page, all else is a picture.

        A host in `styles` answers everything with that style sheet.
        """
        if host in self.styles:
            return 200, "text/css", self.styles[host].encode()
        if path.endswith(".js") or path.startswith("/gtag"):
            code = f"(window.ran = window.ran || []).push({host + path!r});" + self.scripts.get(host, "")
            return 200, "text/javascript", code.encode()
        if "/embed" in path or path.startswith("/maps"):
            return 200, "text/html", f"<!doctype html><title>frame</title><p>frame{self.frames.get(host, '')}".encode()
        return 200, "image/gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"


@contextmanager
def running_receiver(
    site_host: str, folder: Path, addresses: Sequence[tuple[str, int]] = (("127.0.0.1", 0),)
) -> Iterator[Receiver]:
    """Run a receiver on a free port of loopback, or at these addresses: its port is that of the first."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(site_host).configure_cert(context)
    servers = [_Server(address, _Handler, context) for address in addresses]
    receiver = Receiver(site_host, folder, servers[0].server_address[1])
    context.sni_callback = lambda _socket, host, _context: receiver.note_connection(host or "")
    threads = [threading.Thread(target=server.serve_forever, daemon=True) for server in servers]
    for server, thread in zip(servers, threads, strict=True):
        server.receiver = receiver
        thread.start()
    try:
        yield receiver
    finally:
        for server, thread in zip(servers, threads, strict=True):
            server.shutdown()
            server.server_close()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    receiver: Receiver

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler], tls: ssl.SSLContext) -> None:
        self._tls = tls
        super().__init__(address, handler)

    def finish_request(self, request: socket.socket | tuple[bytes, socket.socket], address: object) -> None:
        """Speak TLS to those who do, and plain HTTP to the rest."""
        assert isinstance(request, socket.socket)
        first = request.recv(1, socket.MSG_PEEK)
        if first != b"\x16":
            super().finish_request(request, address)
            return
        with self._tls.wrap_socket(request, server_side=True) as connection:
            super().finish_request(connection, address)

    def handle_error(self, request: object, address: object) -> None:
        """A browser that hangs up in the middle is no error."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Answer every method alike: `do_GET`, `do_PUT`, `do_OPTIONS` and what else browsers send."""
        if name.startswith("do_"):
            return self._answer
        raise AttributeError(name)

    def do_CONNECT(self) -> None:
        """Be the proxy: note which host is wanted, then be that host on the same connection."""
        self.server.receiver.note_connection(self.path.rpartition(":")[0])
        self.send_response_only(200)
        self.end_headers()
        self.server.finish_request(self.connection, self.client_address)
        self.close_connection = True

    def _answer(self) -> None:
        receiver = self.server.receiver
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        target = self.path.removeprefix(f"http://{self.headers.get('Host')}")
        receiver.note_connection(host)
        kind = self.headers.get("Content-Type") or ""
        site = self.headers.get("Sec-Fetch-Site")
        request = Request(host, target, site, "Upgrade" in self.headers, sent, self.command, kind)
        receiver.record(request)
        path = urlsplit(target).path
        time.sleep(receiver.delays.get(path, 0))
        more = receiver.headers(host, target)
        if request.method == "POST" and host in receiver.vendors:
            answer = receiver.vendors[host](request)
            if answer is None:
                self.close_connection = True
                return
            status, kind, body = answer.status, answer.kind, answer.body
            more += [("Location", answer.location)] if answer.location else []
        else:
            status, kind, body = receiver.answer(host, path)
            status = 302 if any(name == "Location" for name, _ in more) else status
        self.send_response(status)
        for name, value in more:
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        self.send_header("Access-Control-Allow-Methods", "*")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay quiet: the receiver remembers."""
