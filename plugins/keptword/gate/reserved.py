"""The ids and attributes that belong to banner, settings and gate: what a text or a theme writes may not carry them.

Otherwise a link could grant consent, a heading could cover the buttons, and a script could pass for a service's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ..requests.elements import Tag

_IDS = frozenset({"site-consent", "site-consent-title", "in-browser"})
_ID_PREFIXES = ("consent-", "receipt-")

_ATTRIBUTES = frozenset({"data-grant", "data-open", "data-consent", "data-receipt"})
_OF_SCRIPTS = frozenset({"data-service", "data-markup", "data-src", "data-type", "data-async"})

# What lets one element act for another: a label clicks, a button sends a form, an invoker opens.
_REFERRING = frozenset({"for", "form", "popovertarget", "commandfor", "interestfor"})

# An image of this name is what `document.cookie` then is (HTML §3.1.6).
_CLOBBERING = frozenset({"img", "form", "iframe", "embed", "object"})
_OF_DOCUMENT = frozenset(
    """
    URL activeElement addEventListener adoptNode adoptedStyleSheets all anchors append appendChild applets baseURI
    bgColor body characterSet charset childElementCount childNodes children clear cloneNode close
    compareDocumentPosition compatMode contains contentType cookie createAttribute createAttributeNS createComment
    createDocumentFragment createElement createElementNS createEvent createNodeIterator createProcessingInstruction
    createRange createTextNode createTreeWalker currentScript defaultView designMode dir dispatchEvent doctype
    documentElement documentURI domain elementFromPoint elementsFromPoint embeds evaluate execCommand exitFullscreen
    firstChild firstElementChild fonts forms getAnimations getElementById getElementsByClassName getElementsByName
    getElementsByTagName getElementsByTagNameNS getRootNode getSelection hasChildNodes hasFocus hasStorageAccess head
    hidden images implementation importNode insertBefore isConnected isEqualNode isSameNode lastChild lastElementChild
    lastModified links location nextSibling nodeName nodeType nodeValue normalize open ownerDocument parentElement
    parentNode plugins prepend prerendering previousSibling querySelector querySelectorAll readyState referrer
    removeChild removeEventListener replaceChild replaceChildren requestStorageAccess rootElement scripts
    scrollingElement startViewTransition styleSheets textContent title visibilityState when write writeln
    """.split()
)


class Why(Enum):
    """Why an element may not carry an attribute, in words for people."""

    PART = "belongs to the consent banner and its settings"
    WRITTEN = "is written by the build alone"
    ACTING = "acts for a button or a form of the consent banner"
    HIDING = "hides what scripts of the page call by that name"
    REPEATED = "another part of this page has"


@dataclass(frozen=True, slots=True)
class ReservedUse:
    """What an element carries and may not: the attribute as written, its value, and why."""

    attribute: str
    value: str
    why: Why

    @property
    def written(self) -> str:
        return f'{self.attribute}="{self.value}"' if self.value else self.attribute


def is_reserved_id(name: str) -> bool:
    """Tell whether an id is one that the build gives to its own parts."""
    return name in _IDS or name.startswith(_ID_PREFIXES)


def reserved_uses(tag: Tag) -> Iterator[ReservedUse]:
    """Yield the uses of reserved ids, attributes and names in an element."""
    for attribute, value in tag.attributes.items():
        name = attribute.lower()
        if name in ("id", "name") and is_reserved_id(value):
            yield ReservedUse(attribute, value, Why.PART)
        elif name in _ATTRIBUTES or (name in _OF_SCRIPTS and tag.name == "script"):
            yield ReservedUse(attribute, value, Why.WRITTEN)
        elif name in _REFERRING and any(map(is_reserved_id, value.split())):
            yield ReservedUse(attribute, value, Why.ACTING)
        elif name in ("name", "id") and tag.name in _CLOBBERING and value in _OF_DOCUMENT:
            yield ReservedUse(attribute, value, Why.HIDING)
