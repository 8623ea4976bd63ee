"""Blobs: text that code gives a URL of its own."""

from ..marks import UNKNOWN, is_known
from ..nodes import Call, Items, Literal, Member, Node
from ..values import Element
from .folder import Folder


def blob_url(folder: Folder, node: Node) -> str:
    """Return `blob:` for contents that are known, and so read where they are made, or that cannot fetch."""
    for atom in folder.fold(node):
        if isinstance(atom, Element) and atom.kind == "blob" and isinstance(atom.maker, Call):
            text, kind = blob(folder, atom.maker)
            if is_known(text) or kind.startswith(("text/csv", "text/plain", "application/json", "image/png")):
                return "blob:known"
    return f"blob:{UNKNOWN}"


def blob(folder: Folder, call: Call) -> tuple[str, str]:
    """Return the text and type of a blob."""
    parts = folder.fold(call.arguments[0]) if call.arguments else ()
    text = folder.join(parts[0], "") if len(parts) == 1 and isinstance(parts[0], Items) else UNKNOWN
    options = call.arguments[1] if len(call.arguments) > 1 else None
    kind = folder.texts(Member(call.at, options, Literal(call.at, "type")))[0] if options is not None else ""
    return text, kind.lower()
