"""XSL transforms, of which browsers make a page: the elements in their templates, and what they put together.

Elements without a namespace become HTML. What a transform computes (`{…}`, `xsl:attribute`) is known only with the
document that it is for: where that decides what is fetched, it cannot be read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .elements import HTML, Tag

XSL = "http://www.w3.org/1999/XSL/Transform"

COMPUTED = "xslt.invalid"
"""A host that is never met (RFC 2606): it stands for what a transform puts together."""

_ADDRESS = f"https://{COMPUTED}/"
_TEMPLATE = re.compile(r"\{\{|\}\}|\{[^{}]*\}")
# What may yet become the scheme or the host of an address.
_UNDECIDED = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:?)?[/\\]{0,2}|\s*(?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\]{2}[^/\\]*")
# Attributes in which addresses stand among other things.
_LISTS = ("style", "srcset", "imagesrcset", "srcdoc", "content", "values")
_DECIDING = frozenset({"rel", "type", "as", "http-equiv", "attributename", "language"})
_DECIDED = frozenset({"link", "meta", "script", "input", "set", "animate"})

_TEXT_ELEMENTS = frozenset(
    "a abbr b blockquote br code dd div dl dt em h1 h2 h3 h4 h5 h6 hr i li main nav ol p pre section small span strong"
    " sub sup table tbody td tfoot th thead time tr u ul".split()
)
_HARMLESS_ATTRIBUTES = frozenset(
    "alt class cellpadding cellspacing colspan dir height hreflang id lang name role rowspan scope target title width"
    " datetime".split()
)
_PLAIN = frozenset(
    "apply-imports apply-templates call-template choose comment decimal-format fallback for-each if key message number"
    " otherwise output param preserve-space sort strip-space stylesheet template text transform value-of variable when"
    " with-param attribute-set import include element attribute".split()
)
_DOCUMENT = re.compile(r"\bdocument\s*\(\s*(?:'([^']*)'|\"([^\"]*)\")?")
_DOCTYPE = re.compile(r"\s*(?:<!doctype[^>]*>\s*)?[^<]*", re.IGNORECASE)


@dataclass(frozen=True)
class Made:
    """What an instruction does: a URL that it fetches, or none where nobody can read what it makes; and its name."""

    url: str | None
    how: str


def literal(tag: Tag, around: str) -> tuple[Tag, bool]:
    """Return an element of a template as it stands in the page, and whether what decides about it is computed.

    `around` is the element of the page that it stands in.
    """
    computed = {key.lower() for key, value in tag.attributes.items() if _is_computed(value)}
    is_open = tag.name.lower() in _DECIDED and bool(computed & _DECIDING)
    filled = {key: _filled(key, value) for key, value in tag.attributes.items()}
    if tag.namespace:
        return replace(tag, parent_name=around, attributes=filled), is_open
    attributes = {key.lower(): value for key, value in filled.items()}
    return replace(tag, namespace=HTML, name=tag.name.lower(), parent_name=around, attributes=attributes), is_open


def instruction(tag: Tag, around: str, text: str) -> Iterator[Made]:
    """Yield what an instruction fetches or makes; `around` is the element of the page that it stands in."""
    how = f"<xsl:{tag.name}>"
    for value in tag.attributes.values():
        for match in _DOCUMENT.finditer(value):
            yield Made(match[1] or match[2] or None, f"document() in {how}")
    if tag.name in ("import", "include"):
        yield Made(tag.get("href"), how)
    elif tag.name not in _PLAIN or around in ("script", "style") or _makes_unread(tag, around, text):
        yield Made(None, how)


def _makes_unread(tag: Tag, around: str, text: str) -> bool:
    """Tell whether an instruction makes an element, attribute or markup that may fetch something."""
    name = tag.get("name").strip().lower()
    if tag.name == "element":
        return name not in _TEXT_ELEMENTS
    if tag.name == "attribute":
        return name not in _HARMLESS_ATTRIBUTES and not (name == "href" and around in ("a", "area"))
    is_raw = tag.get("disable-output-escaping").strip() == "yes"
    return is_raw and (tag.name == "value-of" or not _DOCTYPE.fullmatch(text))


def _is_computed(value: str) -> bool:
    return any(match[0] not in ("{{", "}}") for match in _TEMPLATE.finditer(value))


def _filled(key: str, value: str) -> str:
    """Return an attribute with an address that is never met in place of what is computed."""
    if not _is_computed(value):
        return _TEMPLATE.sub(lambda match: match[0][0], value)
    if key.lower() not in _LISTS and _UNDECIDED.fullmatch(value[: value.index("{")]):
        return _ADDRESS
    return _TEMPLATE.sub(lambda match: match[0][0] if match[0] in ("{{", "}}") else _ADDRESS, value)
