"""What is gathered while a document is read: its loads, its scripts, its forms, and what cannot be trusted in it.

Elements come in one by one, from whichever parser; what they hold in other languages (style sheets, scripts, nested
documents) is read here, so that an SVG file and an HTML page are judged alike.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import unquote

from plugins.loads.css import CssUrl, style_attribute_urls, style_sheet_urls
from plugins.loads.data_urls import data_url_text
from plugins.loads.elements import Fetch, Tag, fetches, presentation_styles, runs_script, script_type, template_fetches
from plugins.loads.javascript import read_script
from plugins.loads.json_blocks import import_map_urls, speculated
from plugins.loads.load import Load, Place, resolve
from plugins.loads.scripts import csp_hash

MAXIMUM_NESTING = 12

_ABSOLUTE = re.compile(r"(?:https?:)?//\S+$", re.IGNORECASE)
_ABSOLUTE_IN_JSON = re.compile(r'"(https?:(?:\\?/){2}[^"\s]+)"', re.IGNORECASE)

# The same scripts and style sheets stand on page after page of a site.
_read_script = lru_cache(maxsize=256)(read_script)


@lru_cache(maxsize=256)
def _style_sheet_urls(css: str) -> tuple[CssUrl, ...]:
    return tuple(style_sheet_urls(css))


WEB = ("https:", "http:")
SOCKETS = ("https:", "http:", "wss:", "ws:", "stun:", "turn:", "stuns:", "turns:")


@dataclass(frozen=True, slots=True)
class Script:
    """Code that a browser would run: an inline script, an event handler or a `javascript:` URL."""

    code: str
    place: Place
    how: str

    @property
    def hash(self) -> str:
        return csp_hash(self.code)


@dataclass(frozen=True, slots=True)
class Form:
    """Where a form sends what the visitor typed."""

    url: str
    place: Place


@dataclass(frozen=True, slots=True)
class Distrust:
    """Something that browsers, or their parsers, read in more than one way."""

    place: Place
    what: str


@dataclass(frozen=True, slots=True)
class Style:
    """Style that stands in a page: the text of a `<style>`, or of an attribute."""

    css: str
    place: Place
    how: str

    @property
    def hash(self) -> str:
        return csp_hash(self.css)


@dataclass(frozen=True, slots=True)
class StatedPolicy:
    """A Content-Security-Policy that a page states in its head, and whether it does so where scripts run."""

    text: str
    scripting: bool


@dataclass
class Reading:
    """All that was found in a document and in those nested in it. `known` are hashes of scripts not to be read."""

    known: Collection[str] = ()
    loads: list[Load] = field(default_factory=list)
    scripts: list[Script] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    distrusts: list[Distrust] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    policies: list[StatedPolicy] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    _seen: set[tuple[str, int, int, str]] = field(default_factory=set)

    def add(self, url: str, base: str, place: Place, how: str, schemes: tuple[str, ...] = WEB) -> None:
        """Add a load, unless nothing goes over the network for its scheme, or it is known already."""
        resolved = resolve(url, base)
        if resolved is None or not resolved.startswith(schemes):
            return
        key = (resolved, place.line, place.column, how)
        if key not in self._seen:
            self._seen.add(key)
            self.loads.append(Load(resolved, place, how))

    def add_opaque(self, place: Place, how: str) -> None:
        key = ("", place.line, place.column, how)
        if key not in self._seen:
            self._seen.add(key)
            self.loads.append(Load("", place, how, is_opaque=True))


@dataclass(frozen=True, slots=True)
class Document:
    """The document being read: its base URL, whether scripts run in it, and how deep it is nested in others."""

    base: str
    scripting: bool = True
    depth: int = 0

    def nested(self, base: str, *, scripting: bool = True) -> "Document":
        return Document(base, scripting, self.depth + 1)


# Reads a document nested in another: its text, its kind ("text/html", "image/svg+xml" …), itself, and its place.
NestedReader = Callable[[str, str, Document, Place, Reading], None]


class ElementReader:
    """Takes the elements of one document, in document order."""

    def __init__(self, document: Document, reading: Reading, read_nested: NestedReader) -> None:
        self._document = document
        self._reading = reading
        self._read_nested = read_nested
        self._links: list[tuple[str, Place]] = []
        self._held: list[tuple[str, Place, str]] = []
        self._takes_from_page = False
        self._speculates_on_links = False

    def take(self, tag: Tag, place: Place, text: str = "", *, inert: bool = False) -> None:
        """Read one element with the text in it. Inert is what stands in a `<template>`."""
        self._hold(tag, place, text, inert=inert)
        if inert:
            self._take_inert(tag, place, text)
            return
        if not self._document.depth:
            self._note(tag, place, text)
        for fetch in fetches(tag):
            if tag.name == "script" and not self._document.scripting:
                continue
            self._fetch(fetch, place, tag)
        for name, value in presentation_styles(tag):
            self._style_attribute(f"{name}:{value}", place, f"<{tag.name} {name}>")
        if "style" in tag.attributes:
            self._style_attribute(tag.get("style"), place, f"<{tag.name} style>")
        if tag.name == "style":
            self._style_sheet(text, place, imports_only=tag.is_html and not _is_css(tag))
        if self._document.scripting:
            self._handlers(tag, place)
            if tag.name == "script":
                self._script(tag, text, place)
        if tag.is_html:
            self._html_only(tag, place)

    def scan(self, tag: Tag, place: Place) -> None:
        """Read one tag as a preload scanner does: what it fetches, whatever the language of a script."""
        if tag.name == "script" and not tag.get("type"):
            tag = replace(tag, attributes={name: value for name, value in tag.attributes.items() if name != "language"})
        for fetch in fetches(tag):
            if not fetch.url.lower().startswith(("data:", "javascript:")):
                self._reading.add(fetch.url, self._document.base, place, fetch.how)

    def scan_style(self, css: str, inside: Place) -> None:
        """Read a style element as a preload scanner does, of whatever type it is: only what it imports."""
        self._style_sheet(css, inside, imports_only=True)

    def finish(self) -> None:
        """Read what depends on the whole document: rules that prefetch its links, code that takes URLs out of it."""
        if self._takes_from_page:
            for url, place, how in self._held:
                self._reading.add(url, self._document.base, place, f"{how} that a script can take up")
        if self._speculates_on_links:
            for href, place in self._links:
                self._reading.add(href, self._document.base, place, "speculation rules")

    def _hold(self, tag: Tag, place: Place, text: str, *, inert: bool) -> None:
        """Note the URLs that stand in the page as data: a script that cannot be read may take them up."""
        for name, value in tag.attributes.items():
            if name.startswith("data-") and _ABSOLUTE.match(value.strip()):
                self._held.append((value, place, f"<{tag.name} {name}>"))
        if tag.name == "script" and script_type(tag).endswith("json"):
            self._held += [(url, place, "JSON") for url in _ABSOLUTE_IN_JSON.findall(text)]
        elif tag.name == "form" and tag.get("action"):
            self._held.append((tag.get("action"), place, "<form action>"))
        elif inert:
            self._held += [(fetch.url, place, f"{fetch.how} in a template") for fetch in fetches(tag)]

    def _note(self, tag: Tag, place: Place, text: str) -> None:
        """Note what the page is, beyond what it loads: its ids, its own style, and the policies that it states."""
        reading = self._reading
        if "id" in tag.attributes:
            reading.ids.add(tag.get("id"))
        if "style" in tag.attributes:
            reading.styles.append(Style(tag.get("style"), place, f"<{tag.name} style>"))
        if tag.name == "style" and tag.is_html:
            reading.styles.append(Style(text, place, "<style>"))
        elif tag.name == "meta" and tag.get("http-equiv").lower() == "content-security-policy":
            reading.policies.append(StatedPolicy(tag.get("content"), self._document.scripting))

    def _take_inert(self, tag: Tag, place: Place, text: str) -> None:
        for fetch in template_fetches(tag):
            self._reading.add(fetch.url, self._document.base, place, f"{fetch.how} in a template")
        if tag.name == "style":
            self._style_sheet(text, place, imports_only=True)

    def _fetch(self, fetch: Fetch, place: Place, tag: Tag) -> None:
        url = fetch.url.strip()
        scheme = url[:11].lower()
        if scheme.startswith("javascript:"):
            if tag.name in ("iframe", "frame", "object", "embed") and self._document.scripting:
                self.run(unquote(url[11:]), place, f"{fetch.how} with javascript:")
        elif scheme.startswith("data:"):
            self._data_url(url, place, tag)
        else:
            self._reading.add(fetch.url, self._document.base, place, fetch.how)

    def _data_url(self, url: str, place: Place, tag: Tag) -> None:
        """Read a document, script or style sheet that stands in the URL; an image of this kind fetches nothing."""
        kind, text = data_url_text(url)
        if tag.name in ("iframe", "frame", "object", "embed"):
            self._nested(text, kind, "about:blank", place)
        elif tag.name == "script":
            self.run(text, place, "<script src=data:>")
        elif tag.name == "link" and "stylesheet" in tag.get("rel").lower().split():
            self._style_sheet(text, place)

    def _nested(self, text: str, kind: str, base: str, place: Place, *, scripting: bool = True) -> None:
        if self._document.depth < MAXIMUM_NESTING:
            nested = self._document.nested(base, scripting=scripting and self._document.scripting)
            self._read_nested(text, kind, nested, place, self._reading)
        else:
            self._reading.add_opaque(place, "documents nested too deep to read")

    def _html_only(self, tag: Tag, place: Place) -> None:
        if tag.name == "iframe" and "srcdoc" in tag.attributes:
            sandbox = tag.attributes.get("sandbox")
            scripting = sandbox is None or "allow-scripts" in sandbox.lower().split()
            self._nested(tag.get("srcdoc"), "text/html", self._document.base, place, scripting=scripting)
        elif tag.name == "form" and tag.get("action"):
            self._form(tag.get("action"), place)
        elif tag.name in ("button", "input") and tag.get("formaction"):
            self._form(tag.get("formaction"), place)
        elif tag.name in ("a", "area") and tag.get("href"):
            self._links.append((tag.get("href"), place))

    def _form(self, action: str, place: Place) -> None:
        if resolved := resolve(action, self._document.base):
            self._reading.forms.append(Form(resolved, place))

    def _style_attribute(self, css: str, place: Place, how: str) -> None:
        for found in style_attribute_urls(css):
            self._css_url(found.url, place, how)

    def _style_sheet(self, css: str, inside: Place, *, imports_only: bool = False) -> None:
        for found in _style_sheet_urls(css):
            if not imports_only or found.how == "@import":
                self._css_url(found.url, inside.further(found.line, found.column), f"CSS {found.how}")

    def _css_url(self, url: str, place: Place, how: str) -> None:
        if url.strip().lower().startswith("data:text/css"):
            self._style_sheet(data_url_text(url.strip())[1], place)
        elif not url.strip().lower().startswith(("data:", "#")) and url.strip():
            self._reading.add(url, self._document.base, place, how)

    def _handlers(self, tag: Tag, place: Place) -> None:
        for name, value in tag.attributes.items():
            if name.startswith("on") and len(name) > 3 and value.strip():
                self.run(value, place, f"<{tag.name} {name}>")

    def _script(self, tag: Tag, text: str, inside: Place) -> None:
        kind = script_type(tag)
        has_src = "src" in tag.attributes if tag.is_html else bool(tag.linked)
        if has_src or not text.strip():
            return
        if runs_script(tag):
            self.run(text, inside, "inline script", is_module=kind == "module")
        elif kind == "importmap":
            for url in import_map_urls(text):
                self._reading.add(url, self._document.base, inside, "import map")
        elif kind == "speculationrules":
            urls, self._speculates_on_links = speculated(text, before=self._speculates_on_links)
            for url in urls:
                self._reading.add(url, self._document.base, inside, "speculation rules")

    def run(self, code: str, place: Place, how: str, *, is_module: bool = False) -> None:
        """Read code that the browser would run, unless it is known."""
        script = Script(code, place, how)
        self._reading.scripts.append(script)
        if script.hash in self._reading.known:
            return
        read = _read_script(code, is_module=is_module)
        for url in read.urls:
            self._script_url(url.url, place.further(url.line, url.column), f"{how}: {url.how}")
        for markup in read.markup:
            self._nested(markup.url, "text/html", self._document.base, place.further(markup.line, markup.column))
        for css in read.css:
            self._style_sheet(css.url, place.further(css.line, css.column))
        self._takes_from_page = self._takes_from_page or read.is_opaque
        if read.is_opaque:
            self._reading.add_opaque(place, f"{how} that can fetch what cannot be read in it")

    def _script_url(self, url: str, place: Place, how: str) -> None:
        if not url.strip().lower().startswith("data:"):
            self._reading.add(url, self._document.base, place, how, SOCKETS)


def _is_css(tag: Tag) -> bool:
    return tag.get("type").strip().lower() in ("", "text/css")
