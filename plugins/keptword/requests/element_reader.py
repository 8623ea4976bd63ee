"""Reads elements, one by one, from whichever parser, so that an SVG file and an HTML page are judged alike.

What they hold in other languages (style sheets, scripts, nested documents) is read here too.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias
from urllib.parse import unquote

from .causes import Cause, attribute, words
from .css import style_attribute_urls
from .data_urls import data_url_text
from .destinations import Destination
from .elements import Fetch, Tag, fetches, presentation_styles, runs_script, script_type, template_fetches
from .grades import Grade
from .js.visitor_acts import ACTS
from .json_blocks import import_map_urls, speculated
from .libraries import library_of
from .load import Place, resolve
from .mentions import script_mentions, style_mentions, style_text_mentions, tag_mentions
from .page import Held
from .reading import SOCKETS, WEB, CodeKind, Form, Reading, Script, StatedPolicy, Style, Waiting

MAXIMUM_NESTING = 12


@dataclass(frozen=True, slots=True)
class Document:
    """The document being read: its base URL, whether scripts run in it, how deep it is nested in others, its grade.

    What only code puts into the page is no surer than that code.
    """

    base: str
    scripting: bool = True
    depth: int = 0
    grade: Grade = Grade.LOADS

    def nested(self, base: str, *, scripting: bool = True) -> "Document":
        return replace(self, base=base, scripting=scripting, depth=self.depth + 1)


Schemes: TypeAlias = tuple[str, ...]

# Reads a document nested in another: its text, its kind ("text/html", "image/svg+xml" …), itself, and its place.
NestedReader = Callable[[str, str, Document, Place, Reading], None]


class ElementReader:
    """Takes the elements of one document, in document order."""

    def __init__(self, document: Document, reading: Reading, read_nested: NestedReader) -> None:
        self._document = document
        self.reading = reading
        self._read_nested = read_nested
        self._links: list[tuple[str, Place]] = []
        self._speculates_on_links = False

    def take(
        self,
        tag: Tag,
        place: Place,
        text: str = "",
        *,
        inside: Place | None = None,
        inert: bool = False,
        content: Callable[[], str] | None = None,
    ) -> None:
        """Read one element. Inert is what stands in a `<template>`; `content` returns text that is not read here.

        `inside` is where the text begins, if that is known; else it counts as standing where the element does.
        """
        inside = inside or place
        if self._document.scripting:
            self.reading.page.elements.append(Held(tag, place, content or (lambda: text), inert))
        self.mention(tag, place, text, inside)
        if tag.name == "script" and "data-service" in tag.attributes:
            markup = text if "data-markup" in tag.attributes else None
            waiting = Waiting(tag.get("data-service"), tag.get("data-src"), markup, place)
            if waiting not in self.reading.waiting:
                self.reading.waiting.append(waiting)
        if inert:
            self._take_inert(tag, place, text, inside)
            return
        if not self._document.depth:
            self._note(tag, place, text)
        for fetch in fetches(tag):
            if tag.name == "script" and not self._document.scripting:
                continue
            self._fetch(fetch, place, tag)
        for name, value in presentation_styles(tag):
            self._style_attribute(f"{name}:{value}", place, attribute(tag.name, name))
        if "style" in tag.attributes:
            self._style_attribute(tag.get("style"), place, attribute(tag.name, "style"))
        if tag.name == "style":
            self.style_sheet(text, inside, imports_only=tag.is_html and not _is_css(tag))
        if self._document.scripting:
            self._handlers(tag, place)
            if tag.name == "script":
                self._script(tag, text, place, inside)
        if tag.is_html:
            self._html_only(tag, place)

    def mention(self, tag: Tag, place: Place, text: str = "", inside: Place | None = None) -> None:
        """Note what an element names of other hosts outside the places where nothing fetches."""
        base, own_host, mentions = self._document.base, self.reading.own_host, self.reading.mentions
        if own_host is None:
            return
        mentions.update(dict.fromkeys(tag_mentions(tag, base, own_host, place)))
        if tag.name == "style":
            mentions.update(dict.fromkeys(style_text_mentions(text, base, own_host, inside or place)))
        elif tag.name == "script" and not runs_script(tag):
            mentions.update(dict.fromkeys(script_mentions(tag, text, base, own_host, inside or place)))

    def scan(self, tag: Tag, place: Place) -> None:
        """Read one tag as a preload scanner does: what it fetches, whatever the language of a script."""
        if tag.name == "script" and not tag.get("type"):
            tag = replace(tag, attributes={name: value for name, value in tag.attributes.items() if name != "language"})
        elif tag.name == "video":
            tag = replace(tag, attributes={"poster": tag.get("poster")})
        for fetch in fetches(tag):
            if not fetch.url.lower().startswith(("data:", "javascript:")):
                self._add(fetch, place)

    def scan_style(self, css: str, inside: Place) -> None:
        """Read a style element as a preload scanner does, of whatever type it is: only what it imports."""
        self.style_sheet(css, inside, imports_only=True)

    def style_file(self, css: str, place: Place) -> None:
        """Read the style sheet that is a file of the site."""
        self.style_sheet(css, place)
        if (own_host := self.reading.own_host) is not None:
            found = style_mentions(css, self._document.base, own_host, place, words("CSS"))
            self.reading.mentions.update(dict.fromkeys(found))

    def graded(self, grade: Grade) -> "ElementReader":
        """Return a reader of the same document, for what is no surer than this."""
        if grade is Grade.LOADS or self._document.grade is grade:
            return self
        return ElementReader(replace(self._document, grade=grade), self.reading, self._read_nested)

    def finish(self) -> None:
        """Read what depends on the whole document: rules that prefetch its links."""
        if self._speculates_on_links:
            for href, place in self._links:
                self._request(href, place, words("speculation rules"))

    def _note(self, tag: Tag, place: Place, text: str) -> None:
        """Note what the page is, beyond what it loads: its ids, its own style, and the policies that it states."""
        reading = self.reading
        if "id" in tag.attributes:
            reading.ids.add(tag.get("id"))
        if "style" in tag.attributes:
            reading.styles.append(Style(tag.get("style"), place, f"<{tag.name} style>", CodeKind.ATTRIBUTE))
        if tag.name == "style":
            reading.styles.append(Style(text, place, "<style>", CodeKind.ELEMENT))
        elif tag.name == "meta" and tag.get("http-equiv").lower() == "content-security-policy":
            reading.policies.append(StatedPolicy(tag.get("content"), place, self._document.scripting))

    def _take_inert(self, tag: Tag, place: Place, text: str, inside: Place) -> None:
        for fetch in template_fetches(tag):
            self._add(replace(fetch, cause=fetch.cause.noted("in a template")), place)
        if tag.name == "style":
            self.style_sheet(text, inside, imports_only=True)

    def _fetch(self, fetch: Fetch, place: Place, tag: Tag) -> None:
        url = fetch.url.strip()
        scheme = url[:11].lower()
        if scheme.startswith("javascript:"):
            if tag.name in ("iframe", "frame", "object", "embed") and self._document.scripting:
                self.run(unquote(url[11:]), place, f"{fetch.cause.text} with javascript:", CodeKind.ATTRIBUTE)
        elif scheme.startswith("data:"):
            self._data_url(url, place, tag)
        else:
            self._add(fetch, place)

    def _add(self, fetch: Fetch, place: Place) -> None:
        self._request(fetch.url, place, fetch.cause, fetch.destination)

    def _request(
        self,
        url: str,
        place: Place,
        cause: Cause,
        destination: Destination = Destination.UNKNOWN,
        schemes: Schemes = WEB,
    ) -> None:
        document = self._document
        self.reading.add(url, document.base, place, cause, destination, document.grade, schemes)

    def _data_url(self, url: str, place: Place, tag: Tag) -> None:
        """Read a document, script or style sheet that stands in the URL; an image of this kind fetches nothing."""
        kind, text = data_url_text(url)
        if tag.name in ("iframe", "frame", "object", "embed"):
            self._nested(text, kind, "about:blank", place)
        elif tag.name == "script":
            self.run(text, place, "<script src=data:>", CodeKind.ELEMENT)
        elif tag.name == "link" and "stylesheet" in tag.get("rel").lower().split():
            self.style_sheet(text, place)

    def _nested(self, text: str, kind: str, base: str, place: Place, *, scripting: bool = True) -> None:
        if self._document.depth < MAXIMUM_NESTING:
            nested = self._document.nested(base, scripting=scripting and self._document.scripting)
            self._read_nested(text, kind, nested, place, self.reading)
        else:
            self.reading.add_opaque(place, "documents nested too deep to read")

    def markup(self, html: str, place: Place) -> None:
        """Read markup that is put into the document."""
        self._nested(html, "text/html", self._document.base, place)

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
            self.reading.forms.append(Form(resolved, place))

    def _style_attribute(self, css: str, place: Place, cause: Cause) -> None:
        for found in style_attribute_urls(css):
            self._css_url(found.url, place, cause, Destination.IMAGE_OR_FONT)

    def style_sheet(self, css: str, inside: Place, *, imports_only: bool = False) -> None:
        """Read a style sheet, or only what it imports."""
        for found in self.reading.kept.style_sheet(css):
            if not imports_only or found.is_import:
                destination = Destination.STYLE if found.is_import else Destination.IMAGE_OR_FONT
                self._css_url(
                    found.url, inside.further(found.line, found.column), words(f"CSS {found.function}"), destination
                )

    def _css_url(self, url: str, place: Place, cause: Cause, destination: Destination) -> None:
        if url.strip().lower().startswith("data:text/css"):
            self.style_sheet(data_url_text(url.strip())[1], place)
        elif not url.strip().lower().startswith(("data:", "#")) and url.strip():
            self._request(url, place, cause, destination)

    def _handlers(self, tag: Tag, place: Place) -> None:
        for name, value in tag.attributes.items():
            if name.startswith("on") and len(name) > 3 and value.strip():
                grade = Grade.MAY_LOAD if name[2:] in ACTS else Grade.LOADS
                self.graded(grade).run(value, place, f"<{tag.name} {name}>", CodeKind.ATTRIBUTE)

    def _script(self, tag: Tag, text: str, place: Place, inside: Place) -> None:
        kind = script_type(tag)
        has_src = "src" in tag.attributes if tag.is_html else bool(tag.linked)
        if has_src or not text.strip():
            return
        if runs_script(tag):
            self.run(text, place, "inline script", CodeKind.ELEMENT, inside=inside)
        elif kind == "importmap":
            for url in import_map_urls(text):
                self._request(url, inside, words("import map"))
        elif kind == "speculationrules":
            urls, self._speculates_on_links = speculated(text, before=self._speculates_on_links)
            for url in urls:
                self._request(url, inside, words("speculation rules"))

    def run(
        self,
        code: str,
        place: Place,
        how: str,
        kind: CodeKind,
        *,
        inside: Place | None = None,
    ) -> None:
        """Read code that the browser would run, unless it is known; `inside` is where it begins, if that is known."""
        script = Script(code, place, how, kind)
        self.reading.scripts.append(script)
        if script.hash in self.reading.known:
            return
        library = library_of(script.hash)
        if library is None or library.names_others:
            self.read_code(code, inside or place, how, is_library=library is not None)

    def read_code(self, code: str, place: Place, how: str, *, is_library: bool = False) -> None:
        """Read what some code requests, and what it takes out of the page.

        What a known library names it may load, if it is asked to; what is not named there, others name who ask it.
        """
        read = self.reading.kept.script(code)
        for url in read.urls:
            reader = self.graded(Grade.MAY_LOAD if is_library else url.grade)
            reader.load(url.url, place.further(url.line, url.column), url.cause.inside(how))
        for markup in read.markup:
            reader = self.graded(Grade.MAY_LOAD if is_library else markup.grade)
            reader.markup(markup.url, place.further(markup.line, markup.column).fixed)
        for css in read.css:
            # What a custom property holds is asked for where a style uses it: nobody knows whether one does.
            is_unsure = is_library or css.cause.name.startswith("style --")
            reader = self.graded(Grade.MAY_LOAD if is_unsure else css.grade)
            reader.style_sheet(css.url, place.further(css.line, css.column).fixed)
        grade = self._document.grade
        self.reading.taken += read.taken if grade is Grade.LOADS else (replace(one, grade=grade) for one in read.taken)
        if read.is_opaque and not is_library:
            self.reading.add_opaque(place, f"{how} that can fetch what cannot be read in it")

    def load(self, url: str, place: Place, cause: Cause) -> None:
        """Read a URL that code requests."""
        if not url.strip().lower().startswith("data:"):
            self._request(url, place, cause, schemes=SOCKETS)


def _is_css(tag: Tag) -> bool:
    return tag.get("type").strip().lower() in ("", "text/css")
