"""Serves the site while it is being written: builds it, and again after each change."""

import itertools
import os
import shutil
import socket
import tempfile
from pathlib import Path

from plugins.keptword.problems import ProblemsFoundError
from tools.publication.building import BuildError, site_settings
from tools.publication.readied_build import ReadiedBuild
from tools.publication.served_folders import own_folder
from tools.publication.served_site import ServedSite
from tools.publication.site_server import served
from tools.publication.termination import ended_by_signals
from tools.publication.watching import Changes, watched

FIRST_PORT = 8000
SERVED = ".serving"


def serve_site(root: Path) -> None:
    """Build, serve on loopback, and rebuild on change until interrupted or asked to end; prints the address first.

    The pages stand in a folder of their own: what is being written is not what was judged good. Raises BuildError where
    the path of the folder is one that cannot be watched.
    """
    try:
        str(root).encode()
    except UnicodeEncodeError as error:
        path = os.fsencode(root).decode(errors="backslashreplace")
        raise BuildError(f"{path} holds a byte that is not UTF-8. Give that folder another name.") from error
    try:
        with ended_by_signals(), own_folder(root / SERVED) as folder:
            _serve(root, folder)
    except KeyboardInterrupt:
        print()


def _serve(root: Path, folder: Path) -> None:
    port = free_port(FIRST_PORT)
    site = ServedSite(_path(root) or "")
    with served(site, port), watched(root) as changes:
        print(f"The site: http://127.0.0.1:{port}{site.path}/  (stop with Ctrl+C)", flush=True)
        _build_again_and_again(root, site, folder, changes)


def _build_again_and_again(root: Path, site: ServedSite, folder: Path, changes: Changes) -> None:
    compiled = _new_folder(folder)
    build = ReadiedBuild(root, compiled)
    try:
        for number in itertools.count():
            _build(build, site, folder / f"site-{number}")
            site.path = known if (known := _path(root)) is not None else site.path
            build = ReadiedBuild(root, compiled)
            if any(file.suffix == ".py" for file in changes.take()):
                build.discard()
                compiled = _new_folder(folder)
                build = ReadiedBuild(root, compiled)
    finally:
        build.discard()


def _path(root: Path) -> str | None:
    """Return the path of the site on its host; None while the settings are wrong, of which the build tells."""
    try:
        return site_settings(root).address.path
    except ProblemsFoundError:
        return None


def _new_folder(folder: Path) -> Path:
    return Path(tempfile.mkdtemp(prefix="compiled-", dir=folder))


def _build(build: ReadiedBuild, site: ServedSite, output: Path) -> None:
    """Build into a new folder; show it where it is whole, and what is wrong where it is not."""
    last = site.shown.folder
    built = build.run(output)
    print(built.said, end="", flush=True)
    if built.is_whole:
        site.show(output)
    else:
        site.refuse(built.said)
    # The one before is kept for a moment: a browser may still be fetching from it.
    for old in output.parent.glob("site-*"):
        if old not in (last, site.shown.folder):
            shutil.rmtree(old)


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
