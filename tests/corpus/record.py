"""Writes labels.json: opens every vector in real browsers and notes which hosts they contacted by themselves.

    python -m tests.corpus.record [NAME ...]

A vector counts as contacted if a request or a connection reached its host within 1.5 s after the page's load, with
scripts or without. Nothing leaves the machine. Without a Firefox (apt-get install firefox-esr), its labels are null.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserType, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from plugins.keptword.browser.chromium import find_or_install_chromium
from tests.corpus.firefox import running_firefox
from tests.corpus.vectors import BROWSERS, SITE_HOST, Label, Vector, read_labels, read_vectors, write_labels
from tests.engines.programs import find_firefox
from tests.receiver import Receiver, running_receiver

_AFTER_LOAD = 1.5
_WORKERS = 4

Visit = Callable[[str], None]
Recorder = Callable[[Sequence[Vector], Path], dict[str, bool]]


def main(names: Sequence[str]) -> None:
    """Record the named vectors, or all; labels of vectors that are no more are dropped."""
    vectors = read_vectors()
    chosen = [vector for vector in vectors if not names or vector.name in names]
    labels = read_labels()
    new: dict[str, Label] = {vector.name: dict.fromkeys(BROWSERS) for vector in chosen}
    with TemporaryDirectory() as written:
        folder = Path(written)
        (folder / "404.html").write_text("<!doctype html><title>Not found</title>")
        for vector in chosen:
            vector.write_to(folder)
        for browser, recorder in _recorders():
            for name, contacted in _recorded(recorder, chosen, folder):
                new[name][browser] = contacted
    merged = labels | new
    write_labels({vector.name: merged[vector.name] for vector in vectors if vector.name in merged})


def _recorders() -> Iterator[tuple[str, Recorder]]:
    yield "chromium", _in_chromium
    if find_firefox() is not None:
        yield "firefox", _in_firefox


def _recorded(recorder: Recorder, vectors: Sequence[Vector], folder: Path) -> Iterator[tuple[str, bool]]:
    """Run several browsers at once, each with its own share of the vectors and its own receiver."""
    with ThreadPoolExecutor(_WORKERS) as pool:
        shares = [vectors[start::_WORKERS] for start in range(_WORKERS)]
        for answers in pool.map(lambda share: recorder(share, folder), shares):
            yield from answers.items()


def _in_chromium(vectors: Sequence[Vector], folder: Path) -> dict[str, bool]:
    contacted: set[str] = set()
    with running_receiver(SITE_HOST, folder) as receiver, sync_playwright() as playwright:
        for has_scripts in (True, False):
            with _chromium_visits(playwright.chromium, receiver.port, has_scripts) as visit:
                contacted |= set(_contacted([v for v in vectors if v.name not in contacted], receiver, visit))
    return {vector.name: vector.name in contacted for vector in vectors}


@contextmanager
def _chromium_visits(chromium: BrowserType, port: int, has_scripts: bool) -> Iterator[Visit]:
    """Open each page in a new tab of an ordinary profile: private windows, as tests use them, do not preconnect."""
    with TemporaryDirectory() as profile:
        context = chromium.launch_persistent_context(
            profile,
            executable_path=find_or_install_chromium(),
            args=[f"--host-resolver-rules=MAP * 127.0.0.1:{port}", "--ignore-certificate-errors", "--no-sandbox"],
            ignore_https_errors=True,
            java_script_enabled=has_scripts,
        )

        def visit(url: str) -> None:
            page = context.new_page()
            for older in context.pages[:-1]:
                older.close()
            with suppress(PlaywrightError):
                page.goto(url, wait_until="load", timeout=6000)

        yield visit
        context.close()


def _in_firefox(vectors: Sequence[Vector], folder: Path) -> dict[str, bool]:
    contacted: set[str] = set()
    with running_receiver(SITE_HOST, folder) as receiver, running_firefox(receiver.port) as firefox:
        for has_scripts in (True, False):
            firefox.allow_scripts(has_scripts)
            contacted |= set(_contacted([v for v in vectors if v.name not in contacted], receiver, firefox.visit))
    return {vector.name: vector.name in contacted for vector in vectors}


def _contacted(vectors: Iterable[Vector], receiver: Receiver, visit: Visit) -> Iterator[str]:
    """Yield the names of the vectors whose host is contacted."""
    for vector in vectors:
        visit("about:blank")
        time.sleep(0.1)
        receiver.forget_requests()
        visit(vector.page)
        end = time.monotonic() + _AFTER_LOAD
        while not (found := _is_contacted(vector, receiver)) and time.monotonic() < end:
            time.sleep(0.05)
        if found:
            yield vector.name


def _is_contacted(vector: Vector, receiver: Receiver) -> bool:
    """Tell whether the host was reached; a real vendor's only by what a page asked of it: browsers call Google, too."""
    hosts = receiver.foreign_hosts()
    if vector.is_own_host:
        hosts |= receiver.foreign_connections()
    return not vector.hosts.isdisjoint(hosts)


if __name__ == "__main__":
    main(sys.argv[1:])
