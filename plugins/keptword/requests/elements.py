"""Which attributes of an element make a browser fetch something: HTML, SVG, and what engines still honour.

An element is described by a `Tag`, so that HTML and XML parsers serve alike. What stands in style sheets, scripts
and nested documents is not this module's: it only says which attribute names what.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .causes import REFRESH, Act, Cause, attribute
from .destinations import Destination

HTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"

# Image candidates, HTML §4.8.4.2.1: a URL ends at white space; its descriptors at the next comma outside parentheses.
_SPACE = " \t\n\f\r"

_BACKGROUNDS = frozenset({"body", "table", "thead", "tbody", "tfoot", "tr", "td", "th"})
_PRESENTATION = frozenset(
    {"fill", "stroke", "clip-path", "mask", "marker", "marker-start", "marker-mid", "marker-end", "cursor"}
)
_SVG_FETCHING = frozenset({"image", "feImage"})
_ANIMATIONS = frozenset({"animate", "set"})

# What a link element fetches or connects to (HTML §4.6.7), and what single engines add: touch icons and `next` in
# Firefox, `search` in Chromium, dictionaries in Chromium.
_FETCHING_RELS = frozenset(
    "stylesheet icon apple-touch-icon apple-touch-icon-precomposed mask-icon modulepreload prefetch prerender "
    "preconnect dns-prefetch manifest next search compression-dictionary".split()
)
_BY_REL = {
    "stylesheet": Destination.STYLE,
    "manifest": Destination.MANIFEST,
    "modulepreload": Destination.SCRIPT,
    "icon": Destination.IMAGE,
    "apple-touch-icon": Destination.IMAGE,
    "apple-touch-icon-precomposed": Destination.IMAGE,
    "mask-icon": Destination.IMAGE,
}
_PRELOADED = {
    "image": Destination.IMAGE,
    "script": Destination.SCRIPT,
    "style": Destination.STYLE,
    "font": Destination.FONT,
    "track": Destination.MEDIA,
    "fetch": Destination.UNKNOWN,
    "json": Destination.UNKNOWN,
}


QUIET = frozenset("class title role lang dir aria-label aria-hidden aria-labelledby".split())
"""Attributes that make no element do anything, nor name anything: they are words for people and style sheets."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One element: its namespace, name and attributes, the name of the element around it, and where it stands."""

    namespace: str
    name: str
    attributes: Mapping[str, str]
    parent_name: str = ""
    line: int = 1
    column: int = 1

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def is_html(self) -> bool:
        return self.namespace == HTML

    @property
    def linked(self) -> str:
        """What SVG calls a link: `href` wins over `xlink:href` (SVG 2 §16.1.5)."""
        return self.get("href") if "href" in self.attributes else self.get("xlink:href")


@dataclass(frozen=True, slots=True)
class Fetch:
    """A URL that an element names, as written, the cause, and what it is for."""

    url: str
    cause: Cause
    destination: Destination = Destination.UNKNOWN


def fetches(tag: Tag) -> Iterator[Fetch]:
    """Yield what an element fetches by its attributes; empty URLs fetch nothing and are left out."""
    found = _html_fetches(tag) if tag.is_html else _svg_fetches(tag) if tag.namespace == SVG else iter(())
    for fetch in found:
        if fetch.url.strip(_SPACE):
            yield fetch


def template_fetches(tag: Tag) -> Iterator[Fetch]:
    """Yield what Firefox fetches out of an inert `<template>`: what its speculative parser sees."""
    name = tag.name
    if tag.get("loading").lower() == "lazy":
        return
    if (tag.is_html and name in ("img", "script", "link", "input", "source")) or name == "image":
        yield from fetches(tag)
    elif tag.is_html and name == "video":
        yield from _attributes(tag, Destination.IMAGE, "poster")


def presentation_styles(tag: Tag) -> Iterator[tuple[str, str]]:
    """Yield the attributes of an SVG element that are CSS properties, with their value (SVG 2 §6.6)."""
    if tag.namespace == SVG:
        yield from ((name, value) for name, value in tag.attributes.items() if name in _PRESENTATION)


def runs_script(tag: Tag) -> bool:
    """Tell whether a script element holds JavaScript, classic or module (HTML §4.12.1.1)."""
    kind = script_type(tag)
    return kind == "module" or kind in _SCRIPT_TYPES


def script_type(tag: Tag) -> str:
    """Return the type of a script element: its `type`, else what its `language` says, in lower case."""
    if "type" in tag.attributes:
        return tag.get("type").strip(_SPACE).lower() or "text/javascript"
    language = tag.get("language")
    return f"text/{language.lower()}" if language else "text/javascript"


_SCRIPT_TYPES = frozenset(
    [f"{top}/{sub}" for top in ("text", "application") for sub in ("javascript", "ecmascript", "x-javascript")]
    + ["application/x-ecmascript", "text/x-ecmascript", "text/jscript", "text/livescript"]
    + [f"text/javascript1.{minor}" for minor in range(6)]
)


def image_candidates(srcset: str) -> Iterator[str]:
    """Yield the URLs of a `srcset` (HTML §4.8.4.2.1)."""
    at, end = 0, len(srcset)
    while at < end:
        while at < end and srcset[at] in _SPACE + ",":
            at += 1
        start = at
        while at < end and srcset[at] not in _SPACE:
            at += 1
        url = srcset[start:at]
        if url.endswith(","):
            url = url.rstrip(",")
            descriptors = ""
        else:
            start, depth = at, 0
            while at < end and (depth or srcset[at] != ","):
                depth += (srcset[at] == "(") - (srcset[at] == ")" and depth > 0)
                at += 1
            descriptors = srcset[start:at]
        if url and _are_descriptors(descriptors):
            yield url


_DESCRIPTOR = re.compile(r"[+-]?[\d.]+(?:e[+-]?\d+)?[wxh]", re.IGNORECASE)


def _are_descriptors(text: str) -> bool:
    return all(_DESCRIPTOR.fullmatch(word) for word in text.split())


def refresh_urls(content: str) -> tuple[str, ...]:
    """Return where `<meta http-equiv=refresh>` may lead; nothing where it stays (HTML §4.2.5.3).

    Engines differ from the standard and from each other: white space is any that Unicode knows, and an address in
    quotes ends at the first one or at the last.
    """
    match = re.match(r"\s*(?:[0-9]+|(?=\.))[0-9.]*(.*)$", content, re.DOTALL)
    if match is None or not re.match(r"[\s;,]", match[1]):
        return ()
    rest = match[1].lstrip()
    rest = (rest[1:] if rest[:1] in (";", ",") else rest).lstrip()
    named = re.match(r"url\s*=\s*", rest, re.IGNORECASE)
    rest = rest[named.end() :] if named else rest
    readings = [rest]
    if (quote := rest[:1]) in ("'", '"'):
        inside = rest[1:]
        readings = [inside.split(quote, 1)[0], inside.rpartition(quote)[0] or inside]
    return tuple(dict.fromkeys(filter(None, (reading.strip() for reading in readings))))


def _attributes(tag: Tag, destination: Destination, name: str) -> Iterator[Fetch]:
    if name in tag.attributes:
        yield Fetch(tag.get(name), attribute(tag.name, name), destination)


def _candidates(tag: Tag, name: str) -> Iterator[Fetch]:
    for url in image_candidates(tag.get(name)):
        yield Fetch(url, attribute(tag.name, name), Destination.IMAGE)


def _html_fetches(tag: Tag) -> Iterator[Fetch]:
    name = tag.name
    if name in _BACKGROUNDS:
        yield from _attributes(tag, Destination.IMAGE, "background")
    match name:
        case "img":
            yield from _attributes(tag, Destination.IMAGE, "src")
            yield from _candidates(tag, "srcset")
        case "input" if tag.get("type").lower() == "image":
            yield from _attributes(tag, Destination.IMAGE, "src")
        case "video":
            yield from _attributes(tag, Destination.IMAGE, "poster")
            yield from _media(tag)
        case "audio":
            yield from _media(tag)
        case "source" if tag.parent_name == "picture":
            if _may_be_shown(tag.get("type")):
                yield from _candidates(tag, "srcset")
        case "source" if tag.parent_name in ("video", "audio"):
            yield from _attributes(tag, Destination.MEDIA, "src")
        case "track" if tag.parent_name in ("video", "audio") and "default" in tag.attributes:
            yield from _attributes(tag, Destination.MEDIA, "src")
        case "embed":
            yield from _attributes(tag, Destination.OBJECT, "src" if "src" in tag.attributes else "code")
        case "object":
            yield from _attributes(tag, Destination.OBJECT, "data")
        case "iframe" if "srcdoc" not in tag.attributes:
            yield from _attributes(tag, Destination.FRAME, "src")
        case "frame":
            yield from _attributes(tag, Destination.FRAME, "src")
        case "model":
            yield from _attributes(tag, Destination.UNKNOWN, "src")
        case "script" if runs_script(tag) and "nomodule" not in tag.attributes:
            yield from _attributes(tag, Destination.SCRIPT, "src")
        case "link":
            yield from _link(tag)
        case "meta" if tag.get("http-equiv").lower() == "refresh":
            yield from (Fetch(url, REFRESH) for url in refresh_urls(tag.get("content")))


def _may_be_shown(kind: str) -> bool:
    """Tell whether an engine may show a picture of this type (HTML §4.8.4.3.5): a list of those would age."""
    return not kind.strip() or kind.strip().lower().startswith("image/")


def _media(tag: Tag) -> Iterator[Fetch]:
    """With `preload=none` a media file waits for the visitor, unless it plays by itself."""
    if tag.get("preload").lower() != "none" or "autoplay" in tag.attributes:
        yield from _attributes(tag, Destination.MEDIA, "src")


def _link(tag: Tag) -> Iterator[Fetch]:
    rels = set(tag.get("rel").lower().split())
    cause = Cause(Act.LINK, tag.get("rel").strip(), ("link",))
    is_preload = "preload" in rels and tag.get("as").lower() in _PRELOADED
    if is_preload and tag.get("as").lower() == "image":
        yield from (Fetch(url, cause, Destination.IMAGE) for url in image_candidates(tag.get("imagesrcset")))
    if is_preload or rels & _FETCHING_RELS:
        preloaded = _PRELOADED[tag.get("as").lower()] if is_preload else Destination.UNKNOWN
        destination = next((destination for rel, destination in _BY_REL.items() if rel in rels), preloaded)
        yield Fetch(tag.get("href"), cause, destination)


def _svg_fetches(tag: Tag) -> Iterator[Fetch]:
    if tag.name in _SVG_FETCHING or (tag.name == "script" and runs_script(tag)):
        destination = Destination.SCRIPT if tag.name == "script" else Destination.IMAGE
        yield Fetch(tag.linked, attribute(tag.name, "href"), destination)
    elif tag.name in _ANIMATIONS and tag.get("attributeName") in ("href", "xlink:href") and tag.parent_name != "a":
        values = [tag.get(name) for name in ("from", "to", "by")] + tag.get("values").split(";")
        yield from (Fetch(value.strip(), attribute(tag.name, "values")) for value in values)
