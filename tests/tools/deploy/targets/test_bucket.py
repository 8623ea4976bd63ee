"""Publishing to a bucket: s3rver, a store of others that speaks S3, plays the store on loopback."""

import shutil
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.fetched import fetched
from tests.installed import installed
from tests.tools.deploy.targets.sites import OWNER, tree, write_site
from tools.deploy.targets.bucket import ENDPOINT, KEYS, fill_bucket
from tools.deploy.targets.errors import PublishError
from tools.validators.nginx import free_port, running

STORE = ("s3rver", "3.7.1")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a store with two empty buckets, which everyone may read."""
    package = fetched(*STORE, "publishing to a bucket")
    installed("rclone", "rclone", "publishing to a bucket")
    port, folder = free_port(), tmp_path_factory.mktemp("store")
    options = ["--directory", str(folder), "--address", "127.0.0.1", "--port", str(port), "--silent"]
    buckets = [option for name in ("site", "letters") for option in ("--configure-bucket", name)]
    with running([str(shutil.which("node")), str(package / "bin/s3rver.js"), *options, *buckets], port):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(autouse=True)
def _keys(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENDPOINT, store)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "S3RVER")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "S3RVER")
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)


def fetch(url: str) -> tuple[str, str, str]:
    """Return the text, how long it may be kept, and its type."""
    with urllib.request.urlopen(url) as answer:
        return answer.read().decode(), answer.headers["Cache-Control"], answer.headers["Content-Type"].partition(";")[0]


def listed(store: str, bucket: str) -> list[str]:
    with urllib.request.urlopen(f"{store}/{bucket}") as answer:
        return [part.partition("</Key>")[0] for part in answer.read().decode().split("<Key>")[1:]]


def test_the_bucket_holds_the_new_site_with_its_headers_and_nothing_of_the_old(store: str, tmp_path: Path) -> None:
    fill_bucket(write_site(tmp_path / "one", "one", "gone.html", "index.html.br"), "site", OWNER)
    fill_bucket(write_site(tmp_path / "two", "two", "index.html.br"), "site", OWNER)
    wanted = sorted(set(tree(tmp_path / "two")) - {"_headers", "index.html.br"})
    assert listed(store, "site") == wanted
    assert fetch(f"{store}/site/en/index.html") == ("two", "no-cache", "text/html")
    kept = "public, max-age=31536000, immutable"
    assert fetch(f"{store}/site/theme/style.two.css") == ("two", kept, "text/css")


@contextmanager
def refusing(store: str, path: str) -> Iterator[str]:
    """Run a door to the store that lets everything in but one file."""

    class Door(BaseHTTPRequestHandler):
        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.command == "PUT" and path in self.path:
                self.send_error(403)
                return
            there = HTTPConnection(store.removeprefix("http://"))
            there.request(self.command, self.path, body, dict(self.headers))
            answer = there.getresponse()
            sent = answer.read()
            there.close()
            self.send_response_only(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("connection", "keep-alive", "transfer-encoding", "content-length"):
                    self.send_header(name, value)
            self.send_header("Content-Length", answer.headers.get("Content-Length", str(len(sent))))
            self.end_headers()
            self.wfile.write(sent)

        do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = pass_on  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_where_it_breaks_off_each_page_still_has_what_it_needs(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_bucket(write_site(tmp_path / "three", "three"), "site", OWNER)
    with refusing(store, "/en/index.html") as door:
        monkeypatch.setenv(ENDPOINT, door)
        with pytest.raises(PublishError, match="rclone ended with"):
            fill_bucket(write_site(tmp_path / "four", "four"), "site", OWNER)
    assert fetch(f"{store}/site/en/index.html")[0] == "three"
    assert fetch(f"{store}/site/theme/style.three.css")[0] == "three", "what the old page needs is still there"
    assert fetch(f"{store}/site/theme/style.four.css")[0] == "four", "what the new pages need came first"


def test_keys_that_the_store_does_not_know_change_nothing(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = listed(store, "site")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "nobody")
    with pytest.raises(PublishError, match="rclone ended with"):
        fill_bucket(write_site(tmp_path / "five", "five", "new.html"), "site", OWNER)
    assert listed(store, "site") == before


def test_a_bucket_with_something_else_in_it_is_never_replaced(store: str, tmp_path: Path) -> None:
    urllib.request.urlopen(urllib.request.Request(f"{store}/letters/dear.txt", b"you", method="PUT")).close()
    assert listed(store, "letters") == ["dear.txt"]
    with pytest.raises(PublishError, match="letters holds something else"):
        fill_bucket(write_site(tmp_path / "one", "one"), "letters", OWNER)
    assert listed(store, "letters") == ["dear.txt"]


def test_a_bucket_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match=r'There is no bucket "gone" for these keys\. Make it first'):
        fill_bucket(write_site(tmp_path / "one", "one"), "gone/folder", OWNER)


def test_keys_that_are_not_set_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in KEYS:
        monkeypatch.delenv(name)
    # Where else they might be.
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(PublishError, match="AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set"):
        fill_bucket(write_site(tmp_path / "one", "one"), "site", OWNER)


def test_a_store_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENDPOINT, f"http://127.0.0.1:{free_port()}")
    with pytest.raises(PublishError, match="rclone ended with"):
        fill_bucket(write_site(tmp_path / "one", "one"), "site", OWNER)
