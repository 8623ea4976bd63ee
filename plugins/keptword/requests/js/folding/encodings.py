"""Encodings that code undoes, or applies, by functions of the browser."""

import base64
import binascii
import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from ..marks import GIVEN, OWN, PLAIN, UNKNOWN, clean


def _atob(text: str) -> str:
    text = re.sub(r"\s+", "", text)
    try:
        return clean(base64.b64decode(text + "=" * (-len(text) % 4)).decode("latin-1"))
    except (binascii.Error, ValueError):
        return UNKNOWN


def _btoa(text: str) -> str:
    return base64.b64encode(text.encode("latin-1", "replace")).decode()


def _unescape(text: str) -> str:
    decoded = re.sub(r"%u([0-9a-fA-F]{4})", lambda match: chr(int(match.group(1), 16)), text)
    decoded = unquote(decoded, encoding="latin-1")
    return clean(decoded.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _decode(text: str) -> str:
    return clean(unquote(text, errors="replace"))


def decoded_marks(path: str, text: str) -> str:
    """Return what is left of a text of which parts are not known."""
    return PLAIN if path.startswith(("encode", "escape")) else text if text in (OWN, PLAIN, GIVEN) else UNKNOWN


DECODERS: dict[str, Callable[[str], str]] = {
    "atob": _atob,
    "btoa": _btoa,
    "unescape": _unescape,
    "decodeURIComponent": _decode,
    "decodeURI": _decode,
    "encodeURIComponent": lambda text: quote(text, safe="!'()*-._~", errors="replace"),
    "escape": lambda text: quote(text, safe="@*_+-./", errors="replace"),
}
