"""What functions of the browser return."""

from ..host_names import CONSTRUCTED, IDENTITIES, PLAIN_CALLS
from ..marks import PLAIN, UNKNOWN, is_known
from ..nodes import Call, Items, Member, Node, Record
from ..values import NOTHING, Element, Host, Value, as_index
from .blobs import blob_url
from .encodings import DECODERS, decoded_marks
from .folder import Folder
from .json_texts import json_text, parsed_json
from .page import is_page_value, parsed_page_json, selector_for
from .spreads import spread


def called_host(folder: Folder, path: str, node: Call) -> Value:
    """Return what a function or constructor of the browser gives."""
    arguments = node.arguments
    first = arguments[0] if arguments else None
    if path in ("document.createElement", "document.createElementNS"):
        tag = first if path.endswith("Element") else arguments[1] if len(arguments) > 1 else None
        kinds = folder.texts(tag) if tag else [UNKNOWN]
        return tuple(Element(kind.lower().rsplit(":")[-1] if is_known(kind) else "", node) for kind in kinds)
    if node.how == "new" and path == "Set" and first is not None:
        return folder.fold(first)
    if node.how == "new" and path in CONSTRUCTED:
        return (Element(CONSTRUCTED[path], node),)
    if path == "document.implementation.createHTMLDocument" or path.endswith(".createDocument"):
        return (Element("inert", node),)
    if path == "caches.open":
        return (Host("cache"),)
    if path == "document.createRange":
        return (Host("range"),)
    if first is None:
        return (PLAIN,) if path in PLAIN_CALLS else ("",) if path == "String" else NOTHING
    if path == "URL.createObjectURL":
        return (blob_url(folder, first),)
    if path in ("document.getElementById", "document.getElementsByName", "document.getElementsByClassName"):
        method = path.rpartition(".")[2]
        return (Element("", node, ", ".join(selector_for(method, text) for text in folder.texts(first))),)
    if path == "JSON.stringify":
        return tuple(json_text(folder, atom, 0) for atom in folder.fold(first))
    if path in ("String.fromCharCode", "String.fromCodePoint"):
        return _from_codes(folder, arguments)
    if path in DECODERS:
        return tuple(
            DECODERS[path](text) if is_known(text) else decoded_marks(path, text) for text in folder.texts(first)
        )
    if path == "JSON.parse":
        texts = folder.texts(first)
        return tuple(
            parsed_page_json(folder, text) if is_page_value(text) else parsed_json(node.at, text) for text in texts
        )
    if path in IDENTITIES:
        return folder.fold(first)
    if path in PLAIN_CALLS or path.split(".", 1)[0] in ("Math", "Number", "Date"):
        return (PLAIN,)
    if path in ("Object.values", "Object.entries", "Object.keys"):
        return _members_of(folder, node.at, first, path[7:])
    if path == "Reflect.get" and len(arguments) > 1:
        return folder.fold(Member(node.at, first, arguments[1]))
    return NOTHING


def _members_of(folder: Folder, at: int, owner: Node, what: str) -> Value:
    for atom in folder.fold(owner):
        if is_page_value(atom) and what != "keys":
            return (atom,)
        if isinstance(atom, Record):
            members = [(key, value) for key, value in atom.properties if key is not None]
            pairs: list[Node] = [Items(at, [key, value]) for key, value in members]
            singles = [key if what == "keys" else value for key, value in members]
            return (Items(at, pairs if what == "entries" else singles),)
    return NOTHING


def _from_codes(folder: Folder, arguments: list[Node]) -> Value:
    characters = []
    for argument in spread(folder, arguments):
        code = as_index(folder.fold(argument))
        characters.append(chr(code & 0xFFFF) if code is not None and code >= 0 else UNKNOWN)
    return ("".join(characters),)
