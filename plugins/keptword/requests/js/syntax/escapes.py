"""What is meant by the escapes in strings, templates and names."""

import re

from ..marks import clean

_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]++)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-3][0-7]{0,2}|[4-7][0-7]?)|(\r\n|[\n\r\u2028\u2029])"
    r"|([\s\S])|\Z)"
)
_SINGLE = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "v": "\v", "f": "\f"}


def unescape_text(text: str) -> str:
    """Return what the text between quotes means: all escapes of strings, templates and names."""
    if "\\" not in text:
        return text
    text = _ESCAPE.sub(_unescaped, text)
    if any("\ud800" <= character <= "\udfff" for character in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _unescaped(match: re.Match[str]) -> str:
    braced, four, two, octal, line_end, single = match.groups()
    if braced or four or two:
        code = int((braced or four or two)[-8:], 16)
        return clean(chr(code)) if code <= 0x10FFFF else "\ufffd"
    if octal:
        return chr(int(octal, 8))
    return "" if line_end or not single else _SINGLE.get(single, single)
