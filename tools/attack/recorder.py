"""Records whom browsers contact: requests, connections, and, in a network of its own, names that are looked up."""

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.receiver import Receiver, running_receiver
from tools.attack.own_network import ADDRESS, is_own

_STEP = 0.05


class Recorder:
    """What was contacted since it last forgot."""

    def __init__(self, receiver: Receiver) -> None:
        self.receiver = receiver
        self._looked_up: set[str] = set()

    @property
    def port(self) -> int | None:
        """The port that browsers have to be led to; none where the network leads there."""
        return None if is_own() else self.receiver.port

    def note_look_up(self, host: str) -> None:
        self._looked_up.add(host)

    def contacted(self) -> dict[str, str]:
        """Return the hosts that were contacted, and how: by a look-up, a connection or a request."""
        found = dict.fromkeys(self._looked_up, "look-up")
        found |= dict.fromkeys(self.receiver.foreign_connections(), "connection")
        found |= dict.fromkeys({request.host for request in self.receiver.foreign_requests()}, "request")
        return {host.lower().rstrip("."): how for host, how in found.items()}

    def settle(self, least: float, quiet: float, most: float) -> None:
        """Wait until nothing more happens: at least and at most so many seconds, quiet for so many."""
        start = changed = time.monotonic()
        seen = self._amount()
        while (now := time.monotonic()) - start < most:
            if (amount := self._amount()) != seen:
                seen, changed = amount, now
            if now - start >= least and now - changed >= quiet:
                return
            time.sleep(_STEP)

    def _amount(self) -> int:
        requests = len(self.receiver.own_requests()) + len(self.receiver.foreign_requests())
        return requests + len(self.receiver.foreign_connections()) + len(self._looked_up)

    def forget(self) -> None:
        self.receiver.forget_requests()
        self._looked_up.clear()


@contextmanager
def running_recorder(site_host: str, folder: Path) -> Iterator[Recorder]:
    """Run a recorder that serves the site from a folder, and stand-ins for all other hosts."""
    addresses = (("0.0.0.0", 443), ("0.0.0.0", 80)) if is_own() else (("127.0.0.1", 0),)
    with running_receiver(site_host, folder, addresses) as receiver:
        recorder = Recorder(receiver)
        if is_own():
            threading.Thread(target=_answer_names, args=(recorder,), daemon=True).start()
        yield recorder


def _answer_names(recorder: Recorder) -> None:
    """Be the name server (RFC 1035): every name has the one address, and no other records."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 53))
        while True:
            query, client = server.recvfrom(4096)
            labels, at = [], 12
            while at < len(query) and query[at]:
                labels.append(query[at + 1 : at + 1 + query[at]].decode("latin-1"))
                at += 1 + query[at]
            question, kind = query[12 : at + 5], query[at + 1 : at + 3]
            recorder.note_look_up(".".join(labels))
            answer = b""
            if kind == b"\0\1":
                answer = b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 1, 4) + socket.inet_aton(ADDRESS)
            server.sendto(
                query[:2] + b"\x81\x80" + struct.pack(">HHHH", 1, bool(answer), 0, 0) + question + answer, client
            )
