"""Runs Apache and Caddy on loopback, plainly, with the configuration that the build made for each."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from plugins.keptword.browser.system_packages import found_or_installed
from plugins.keptword.headers.apache import FILE as APACHE
from plugins.keptword.headers.apache import closed_line
from plugins.keptword.headers.caddy import FILE as CADDY
from tools.validators.debian import unpacked
from tools.validators.nginx import Server, free_port, running

_MODULES = "mpm_event authz_core dir mime headers rewrite"
_TYPES = """\
text/html html
text/css css
text/javascript js
text/plain txt
text/xml xml
image/png png
image/svg+xml svg
image/x-icon ico
font/woff2 woff2
"""
_APACHE = """\
ServerRoot {folder}
ServerName {host}
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/errors
User www-data
Group www-data
{modules}
TypesConfig {folder}/types
DocumentRoot {root}
{for_the_server}
<Directory {root}>
    Require all granted
</Directory>
<Directory {root}{path}>
    Include {configuration}
</Directory>
"""
_CADDY = """\
{{
    admin off
    auto_https off
}}
http://{host}:{port} {{
    bind 127.0.0.1
    root * {root}
    import {configuration}
{others}
}}
"""

# Serves a folder with the site in it at a path, by the configuration in another folder: root, configurations, host,
# cache, path.
Running = Callable[[Path, Path, str, Path, str], AbstractContextManager[Server]]


@contextmanager
def running_apache(root: Path, configurations: Path, host: str, cache: Path, path: str = "") -> Iterator[Server]:
    """Serve a site with Apache. Raises NoProgramError, or OSError where it refuses the configuration."""
    apache = found_or_installed("apache2", "apache2-bin")
    folder_of_modules = apache.resolve().parents[1] / "lib" / "apache2" / "modules"
    modules = (f"LoadModule {name}_module {folder_of_modules}/mod_{name}.so" for name in _MODULES.split())
    with _readable_copy(root) as copy:
        folder, port = copy.parent, free_port()
        values = {"folder": folder, "host": host, "port": port, "root": copy, "path": path}
        values |= {"modules": "\n".join(modules), "for_the_server": closed_line(path)}
        (folder / "types").write_text(_TYPES, "utf-8")
        (folder / "main.conf").write_text(
            _APACHE.format(**values, configuration=(configurations / APACHE).resolve()), "utf-8"
        )
        with running([str(apache), "-D", "FOREGROUND", "-f", str(folder / "main.conf")], port):
            yield Server(host, port)


@contextmanager
def running_caddy(root: Path, configurations: Path, host: str, cache: Path, path: str = "") -> Iterator[Server]:
    """Serve a site with Caddy. Raises NoProgramError, or OSError where it refuses the configuration."""
    own = shutil.which("caddy")
    caddy = Path(own) if own else next(unpacked(("caddy",), cache).rglob("bin/caddy"))
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        values = {"host": host, "port": port, "root": root.resolve(), "others": "    file_server" if path else ""}
        main = Path(folder) / "Caddyfile"
        main.write_text(_CADDY.format(**values, configuration=(configurations / CADDY).resolve()), "utf-8")
        with running([str(caddy), "run", "--config", str(main)], port):
            yield Server(host, port)


@contextmanager
def _readable_copy(root: Path) -> Iterator[Path]:
    """Copy a folder to where everyone may read it: Apache gives up the rights of an administrator."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        copy = Path(name) / "site"
        shutil.copytree(root, copy)
        copy.chmod(0o755)
        yield copy


OTHER_SERVERS: dict[str, Running] = {"Apache": running_apache, "Caddy": running_caddy}
