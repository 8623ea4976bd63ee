import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from plugins.publication.serving import free_port


def test_a_port_in_use_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert free_port(taken.getsockname()[1]) > taken.getsockname()[1]


def test_serving_prints_the_address_and_shows_changes_also_after_a_mistake_and_its_repair(project: Path) -> None:
    code = "import pathlib, plugins.publication.serving as s; s.serve_site(pathlib.Path.cwd())"
    said = project / "said.txt"
    with said.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-c", code], cwd=project, stdout=output, stderr=output, start_new_session=True
        )
    try:
        for _ in range(600):
            if "http://127.0.0.1:" in said.read_text("utf-8"):
                break
            assert server.poll() is None
            time.sleep(0.1)
        address = said.read_text("utf-8").split()[4]
        assert "A welcome" not in page_once_it_holds(f"{address}en/", "site-consent")
        page = project / "content/pages/en/home.md"
        first = page.read_text("utf-8")

        def shows(text: str) -> bool:
            changed = first.replace("Welcome.", text)
            return text in page_once_it_holds(f"{address}en/", text, lambda: page.write_text(changed, "utf-8"))

        assert shows("A welcome.")
        for attempt in range(600):
            if attempt % 20 == 0:
                page.write_text(f"{first}\n\n[[nothing-of-the-kind]]\n", "utf-8")
            if "[[nothing-of-the-kind]] is not a placeholder" in said.read_text("utf-8"):
                break
            time.sleep(0.2)
        assert "[[nothing-of-the-kind]] is not a placeholder" in said.read_text("utf-8")
        assert shows("Mended.")
    finally:
        subprocess.run(["pkill", "-s", str(server.pid)], check=False)
        server.wait()


def page_once_it_holds(url: str, text: str, save: Callable[[], object] = lambda: None) -> str:
    """Return the page as soon as it holds the text, or as it is after two minutes.

    Saves again every few seconds: the watching begins a moment after the first pages are there.
    """
    body = ""
    for attempt in range(600):
        if attempt % 20 == 0:
            save()
        try:
            with urllib.request.urlopen(url) as answer:
                body = answer.read().decode()
        except OSError:
            body = ""
        if text in body:
            break
        time.sleep(0.2)
    return body
