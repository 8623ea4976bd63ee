"""Serves the site while it is being written: builds it, and again after each change."""

import socket
import subprocess
from pathlib import Path

from plugins.publication.building import pelican_command

FIRST_PORT = 8000
SERVED = ".serving"


def serve_site(root: Path) -> None:
    """Build, serve on loopback, and rebuild on change until interrupted; prints the address first.

    The pages stand in a folder of their own: what is being written is not what was judged good.
    """
    output = root / SERVED
    port = free_port(FIRST_PORT)
    print(f"Code d'Or's privacy site: http://127.0.0.1:{port}/  (stop with Ctrl+C)", flush=True)
    watching = ["--autoreload", "--listen", "--bind", "127.0.0.1", "--port", str(port)]
    subprocess.run([*pelican_command(root, output, "pelicanconf.py"), *watching], cwd=root)


def free_port(first: int) -> int:
    """Return the first port from `first` on that nothing listens on."""
    for port in range(first, first + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError(f"no free port from {first} to {first + 99}")
