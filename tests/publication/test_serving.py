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


def test_serving_prints_the_address_and_shows_a_change_of_a_page(project: Path) -> None:
    code = "import pathlib, plugins.publication.serving as s; s.serve_site(pathlib.Path.cwd())"
    server = subprocess.Popen(
        [sys.executable, "-c", code], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    )  # fmt: skip
    assert server.stdout is not None
    try:
        address = server.stdout.readline().split()[4]
        assert address.startswith("http://127.0.0.1:")
        assert "A welcome" not in page_once_it_holds(f"{address}en/", "site-consent")
        page = project / "content/pages/en/home.md"
        changed = page.read_text("utf-8").replace("Welcome.", "A welcome.")
        assert "A welcome." in page_once_it_holds(
            f"{address}en/", "A welcome.", lambda: page.write_text(changed, "utf-8")
        )
    finally:
        subprocess.run(["pkill", "-s", str(server.pid)], check=False)
        server.wait()
        server.stdout.close()


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
