"""The server on the editor's own machine: what it answers, and that nothing of it is in the files."""

import json
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.publication.served_site import ServedSite
from tools.publication.serving import free_port
from tools.publication.site_server import RELOAD_ADDRESS, VERSIONS_ADDRESS, is_loopback, served, with_reload

PAGE = "<!DOCTYPE html><title>x</title><body><p>Hello</p></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "site"
    (made / "nl").mkdir(parents=True)
    (made / "nl/index.html").write_text(PAGE, "utf-8")
    (made / "404.html").write_text("<p>Not here</p>", "utf-8")
    (made / "cookies.json").write_text('{"é": 1}', "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    return made


@pytest.fixture
def site() -> ServedSite:
    return ServedSite()


@pytest.fixture
def address(site: ServedSite) -> Iterator[str]:
    port = free_port(8000)
    with served(site, port):
        yield f"http://127.0.0.1:{port}"


def get(url: str) -> tuple[int, str, str]:
    """Return status, type and text of an answer."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def test_before_the_first_build_a_page_says_that_one_is_coming(address: str) -> None:
    status, _, text = get(f"{address}/nl/")
    assert status == 503
    assert "The site is being built" in text
    assert RELOAD_ADDRESS in text


def test_pages_are_answered_with_what_loads_them_anew_and_files_stay_as_they_are(
    address: str, site: ServedSite, folder: Path
) -> None:
    site.show(folder)
    status, kind, text = get(f"{address}/nl/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert text == with_reload(PAGE, site.shown.version)
    assert text.endswith("</script>\n</body></html>")
    assert (folder / "nl/index.html").read_text("utf-8") == PAGE
    assert get(f"{address}/nl") == (200, kind, text)
    assert json.loads(get(f"{address}/cookies.json?x")[2]) == {"é": 1}
    assert get(f"{address}{RELOAD_ADDRESS}")[1] == "text/javascript; charset=utf-8"


def test_what_is_not_there_is_answered_by_the_sites_own_page(address: str, site: ServedSite, folder: Path) -> None:
    site.show(folder)
    status, _, text = get(f"{address}/fr/nothing/")
    assert status == 404
    assert "Not here" in text


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/nl/..%2f..%2fsecret.txt"])
def test_nothing_outside_the_site_is_answered(address: str, site: ServedSite, folder: Path, path: str) -> None:
    site.show(folder)
    status, _, text = get(address + path)
    assert status == 404
    assert "secret" not in text


def test_problems_stand_in_for_every_page_as_text_until_they_are_mended(
    address: str, site: ServedSite, folder: Path
) -> None:
    site.show(folder)
    site.refuse("x.md:1:1: <script>alert(1)</script>")
    status, _, text = get(f"{address}/nl/")
    assert status == 500
    assert "x.md:1:1: &lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert get(f"{address}/cookies.json")[0] == 200
    site.show(folder)
    assert get(f"{address}/nl/")[0] == 200


def test_who_listens_is_told_each_new_version(address: str, site: ServedSite, folder: Path) -> None:
    with urllib.request.urlopen(f"{address}{VERSIONS_ADDRESS}", timeout=20) as stream:
        told = [stream.readline(), stream.readline()]
        site.show(folder)
        told += [stream.readline(), stream.readline()]
        site.refuse("wrong")
        told += [stream.readline()]
    versions = [line.decode().removeprefix("data: ").strip() for line in told[::2]]
    assert len(set(versions)) == 3
    assert versions[-1] == site.shown.version


def test_versions_of_one_run_are_not_those_of_another() -> None:
    assert ServedSite().shown.version != ServedSite().shown.version


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "a.localhost", "127.0.0.1:8000", "127.1.2.3", "[::1]:80"])
def test_this_machine_is_known_by_its_names_and_addresses(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    ["", ":80", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "xlocalhost", "0.0.0.0",
     "192.168.1.1", "x@evil.example", "127.0.0.1@evil.example", "[::]"],
)  # fmt: skip
def test_any_other_name_is_not(host: str) -> None:
    assert not is_loopback(host)


def status_line(address: str, head: str) -> str:
    """Send the head of a request as it is, and return the first line of the answer."""
    with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), timeout=20) as connection:
        connection.sendall(head.encode("latin-1") + b"Connection: close\r\n\r\n")
        return connection.makefile("r", encoding="latin-1").readline().strip()


@pytest.mark.parametrize("path", ["/nl/", VERSIONS_ADDRESS, RELOAD_ADDRESS, "/%00"])
def test_a_web_page_elsewhere_that_makes_its_name_lead_here_is_answered_nothing(
    address: str, site: ServedSite, folder: Path, path: str
) -> None:
    site.show(folder)
    heads = [
        f"GET {path} HTTP/1.1\r\nHost: rebound.example:8000\r\n",
        f"GET http://rebound.example{path} HTTP/1.1\r\nHost: localhost\r\n",
        f"GET {path} HTTP/1.1\r\n",
    ]
    for head in heads:
        assert status_line(address, head).startswith("HTTP/1.1 421 "), head


@pytest.mark.parametrize(
    "path", ["/%00", "/nl/%00.html", "/" + "x" * 5000, "/" + "x" * 254 + "/", "/%ff%fe", "/nl%00/"]
)
def test_what_can_be_no_file_is_answered_as_what_is_not_there_and_says_nothing_to_the_editor(
    address: str, site: ServedSite, folder: Path, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    site.show(folder)
    assert get(address + path)[0] == 404
    assert capfd.readouterr() == ("", "")


def test_an_address_that_is_none_is_answered_so(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert status_line(address, "GET http://[ HTTP/1.1\r\nHost: localhost\r\n").startswith("HTTP/1.1 400 ")
    assert status_line(address, "GET / HTTP/1.1\r\nHost: [\r\n").startswith("HTTP/1.1 400 ")
    assert capfd.readouterr() == ("", "")
