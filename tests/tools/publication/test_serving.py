import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from plugins.keptword.browser.chromium import find_or_install_headless_chromium
from plugins.keptword.browser.launching import running_browser
from tests.own_thread import in_its_own_thread
from tools.publication.serving import SERVED, free_port

CODE = "import pathlib, tools.publication.serving as s; s.serve_site(pathlib.Path.cwd())"

# A generous while: how long a change takes is not what is tested here.
WHILE = 60_000


def test_a_port_in_use_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert free_port(taken.getsockname()[1]) > taken.getsockname()[1]


@pytest.mark.long
def test_the_browser_shows_each_change_by_itself_also_after_a_mistake_and_its_repair(project: Path) -> None:
    with served(project) as address:
        in_its_own_thread(follow_changes, project, address)
        pages = [path.read_text("utf-8") for path in (project / SERVED).rglob("*.html")]
        assert pages
        assert not any("/.serve/" in page for page in pages)
    assert list((project / SERVED).iterdir()) == []


def test_a_server_that_is_asked_to_end_leaves_nothing_and_ends_what_it_started(project: Path) -> None:
    with served(project, signal.SIGTERM):
        assert list((project / SERVED).iterdir()) != []
    assert list((project / SERVED).iterdir()) == []
    started = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert str(project) not in started


@contextmanager
def served(project: Path, ends: signal.Signals = signal.SIGINT) -> Iterator[str]:
    """Serve a project in a process of its own, end it, by default as an editor does, and yield its address."""
    said = project / "said.txt"
    with said.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-c", CODE],
            cwd=project,
            stdout=output,
            stderr=output,
            start_new_session=True,
            # What runs behind a shell's & hears no interrupt, nor do its children.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )
    try:
        while "http://127.0.0.1:" not in said.read_text("utf-8"):
            assert server.poll() is None, said.read_text("utf-8")
            time.sleep(0.1)
        yield next(word for word in said.read_text("utf-8").split() if word.startswith("http://"))
    finally:
        if ends == signal.SIGINT:
            os.killpg(server.pid, ends)
        else:
            server.send_signal(ends)
        assert server.wait(timeout=60) == (0 if ends == signal.SIGINT else 128 + ends), said.read_text("utf-8")


def follow_changes(project: Path, address: str) -> None:
    """Change one thing after another while a page stays open; nobody loads it anew."""
    with running_browser(find_or_install_headless_chromium()) as browser:
        page = browser.new_page()
        page.goto(f"{address}nl/contact/")
        page.get_by_text("Een vraag, een plan").wait_for(timeout=WHILE)
        errors: list[str] = []
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)

        change(project / "content/pages/en/contact.md", "A question, a plan,", "A question; a plan,")
        page.get_by_text("Nieuwer in het origineel").wait_for(timeout=WHILE)
        change(project / "content/pages/nl/contact.md", "Een vraag, een plan", "Een vraag; een plan")
        page.get_by_text("Een vraag; een plan").wait_for(timeout=WHILE)
        assert errors == []

        template = project / "theme/templates/page.html"
        line = template.read_text("utf-8").partition("<h1>")[0].count("\n") + 1
        change(template, "<h1>", "{% if %}<h1>")
        page.get_by_role("heading", name="The site was not built").wait_for(timeout=WHILE)
        page.get_by_text(f"theme/templates/page.html:{line}:1: this template cannot be used").wait_for(timeout=WHILE)
        change(project / "theme/templates/page.html", "{% if %}<h1>", '<h1 id="mended">')
        page.locator("#mended").wait_for(timeout=WHILE)

        change(project / "theme/translations/nl.po", 'msgstr "Privacy"', 'msgstr "Privé"')
        page.get_by_text("Privé", exact=True).first.wait_for(state="attached", timeout=WHILE)
        change(project / "theme/static/style.css", "body {", "body { --changed: yes;")
        wait_until(page, "getComputedStyle(document.body).getPropertyValue('--changed').includes('yes')")
        new = project / "content/services/vimeo.toml"
        new.write_text('use = "vimeo"\nid = "1"\n', "utf-8")
        page.get_by_text("Vimeo").first.wait_for(state="attached", timeout=WHILE)
        change(project / "plugins/keptword/inventory/catalogue/vimeo.toml", 'name = "Vimeo"', 'name = "Ovemi"')
        page.get_by_text("Ovemi").first.wait_for(state="attached", timeout=WHILE)
        change(new, 'use = "vimeo"', 'use = "vimoe"')
        page.get_by_text('content/services/vimeo.toml:1:1: the catalogue has no "vimoe"').wait_for(timeout=WHILE)
        new.unlink()
        page.get_by_text("Een vraag; een plan").wait_for(timeout=WHILE)
        change(project / "pelicanconf.py", '"name": "Code d\'Or"', '"name": "Code d\'Argent"')
        page.get_by_text("Code d'Argent").first.wait_for(timeout=WHILE)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def wait_until(page: Page, condition: str) -> None:
    """Wait until an expression holds: by asking again, since the site's policy forbids what waits in the page."""
    for _ in range(WHILE // 50):
        with suppress(PlaywrightError):  # The old document is gone and the new one is not there yet.
            if page.evaluate(condition):
                return
        page.wait_for_timeout(50)
    raise AssertionError(condition)
