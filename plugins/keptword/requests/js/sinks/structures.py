"""Structures with URLs in them that are handed to the browser."""

from ...causes import words
from ..folding.structures import strings_in
from ..marks import UNKNOWN
from ..nodes import Call
from .addresses import add_url
from .request_names import STRUCTURES
from .search import Search


def read_structure(search: Search, call: Call, name: str) -> None:
    """Note the URLs in what is handed to the browser."""
    for argument in call.arguments:
        for text, node in strings_in(search.folder, argument, STRUCTURES[name]):
            if name != "PaymentRequest" or ":" in text:
                add_url(search, text, node.at, words(f"{name}()"))
    first = call.arguments[0] if call.arguments else None
    if first is not None and name == "RTCPeerConnection" and UNKNOWN in search.names(first):
        search.finds.is_opaque = True
