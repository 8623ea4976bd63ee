"""The recorder of the engines is their proxy: what it notes of a connection, and of requests through it."""

import socket
import ssl

from tests.receiver import Receiver


def connection_through(recorder: Receiver, host: str) -> socket.socket:
    """Ask the proxy for a host, as browsers do, and send nothing more."""
    connection = socket.create_connection(("127.0.0.1", recorder.port), timeout=10)
    connection.sendall(f"CONNECT {host}:443 HTTP/1.1\r\nHost: {host}:443\r\n\r\n".encode())
    assert connection.recv(1000).startswith(b"HTTP/1.1 200 ")
    return connection


def test_a_connection_alone_is_a_contact_and_no_request(recorder: Receiver) -> None:
    recorder.forget()
    with connection_through(recorder, "tracker.example"):
        assert recorder.foreign_connections() == {"tracker.example"}
    assert recorder.foreign_requests() == ()


def test_a_request_through_a_connection_is_answered_by_the_host_that_was_asked_for(recorder: Receiver) -> None:
    recorder.forget()
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    with (
        connection_through(recorder, "tracker.example") as raw,
        trusting.wrap_socket(raw, server_hostname="tracker.example") as connection,
    ):
        connection.sendall(b"GET /a.js HTTP/1.1\r\nHost: tracker.example\r\nSec-Fetch-Site: cross-site\r\n\r\n")
        assert b"200 OK" in connection.recv(1000)
    assert [(request.host, request.path) for request in recorder.foreign_requests()] == [("tracker.example", "/a.js")]


def test_a_request_in_the_open_is_a_contact_too(recorder: Receiver) -> None:
    recorder.forget()
    with socket.create_connection(("127.0.0.1", recorder.port), timeout=10) as connection:
        target = b"GET http://plain.example/pixel.gif HTTP/1.1\r\n"
        connection.sendall(target + b"Host: plain.example\r\nSec-Fetch-Site: cross-site\r\n\r\n")
        assert b"200 OK" in connection.recv(1000)
    assert recorder.foreign_connections() == {"plain.example"}
    assert [(request.host, request.path) for request in recorder.foreign_requests()] == [
        ("plain.example", "/pixel.gif")
    ]
