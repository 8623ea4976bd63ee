"""The server on the editor's own machine: the pages as a host would serve them, loaded anew after each build.

What makes pages load anew is added to the answer and to no file, so it cannot be published.
"""

import html
import ipaddress
import mimetypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tools.publication.served_site import ServedSite, Shown

RELOAD = Path(__file__).parent / "static" / "reload.js"
RELOAD_ADDRESS = "/.serve/reload.js"
VERSIONS_ADDRESS = "/.serve/versions"

# How often a browser that listens is written to, so that one that has gone is noticed.
_SIGN_OF_LIFE = 15.0

_WITHOUT_SITE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }}
body {{ max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere; border-left: .25rem solid; padding-left: 1rem; }}
</style>
</head>
<body>
<h1>{title}</h1>
{text}
</body>
</html>
"""

_NOT_OURS = "This server answers only to the names of this machine: http://127.0.0.1 or http://localhost.\n"

_MISSING = "<!DOCTYPE html>\n<title>Not found</title>\n<h1>Not found</h1>\n"


@contextmanager
def served(site: ServedSite, port: int) -> Iterator[None]:
    """Serve the site on loopback for as long as the block lasts. Raises OSError where the port is taken."""
    server = _Server(("127.0.0.1", port), partial(_Handler, site))
    # How often it looks whether it is to stop, in seconds.
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def without_site(shown: Shown) -> str:
    """Return the page that stands in for those that were not built."""
    if not shown.problems:
        return _WITHOUT_SITE.format(title="The site is being built", text="<p>It appears here by itself.</p>")
    text = f"<pre>{html.escape(shown.problems)}</pre>\n<p>Once this is mended, the page appears here by itself.</p>"
    return _WITHOUT_SITE.format(title="The site was not built", text=text)


def with_reload(page: str, version: str) -> str:
    """Return a page that loads anew when another version than this is shown."""
    script = f'<script src="{RELOAD_ADDRESS}" data-version="{version}"></script>\n'
    before, end, after = page.rpartition("</body>")
    return before + script + end + after if end else page + script


def is_loopback(authority: str) -> bool:
    """Tell whether a host, with its port if any, is this machine by name (RFC 6761 §6.3) or address.

    Any other name that leads here is one that a web page elsewhere made lead here, to read what it may not (DNS
    rebinding). Raises ValueError for what is no host.
    """
    host = (urlsplit(f"//{authority}").hostname or "").removesuffix(".")
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def file_in(folder: Path, path: str) -> Path | None:
    """Return what stands in a folder at the path of an address; None for what is outside, or can be no file."""
    file = folder / path.lstrip("/")
    try:
        is_inside = file.resolve().is_relative_to(folder.resolve())
        file.is_dir()
        (file / "index.html").is_file()
    except (OSError, ValueError):  # Names with a NUL, or longer than any may be.
        return None
    return file if is_inside else None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that leave in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, site: ServedSite, *args: object) -> None:
        self._site = site
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        try:
            target = urlsplit(self.path)
            is_ours = is_loopback(target.netloc or self.headers.get("Host", ""))
        except ValueError:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        path, shown = unquote(target.path), self._site.shown
        if not is_ours:
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", _NOT_OURS.encode())
        elif path == VERSIONS_ADDRESS:
            self._tell_versions()
        elif path == RELOAD_ADDRESS:
            self._send(HTTPStatus.OK, "text/javascript", RELOAD.read_bytes())
        elif not path.startswith(f"{self._site.path}/"):
            self._send_home()
        elif shown.folder is None:
            self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, without_site(shown), shown)
        else:
            self._send_from(shown.folder, target.path, shown)

    def _send_home(self) -> None:
        self._send(HTTPStatus.FOUND, "text/html", b"", Location=f"{self._site.path}/")

    def _send_from(self, folder: Path, written: str, shown: Shown) -> None:
        """Send a file of the folder; `written` is its path as it was asked for."""
        path = unquote(written)
        file = file_in(folder, path.removeprefix(self._site.path))
        if file is None:
            self._send_missing(folder, shown)
        elif file.is_dir() and not path.endswith("/"):
            self._send(HTTPStatus.MOVED_PERMANENTLY, "text/html", b"", Location=f"{written}/")
        else:
            file = file / "index.html" if file.is_dir() else file
            is_page = file.suffix == ".html" or not file.is_file()
            if is_page and shown.problems:
                self._send_page(HTTPStatus.INTERNAL_SERVER_ERROR, without_site(shown), shown)
            elif file.is_file() and is_page:
                self._send_page(HTTPStatus.OK, file.read_text("utf-8", errors="replace"), shown)
            elif file.is_file():
                kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
                self._send(HTTPStatus.OK, kind, file.read_bytes())
            else:
                self._send_missing(folder, shown)

    def _send_missing(self, folder: Path, shown: Shown) -> None:
        missing = folder / "404.html"
        page = missing.read_text("utf-8", errors="replace") if missing.is_file() else _MISSING
        self._send_page(HTTPStatus.NOT_FOUND, page, shown)

    def _send_page(self, status: HTTPStatus, page: str, shown: Shown) -> None:
        self._send(status, "text/html", with_reload(page, shown.version).encode())

    def _send(self, status: HTTPStatus, kind: str, body: bytes, **headers: str) -> None:
        is_text = kind.startswith("text/") or kind == "application/json"
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _tell_versions(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        told = ""
        try:
            while True:
                version = self._site.version_after(told, _SIGN_OF_LIFE)
                self.wfile.write(b":\n\n" if version == told else f"data: {version}\n\n".encode())
                told = version
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Stay quiet: what is said is for the editor."""
