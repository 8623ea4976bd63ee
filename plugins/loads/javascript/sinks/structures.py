"""Structures with URLs in them that are handed to the browser."""

from plugins.loads.javascript.folding.structures import strings_in
from plugins.loads.javascript.marks import UNKNOWN
from plugins.loads.javascript.nodes import Call
from plugins.loads.javascript.sinks.addresses import add_url
from plugins.loads.javascript.sinks.request_names import STRUCTURES
from plugins.loads.javascript.sinks.search import Search


def read_structure(search: Search, call: Call, name: str) -> None:
    """Note the URLs in what is handed to the browser."""
    for argument in call.arguments:
        for text, node in strings_in(search.folder, argument, STRUCTURES[name]):
            if name != "PaymentRequest" or ":" in text:
                add_url(search, text, node.at, f"{name}()")
    first = call.arguments[0] if call.arguments else None
    if first is not None and name == "RTCPeerConnection" and UNKNOWN in search.names(first):
        search.finds.is_opaque = True
