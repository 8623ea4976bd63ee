"""Serves a folder on loopback, as a good host would: connections kept, files other than pages cached for long."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

# For a Chromium that is to reach what is served here, and nothing else.
LOOPBACK_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@contextmanager
def served(folder: Path, path: str = "") -> Iterator[str]:
    """Serve the folder on a free port, below a path; yields its address without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder), below=path))
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{path}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, directory: str, below: str) -> None:
        self._below = below
        super().__init__(*args, directory=directory)

    def translate_path(self, path: str) -> str:
        """Return the file for an address; outside of the site's path, one that does not exist."""
        if not path.startswith(f"{self._below}/"):
            return str(Path(self.directory, ".elsewhere", "nothing"))
        return super().translate_path(path.removeprefix(self._below))

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def end_headers(self) -> None:
        is_page = urlsplit(self.path).path.endswith("/")
        self.send_header("Cache-Control", "no-cache" if is_page else "max-age=31536000, immutable")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Stay quiet."""
