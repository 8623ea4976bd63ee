"""What a text of which parts may be unknown says of its URL, its markup or its CSS: the host, or that it is open."""

import re

from ..marks import GIVEN, OWN, PAGE, PLAIN, UNKNOWN

_MARK = re.compile("[" + "".join((UNKNOWN, OWN, PLAIN, GIVEN, *PAGE)) + "]")
_OWN_ORIGIN = re.compile(
    rf"(?:[A-Za-z][A-Za-z0-9+.-]{{0,15}}:)?//{OWN}(?:{PLAIN}|:{PLAIN})?(?![^/?#\\{PLAIN}])|^{OWN}(?=[/?#]|$)"
)
_HOST = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*+:)?[/\\]{2,}[^/\\?#]++[/\\?#]")
_BEFORE_HOST = re.compile(r"\s*(?:(?:https?|wss?|ftp):?[/\\]*|[/\\]{2,})[^/\\?#]*+", re.IGNORECASE)
_SCHEME_BEGINNINGS = ("h", "ht", "htt", "http", "https", "w", "ws", "wss", "http:", "https:", "ws:", "wss:")
_TAG = re.compile(r"""<([a-zA-Z][^\s/>]*+)((?:[^"'>]++|"[^"]*+"|'[^']*+')*)""")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]++))?""")
_CSS_URL = re.compile(r"""(?:url\(|@import)\s*+["']?([^"')]*+)""", re.IGNORECASE)

_LOADING_ATTRIBUTES = frozenset(("src", "srcset", "data", "poster", "background", "srcdoc", "imagesrcset", "content"))
_LOADING_LINKS = frozenset(("link", "base", "image", "use", "script", "feimage"))
LOADING_TAGS = _LOADING_LINKS | {
    "img",
    "iframe",
    "frame",
    "embed",
    "object",
    "audio",
    "video",
    "source",
    "track",
    "input",
}


def read_url(text: str) -> tuple[str, bool]:
    """Return as much of a URL as is known, up to "" for nothing, and whether its host is open."""
    text = text.strip()
    if OWN in text:
        text = _OWN_ORIGIN.sub("", text, count=1)
    mark = _MARK.search(text)
    if mark is None:
        return text, False
    head = text[: mark.start()]
    if not head:
        return "", mark.group() == UNKNOWN or (mark.group() == OWN and text[1:2] in (".", "@", "-"))
    if _HOST.match(head):
        return head, False
    if _BEFORE_HOST.fullmatch(head) or head.lower() in _SCHEME_BEGINNINGS:
        return "", mark.group() != GIVEN
    return head, False


def has_open_markup(text: str) -> bool:
    """Tell whether an unknown part of some markup may be a URL that is fetched."""
    if UNKNOWN not in text:
        return False
    if not _MARK.sub("", text).strip():
        return True
    for tag in _TAG.finditer(text):
        name, attributes = tag.group(1).lower(), tag.group(2)
        if UNKNOWN in attributes and _has_open_attribute(name, attributes):
            return True
    return _has_open_script(text.lower())


def _has_open_script(text: str) -> bool:
    start = text.find("<script")
    while start >= 0:
        end = text.find("</script", start)
        if end < 0:
            return False
        if UNKNOWN in text[text.find(">", start) : end]:
            return True
        start = text.find("<script", end)
    return False


def _has_open_attribute(tag: str, attributes: str) -> bool:
    for attribute in _ATTRIBUTE.finditer(attributes):
        name, value = attribute.group(1).lower(), (attribute.group(2) or "").strip("\"'")
        if UNKNOWN in name and tag in LOADING_TAGS:
            return True
        if UNKNOWN not in value:
            continue
        loads = name in _LOADING_ATTRIBUTES or (name in ("href", "xlink:href") and tag in _LOADING_LINKS)
        if loads and read_url(value)[1]:
            return True
        if name.startswith("on") or (name == "style" and has_open_css(value)):
            return True
    return False


def has_open_css(text: str) -> bool:
    """Tell whether an unknown part of some CSS may be a URL that is fetched."""
    if text.strip() == UNKNOWN:
        return True
    return UNKNOWN in text and any(read_url(url.group(1))[1] for url in _CSS_URL.finditer(text))


def without_marks(text: str) -> str:
    """Return the text with nothing in place of what is not known."""
    return _MARK.sub("", _OWN_ORIGIN.sub("", text) if OWN in text else text)
