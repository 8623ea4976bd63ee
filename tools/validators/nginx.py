"""Runs nginx on loopback with the configuration that the build made, under the site's own name and in TLS.

To every other name it is a stand-in for the vendors, so that a browser can be told to find all hosts here.
"""

import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import trustme

from plugins.keptword.browser.system_packages import NoProgramError
from tools.validators.debian import unpacked

_PACKAGES = ("nginx", "nginx-common", "libnginx-mod-http-brotli-static")
_MODULE = "ngx_http_brotli_static_module.so"

_TEXT = """\
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/errors;
load_module {module};
events {{}}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{servers}
}}
"""

_SITE_AND_VENDORS = """\
    ssl_certificate {folder}/certificate;
    ssl_certificate_key {folder}/key;
    server {{
        listen 127.0.0.1:{port} ssl http2;
        server_name {host} 127.0.0.1;
        root {site};
        include {configuration};
    }}
    server {{
        listen 127.0.0.1:{port} ssl http2 default_server;
        location / {{ return 204; }}
        location ~ (?:\\.js$|^/gtag) {{ default_type text/javascript; return 200 ""; }}
        location ~ (?:/embed|^/maps) {{ default_type text/html; return 200 "<!doctype html><title>x</title>"; }}
    }}
"""


@dataclass(frozen=True)
class Server:
    """A server that runs on loopback, for one name; `authority` is the certificate to trust in PEM, if it has one."""

    host: str
    port: int
    authority: str = ""


@dataclass(frozen=True)
class _Nginx:
    program: Path
    module: Path
    types: Path


@contextmanager
def running_nginx(site: Path, configuration: Path, host: str, cache: Path) -> Iterator[Server]:
    """Serve a published site with its configuration. Raises NoProgramError, or OSError where nginx refuses to run.

    Where the machine has no nginx with brotli, its packages are unpacked into `cache`.
    """

    def servers(folder: Path, port: int) -> str:
        values = {"folder": folder, "port": port, "host": host}
        return _SITE_AND_VENDORS.format(**values, site=site.resolve(), configuration=configuration.resolve())

    with running_servers(servers, host, cache) as server:
        yield server


@contextmanager
def running_servers(servers: Callable[[Path, int], str], host: str, cache: Path) -> Iterator[Server]:
    """Run nginx with blocks of servers, written for a folder that holds `certificate` and `key`, and for a port.

    Raises as `running_nginx` does.
    """
    nginx = _found(cache)
    authority = trustme.CA()
    certificate = authority.issue_cert(host, "*.example")
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        (folder / "certificate").write_bytes(b"".join(part.bytes() for part in certificate.cert_chain_pems))
        (folder / "key").write_bytes(certificate.private_key_pem.bytes())
        values = {"folder": folder, "module": nginx.module, "types": nginx.types}
        text = _TEXT.format(**values, servers=servers(folder, port))
        (folder / "nginx.conf").write_text(text, "utf-8")
        command = [str(nginx.program), "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors")]
        with running(command, port):
            yield Server(host, port, authority.cert_pem.bytes().decode())


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    """Run a server while the block runs; wait until it listens. Raises OSError with its complaint if it does not."""
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        try:
            for _ in range(3_000):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                if process.poll() is not None:
                    said.seek(0)
                    raise OSError(f"{Path(command[0]).name} does not run:\n{said.read()}")
                time.sleep(0.02)
            else:
                raise OSError(f"{Path(command[0]).name} does not listen on port {port}.")
            yield
        finally:
            process.terminate()
            process.wait(60)


def free_port() -> int:
    """Return a port of loopback on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _found(cache: Path) -> _Nginx:
    """Return the machine's own nginx if it has the module for brotli, else one that is unpacked."""
    own = shutil.which("nginx")
    if own is not None:
        described = subprocess.run([own, "-V"], capture_output=True, text=True).stderr
        folders = dict(re.findall(r"--(modules-path|conf-path)=(\S+)", described))
        nginx = _Nginx(
            Path(own),
            Path(folders.get("modules-path", ".")) / _MODULE,
            Path(folders.get("conf-path", ".")).with_name("mime.types"),
        )
        if nginx.module.exists() and nginx.types.exists():
            return nginx
    root = unpacked(_PACKAGES, cache)
    found = {name: next(root.rglob(name), None) for name in ("nginx", _MODULE, "mime.types")}
    program = next((path for path in root.rglob("sbin/nginx") if path.is_file()), None)
    module, types = found[_MODULE], found["mime.types"]
    if program is None or module is None or types is None:
        raise NoProgramError(f"the packages {', '.join(_PACKAGES)} hold no nginx with brotli")
    return _Nginx(program.resolve(), module.resolve(), types.resolve())
