"""`data:` URLs: the document, script or style sheet that stands in the URL itself."""

import base64
from urllib.parse import unquote_to_bytes


def data_url_text(url: str) -> tuple[str, str]:
    """Return the type and the text of a `data:` URL (Fetch standard, data: URL processor)."""
    header, _, body = url.partition(":")[2].partition(",")
    parts = [part.strip().lower() for part in header.split(";")]
    raw = unquote_to_bytes(body.split("#", 1)[0])
    if len(parts) > 1 and parts[-1] == "base64":
        raw = _forgiving_base64(raw)
    charset = next((part.removeprefix("charset=").strip('"') for part in parts if part.startswith("charset=")), "utf-8")
    try:
        text = raw.decode(charset, "replace")
    except LookupError:
        text = raw.decode("utf-8", "replace")
    return parts[0] or "text/plain", text


def _forgiving_base64(raw: bytes) -> bytes:
    """Decode as browsers do (Infra §8.3): white space and padding do not matter; anything else is empty."""
    digits = bytes(byte for byte in raw if byte not in b" \t\n\f\r").rstrip(b"=")
    try:
        return base64.b64decode(digits + b"=" * (-len(digits) % 4), validate=True)
    except ValueError:
        return b""
