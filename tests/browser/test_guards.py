"""Guards against empty proof: a tracker planted on purpose must be seen by the very means of the other tests."""

import socket
import ssl

import pytest

from tests.browser.planted import among_inert_scripts, with_markup
from tests.conftest import Visitor
from tests.receiver import Receiver

TRACKER = "tracker.example"


def test_a_tracker_planted_in_a_page_is_seen_by_the_receiver(visitor: Visitor) -> None:
    """A static image goes out before any inserted policy: only the build lock excludes it."""
    html = with_markup(visitor.receiver, "main", f'<img src="https://{TRACKER}/pixel.gif" alt="">')
    head, body = html.split("<head>", 1)
    visitor.receiver.pages["/planted/"] = (
        f'{head}<head><link rel="preload" as="image" href="https://{TRACKER}/a.gif">{body}'
    )
    visitor.go("/planted/")
    visitor.wait()
    assert TRACKER in visitor.receiver.foreign_hosts()


def test_a_tracker_planted_in_a_script_is_seen_by_the_receiver_where_the_lock_is_missing(visitor: Visitor) -> None:
    built = (visitor.receiver.folder / "en/index.html").read_text("utf-8")
    before, rest = built.split("<script>", 1)
    planted = f'<script>new Image().src = "https://{TRACKER}/pixel.gif"</script>'
    visitor.receiver.pages["/planted/"] = before + planted + rest.split("</script>", 1)[1]
    visitor.go("/planted/")
    visitor.wait()
    assert TRACKER in visitor.receiver.foreign_hosts()


def test_a_tracker_planted_in_a_script_behind_the_lock_is_stopped_by_it(visitor: Visitor) -> None:
    planted = f'<script>new Image().src = "https://{TRACKER}/pixel.gif"</script>'
    visitor.receiver.pages["/planted/"] = among_inert_scripts(visitor.receiver, planted)
    visitor.go("/planted/")
    visitor.wait()
    assert visitor.receiver.foreign_requests() == ()
    assert any("Content Security Policy" in error for error in visitor.errors)


@pytest.mark.parametrize(
    "code",
    [
        "new WebSocket('wss://tracker.example/socket')",
        "fetch('https://tracker.example/put', { method: 'PUT' })",
        "fetch('https://tracker.example/head', { method: 'HEAD', mode: 'no-cors' })",
        "fetch('https://tracker.example/x', { method: 'POST', body: '{}', headers: { 'Content-Type': 'text/json' } })",
        "navigator.sendBeacon('https://tracker.example/beacon', new Blob(['{}'], { type: 'application/json' }))",
        "location.assign('https://tracker.example/away')",
    ],
)
def test_every_kind_of_request_is_seen_where_no_lock_stops_it(visitor: Visitor, code: str) -> None:
    visitor.receiver.pages["/planted/"] = f"<!doctype html><title>x</title><body><script>{code}</script>"
    visitor.go("/planted/")
    visitor.wait(500)
    assert TRACKER in visitor.receiver.foreign_hosts()


def test_a_connection_that_is_only_opened_is_seen(receiver: Receiver) -> None:
    """Browsers with windows connect for a frame before they ask the policy: what it stops may still be a connection."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    with socket.create_connection(("127.0.0.1", receiver.port)) as connection:
        trusting.wrap_socket(connection, server_hostname=TRACKER).close()
    assert TRACKER in receiver.foreign_connections()
    assert TRACKER not in receiver.foreign_hosts()


def test_a_cookie_and_a_stored_item_planted_in_a_page_are_seen(visitor: Visitor) -> None:
    planted = '<script>document.cookie = "planted=1"; sessionStorage.planted = 1; localStorage.planted = 1</script>'
    visitor.receiver.pages["/planted/"] = f"<!doctype html><title>planted</title>{planted}"
    visitor.go("/planted/")
    assert visitor.stored_items() == ["cookie planted", "local planted", "session planted"]
