"""URLs of other hosts that stand anywhere in a page but in the few places where no browser fetches anything.

Which elements and attributes fetch differs by engine, by parser and by year; which do not is a short list. On pages of
the own site everything outside that list counts, in any namespace, whatever the element is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from types import MappingProxyType
from typing import TypeAlias

import tinycss2

from .causes import REFRESH, Act, Cause, attribute, words
from .data_urls import data_url_text
from .elements import HTML, SVG, Tag, script_type
from .load import Place, host_of, resolve

Node: TypeAlias = tinycss2.ast.Node

# Words for people, names and coordinates, on any element.
_WORDS = frozenset(
    "abbr alt accept accept-charset autocomplete charset class coords d datetime dir download for headers id itemid "
    "itemprop itemtype label lang media name pattern placeholder points rdf:about rdf:resource requiredextensions "
    "requiredfeatures role sizes summary title typeof vocab xml:lang xml:space".split()
)
_WORD_PREFIXES = ("data-", "aria-", "xmlns")

# What only an act of the visitor follows, what machines read as a statement, and what `forms` judges.
_BY_ELEMENT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "a": frozenset({"href", "xlink:href"}),
        "area": frozenset({"href"}),
        "blockquote": frozenset({"cite"}),
        "q": frozenset({"cite"}),
        "ins": frozenset({"cite"}),
        "del": frozenset({"cite"}),
        "form": frozenset({"action"}),
        "button": frozenset({"formaction", "value"}),
        "input": frozenset({"formaction", "value"}),
        "option": frozenset({"value"}),
        "data": frozenset({"value"}),
        "html": frozenset({"prefix"}),
    }
)
_STATED_RELS = frozenset(
    "alternate author bookmark canonical help hub license me pingback prev privacy-policy self shortlink tag "
    "terms-of-service webmention".split()
)
_STATEMENTS = frozenset({"", "content-language", "content-security-policy", "content-type"})

# Text of scripts that no browser runs or follows.
_DATA_TYPES = frozenset({"application/ld+json", "application/json", "text/plain"})

# Elements that show a `data:` URL as a picture or play it; elsewhere it is a document, a script or a style sheet.
_SHOWN_IN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "img": ("src",),
        "source": ("src",),
        "input": ("src",),
        "video": ("poster",),
        "image": ("href", "xlink:href"),
        "feImage": ("href", "xlink:href"),
    }
)
_SHOWN = ("data:image/", "data:font/")
_PIXELS = re.compile(r"data:(?:image/(?!svg)[\w.-]+|font/[\w-]+);base64,[A-Za-z0-9+/=]*", re.IGNORECASE)
_DOCUMENT = re.compile(r"(?<![\w/?&=.-])data:[\w.+/-]*[;,]", re.IGNORECASE)
_NAMESPACES = re.compile(r"""xmlns(?::[\w-]+)?\s*=\s*(?:"[^"]*"|'[^']*')""")

_IGNORED = str.maketrans("", "", "\t\n\r")
_C0_OR_SPACE = "".join(map(chr, range(0x21)))
_SCHEME = re.compile(r"(?<![\w-])(?:https?|wss?|ftp|blob|filesystem|view-source|stuns?|turns?):", re.IGNORECASE)
_CODE = re.compile(r"(?:javascript|vbscript):", re.IGNORECASE)
_WITHOUT_SLASHES = re.compile(r"(?:https?|wss?|ftp):(?!//)", re.IGNORECASE)

# Where an address ends depends on what reads it: in a list, in a style sheet, by itself.
_ENDS = (re.compile(r"""[\s"'`,;<>(){}|]"""), re.compile(r"\s"))
_PLAIN_REFRESH = re.compile(r"[0-9]{1,9}(?:; ?url=(?P<url>[A-Za-z0-9:/._~%?&=#-]+))?", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n\f\r]?|(.))", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mention:
    """A URL that may be fetched: as it would be resolved, where it stands, and what names it."""

    url: str
    place: Place
    cause: Cause

    @property
    def how(self) -> str:
        """What names it, in words for people."""
        return self.cause.text

    @property
    def host(self) -> str:
        return host_of(self.url)


def tag_mentions(tag: Tag, base: str, own_host: str, place: Place) -> Iterator[Mention]:
    """Yield what the attributes of an element name that may be fetched from another host, or runs as code."""
    is_refresh = _is_refresh(tag)
    if is_refresh and not _is_plain_refresh(tag.get("content"), base, own_host):
        yield Mention(tag.get("content"), place, REFRESH)
    for name, value in tag.attributes.items():
        if is_refresh and name.lower() == "content":
            continue
        lower, trimmed = name.lower(), _trimmed(value)
        if not trimmed or _is_word(lower):
            continue
        if _CODE.match(trimmed):
            yield Mention(trimmed, place, replace(attribute(tag.name, name), act=Act.CODE, note=" with code"))
        if _is_harmless(tag, lower) or _is_shown(tag, lower, trimmed):
            continue
        cause = attribute(tag.name, name)
        if lower == "style":
            yield from style_mentions(value, base, own_host, place, cause)
            continue
        rest = _PIXELS.sub("", value)
        if _DOCUMENT.search(rest.translate(_IGNORED)):
            yield Mention(trimmed, place, cause.noted("with a document in its URL"))
        yield from (Mention(url, place, cause) for url in foreign_urls(rest, base, own_host))


def style_mentions(css: str, base: str, own_host: str, place: Place, cause: Cause) -> Iterator[Mention]:
    """Yield the URLs and texts of a style sheet, or of a `style` attribute, that name another host."""
    for node in _style_texts(css):
        at = place.further(node.source_line, node.source_column)
        if node.value[:5].lower() != "data:":
            yield from (Mention(url, at, cause) for url in foreign_urls(node.value, base, own_host))
        elif not _is_picture(node.value, base, own_host):
            yield Mention(node.value, at, cause.noted("with a document in its URL"))


def style_text_mentions(text: str, base: str, own_host: str, place: Place) -> Iterator[Mention]:
    """Yield what the text of a `<style>` with an `@import` names: scanners take what no parser takes for an address."""
    if "@import" in text.lower():
        yield from (
            Mention(url, place, words("<style>")) for url in foreign_urls(_PIXELS.sub("", text), base, own_host)
        )


def _is_picture(url: str, base: str, own_host: str) -> bool:
    """Tell whether a `data:` URL in a style sheet fetches nothing.

    SVG that a filter or mask refers to is a document: it may name no other host, nor declare what it holds.
    """
    kind, text = data_url_text(url)
    if kind != "image/svg+xml":
        return url.lower().startswith(_SHOWN)
    written = _NAMESPACES.sub("", unescape(text))
    return "<!" not in text and not any(foreign_urls(written, base, own_host))


def script_mentions(tag: Tag, text: str, base: str, own_host: str, place: Place) -> Iterator[Mention]:
    """Yield what a script of a type that no browser runs names: rules and maps that it may follow all the same."""
    kind = script_type(tag).partition(";")[0].strip()
    if kind not in _DATA_TYPES and not kind.endswith("+json"):
        # Templates and formulas; rules and maps (`speculationrules`) browsers may follow by themselves.
        act = Act.DATA_BLOCK if kind.startswith(("text/", "math/", "x-shader/")) else Act.OTHER
        cause = Cause(act, f"<script type={tag.get('type').strip()}>")
        yield from (Mention(url, place, cause) for url in foreign_urls(text, base, own_host))


def foreign_urls(value: str, base: str, own_host: str) -> Iterator[str]:
    """Yield the URLs of other hosts in a text: the text as a whole, and wherever one begins in it.

    Both as it is and as CSS unescapes it. Browsers ignore tabs and line ends in URLs, and take a backslash for a slash
    (URL §4.4).
    """
    texts = (value, _without_css_escapes(value)) if "\\" in value else (value,)
    found = (
        next(filter(None, (_foreign(reading, base, own_host) for reading in readings)), "")
        for text in texts
        for readings in _candidates(text)
    )
    yield from dict.fromkeys(filter(None, found))


def _foreign(candidate: str, base: str, own_host: str) -> str:
    """Return the address of another host that a text is, resolved; empty where it is none.

    What begins as one and cannot be read is returned as it is: nobody can tell what a browser makes of it.
    """
    resolved = resolve(candidate, base)
    if _WITHOUT_SLASHES.match(candidate):
        # On another host or the own one, by the scheme of the page.
        return candidate
    if resolved is None:
        return candidate if "//" in candidate.replace("\\", "/") else ""
    host = host_of(resolved)
    return resolved if host and host != own_host else ""


def _candidates(text: str) -> Iterator[tuple[str, ...]]:
    """Yield what may be an address in a text, each in all the ways in which it may end."""
    yield (_trimmed(text),)
    slashed = text.translate(_IGNORED).replace("\\", "/")
    schemes = {match.end(): match.start() for match in _SCHEME.finditer(slashed)}
    starts = set(schemes.values())
    at = slashed.find("//")
    while at >= 0:
        # Those of `https://` begin with their scheme; those of a path, `/a//b`, are no address.
        before = slashed[at - 1 : at]
        if at not in schemes and not (before and (before.isalnum() or before in "-_~.%/")):
            starts.add(at)
        at = slashed.find("//", at + 1)
    for start in sorted(starts):
        ends = (ending.search(slashed, start) for ending in _ENDS)
        yield tuple(slashed[start : end.start() if end else len(slashed)] for end in ends)


def _trimmed(value: str) -> str:
    return value.translate(_IGNORED).strip(_C0_OR_SPACE)


def _without_css_escapes(text: str) -> str:
    def unescaped(match: re.Match[str]) -> str:
        return chr(min(int(match[1], 16), 0x10FFFF)) if match[1] else match[2]

    return _CSS_ESCAPE.sub(unescaped, text)


def _is_word(name: str) -> bool:
    return name in _WORDS or name.startswith(_WORD_PREFIXES)


def _is_harmless(tag: Tag, name: str) -> bool:
    """Tell whether no engine fetches what stands in this attribute."""
    if _is_word(name):
        return True
    if name in _BY_ELEMENT.get(tag.name, ()) and tag.namespace in (HTML, SVG):
        return tag.is_html or tag.name == "a"
    if tag.is_html and tag.name == "meta":
        return name == "property" or (name == "content" and tag.get("http-equiv").lower() in _STATEMENTS)
    if tag.is_html and tag.name == "link":
        rels = set(tag.get("rel").lower().split())
        return name == "rel" or (name == "href" and bool(rels) and rels <= _STATED_RELS)
    return False


def _is_shown(tag: Tag, name: str, url: str) -> bool:
    """Tell whether an attribute is a `data:` URL that is shown or played, so that it can fetch nothing itself."""
    shows = name in _SHOWN_IN.get(tag.name, ()) or (
        tag.name == "link" and tag.get("rel").lower().split()[-1:] == ["icon"]
    )
    return shows and url.lower().startswith((*_SHOWN, "data:,"))


def _is_refresh(tag: Tag) -> bool:
    return tag.name == "meta" and "refresh" in tag.get("http-equiv").lower()


def _is_plain_refresh(content: str, base: str, own_host: str) -> bool:
    """Tell whether a refresh stays, or leads to the own site in so plain a form that all browsers read it alike."""
    match = _PLAIN_REFRESH.fullmatch(content)
    if match is None:
        return False
    resolved = resolve(match["url"], base) if match["url"] else base
    return resolved is not None and host_of(resolved) == own_host


def _style_texts(css: str) -> Iterator[Node]:
    """Yield the strings and URLs of a style sheet, but not those of selectors and of `@namespace`."""
    try:
        nodes = tinycss2.parse_component_value_list(css)
    except ValueError:
        # Integers too long for Python: nothing that anyone writes.
        yield tinycss2.ast.StringToken(1, 1, css, css)
        return
    stack = [iter(nodes)]
    in_namespace = False
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.type == "at-keyword":
            in_namespace = node.lower_value == "namespace"
        elif node.type == "literal" and node.value == ";":
            in_namespace = False
        elif node.type in ("url", "string") and not in_namespace:
            yield node
        elif node.type == "function":
            stack.append(iter(node.arguments))
        elif node.type.endswith(" block"):
            in_namespace = False
            if node.type != "[] block":
                stack.append(iter(node.content))
