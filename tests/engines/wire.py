"""What leaves a browser beside requests, seen without an administrator's rights: questions for addresses, and packets.

Browsers are told to ask for addresses over HTTPS, of the receiver, which answers that every host is on this machine.
"""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.receiver import Answer, Request, Vendor

# Where browsers ask for addresses (RFC 8484).
ASKED_FOR_NAMES = "127.0.0.1"

_ADDRESS = 1


@dataclass
class Wire:
    """Ports for WebRTC, and what was seen: names that were asked for, and the kinds of port that were spoken to."""

    udp: int
    tcp: int
    names: set[str] = field(default_factory=set)
    spoken_to: set[str] = field(default_factory=set)

    def forget(self) -> None:
        self.names.clear()
        self.spoken_to.clear()

    @property
    def resolver(self) -> Vendor:
        """What answers questions for addresses (RFC 1035 §4)."""

        def answer(request: Request) -> Answer:
            name, kind, question = _question(request.body)
            self.names.add(name)
            found = b"\xc0\x0c" + struct.pack(">HHIH", _ADDRESS, 1, 60, 4) + socket.inet_aton("127.0.0.1")
            given = [found] if kind == _ADDRESS else []
            head = request.body[:2] + b"\x81\x80" + struct.pack(">HHHH", 1, len(given), 0, 0)
            return Answer(body=head + question + b"".join(given), kind="application/dns-message")

        return answer


def _question(message: bytes) -> tuple[str, int, bytes]:
    """Return the name that is asked for, the type of record, and the question as it stands in the message."""
    at, labels = 12, list[str]()
    while length := message[at]:
        labels.append(message[at + 1 : at + 1 + length].decode("latin-1").lower())
        at += 1 + length
    (kind,) = struct.unpack(">H", message[at + 1 : at + 3])
    return ".".join(labels), kind, message[12 : at + 5]


@contextmanager
def watched_wire() -> Iterator[Wire]:
    """Listen on a port for datagrams and one for connections, on loopback."""
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp,
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tcp,
    ):
        for listening in (udp, tcp):
            listening.bind(("127.0.0.1", 0))
        tcp.listen()
        wire = Wire(udp.getsockname()[1], tcp.getsockname()[1])
        for listen in (_datagrams, _connections):
            threading.Thread(target=listen, args=(wire, udp if listen is _datagrams else tcp), daemon=True).start()
        yield wire


def _datagrams(wire: Wire, listening: socket.socket) -> None:
    while True:
        try:
            listening.recvfrom(4096)
        except OSError:
            return
        wire.spoken_to.add("udp")


def _connections(wire: Wire, listening: socket.socket) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        wire.spoken_to.add("tcp")
        connection.close()
