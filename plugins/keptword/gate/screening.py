"""Which elements of a page have to be read, told by their tags: most pages are made of tags that are harmless.

A site repeats itself: the same tags and scripts stand on page after page, and each is judged once. A page is passed
only where its tree holds the scripts and styles that its tags say, so that no parser sees in it what others do not;
whatever cannot be told has to be read.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache
from typing import TypeAlias

import turbohtml

from ..requests import Load, Place
from ..requests.element_reader import Document
from ..requests.elements import HTML, Tag
from ..requests.files import element_reader
from ..requests.load import host_of, resolve
from ..requests.reading import Reading
from .reserved import reserved_uses
from .reserved_elements import Reserved, repeated_id

Attributes: TypeAlias = tuple[tuple[str, str], ...]

# Elements whose content one parser takes for text and another for markup; in some of them references are resolved.
_RAW = frozenset({"iframe", "noembed", "noframes", "plaintext", "textarea", "title", "xmp"})
_CODE = frozenset({"script", "style"})
# What these hold is text to a browser that runs scripts, if they are elements of HTML.
_NEVER_MARKUP = _CODE | {"noscript"}
_WITH_TEXT = _RAW | _NEVER_MARKUP

# An address on another host has a scheme or two slashes, any of which may be a backslash, and tabs and line ends in it
# count for nothing (URL §4.4). What has none of these leads nowhere else, whatever attribute it stands in.
_MAY_LEAD_AWAY = re.compile(r"[:\\\t\n\r]|//")

# Addresses that browsers go to, and run nothing.
_FOLLOWED = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)

# A style without strings and addresses fetches nothing; a backslash may spell either (CSS Syntax 3 §4.3.7).
_STYLE_MAY_FETCH = re.compile(r"""["'\\]|url\(""", re.IGNORECASE)

# What an address in a style sheet begins with, however it is spelt.
_SHEET_MAY_FETCH = re.compile(r"//|\\|:\s*/|https?:|url\(|@import", re.IGNORECASE)

# Elements with attributes that are harmless in HTML alone, not where their names stand in SVG or MathML.
_OF_HTML = frozenset("a area blockquote button data del form html input ins link meta option q".split())

# In these, tags are read otherwise. Whether they are what they say, and how long they last, other elements decide.
_READ_OTHERWISE = frozenset({"frameset", "math", "svg"})

# Elements of HTML that end no SVG (HTML §13.2.6.5).
_END_NO_SVG = frozenset({"iframe", "link", "noscript", "script", "style"})

# Begins text in SVG and MathML alone: who sees no tree takes it for a comment, which ends elsewhere (HTML §13.2.5.42).
_CDATA = "<![CDATA["

# Is seen as a tag only where nothing before it is open: no attribute, no comment, no element that holds text.
_END = "x-end"

# Browsers pass over blanks before an address, and over line ends within it (URL §4.4).
_CODE_URL = re.compile(r"[\0-\x20]*" + r"[\t\n\r]*".join("javascript:"), re.IGNORECASE)

_TAGS, _TEXTS = 20_000, 500


class Verdict(Enum):
    """Whether an element is harmless anywhere, harmless in HTML but not in SVG or MathML, or has to be read."""

    HARMLESS = 0
    HARMLESS_IN_HTML = 1
    TO_READ = 2


@dataclass(frozen=True)
class Screened:
    """What of a page has to be read: the names of elements that may do something. `repeated` are ids that stand twice.

    `with_code` are the names of elements that have code or style in an attribute, in small letters; `acting` is how
    many elements have to be read. `is_alike` is whether all parsers see the same in the page: if not, nothing is known
    of its elements. `otherwise` are the names of its elements in which tags are read otherwise: SVG, MathML, framesets.
    """

    is_alike: bool
    names: frozenset[str]
    with_code: frozenset[str] = frozenset()
    repeated: tuple[Reserved, ...] = ()
    acting: int = 0
    otherwise: frozenset[str] = frozenset()

    @property
    def is_harmless(self) -> bool:
        return self.is_alike and not self.names

    def is_harmless_without(self, elements: Collection[turbohtml.Element]) -> bool:
        """Tell whether a page is surely harmless, and read as before, once these elements are taken out of it."""
        if not self.is_alike or self.repeated or len(elements) != self.acting or not all(map(_is_whole, elements)):
            return False
        return not self.otherwise or (
            self.otherwise == {"svg"} and all(element.tag in _END_NO_SVG for element in elements)
        )


@dataclass
class _Tags:
    """What the tags of a page say: names to be read, names harmless in HTML alone, and the texts that are no markup."""

    to_read: set[str] = field(default_factory=set)
    in_html: set[str] = field(default_factory=set)
    with_code: set[str] = field(default_factory=set)
    texts: list[tuple[str, str]] = field(default_factory=list)
    repeated: list[Reserved] = field(default_factory=list)
    acting: int = 0
    is_alike: bool = True
    otherwise: set[str] = field(default_factory=set)

    @property
    def is_all_html(self) -> bool:
        return self.otherwise.isdisjoint(("math", "svg"))


class Screening:
    """Screens the pages of one site; `known` are hashes of scripts that need no reading, `is_foreign` judges loads."""

    def __init__(self, site_url: str, known: Collection[str], is_foreign: Callable[[Load], bool]) -> None:
        self._site_url = site_url
        self._own_host = host_of(site_url)
        self._known = known
        self._is_foreign = is_foreign
        self._verdict_in = lru_cache(maxsize=_TAGS)(self._judged_source)
        self._verdict_on = lru_cache(maxsize=_TEXTS)(self._judged_tag)
        self._code_verdict = lru_cache(maxsize=_TEXTS)(self._judged_code)
        self._noscript_verdict = lru_cache(maxsize=_TEXTS)(self._judged_noscript)

    def screen(self, html: str, file: str, parsed: turbohtml.Document | None = None) -> Screened:
        """Screen a page with plain line ends; `parsed` is its tree as browsers see it that run scripts, if there is."""
        tags = self._tags(html, file)
        is_alike = tags.is_alike and _is_in_tree(tags, html, parsed)
        return Screened(
            is_alike,
            frozenset(tags.to_read),
            frozenset(tags.with_code),
            tuple(tags.repeated),
            tags.acting,
            frozenset(tags.otherwise),
        )

    def may_act(self, element: turbohtml.Element) -> bool:
        """Tell whether an element of HTML has to be read."""
        name, text = element.tag, element.text if element.tag in _WITH_TEXT else ""
        attributes = tuple((attribute, element.attr(attribute) or "") for attribute in element.attrs)
        if self._verdict_on(name, attributes)[0] is Verdict.TO_READ:
            return True
        if not text:
            return False
        judged = self._code_verdict(name, attributes, text) if name in _CODE else self._noscript_verdict(text)
        return judged is Verdict.TO_READ

    def names_with_code(self, markup: str) -> frozenset[str]:
        """Return the names of elements in some markup that have code or style in an attribute, in small letters."""
        return frozenset(self._tags(markup, "").with_code)

    def _tags(self, html: str, file: str) -> _Tags:
        start, text, harmless = turbohtml.TokenType.START_TAG, turbohtml.TokenType.TEXT, Verdict.HARMLESS
        tags, ids = _Tags(is_alike=_CDATA not in html), set[str]()
        holder, source, pieces, verdict = "", "", list[str](), harmless
        verdict_in = self._verdict_in
        for token in turbohtml.tokenize(html, capture_source=True, capture_attributes=False):
            kind = token.type
            if kind is text:
                if holder:
                    pieces.append(token.data or "")
                continue
            if holder:
                self._take_text(tags, holder, source, "".join(pieces), html, verdict)
                holder, pieces = "", []
            if kind is not start:
                continue
            name, source = token.tag or "", token.source or ""
            verdict, own_id, has_code = verdict_in(source)
            if verdict is not harmless:
                _note(tags, name, verdict)
            if has_code:
                tags.with_code.add(name)
            if own_id:
                if own_id in ids:
                    place = Place(file, token.line, token.col + 1)
                    tags.repeated.append(repeated_id(name, own_id, place))
                ids.add(own_id)
            if name in _WITH_TEXT:
                holder = name
            elif name in _READ_OTHERWISE:
                tags.otherwise.add(name)
        if holder:
            self._take_text(tags, holder, source, "".join(pieces), html, verdict)
        return tags

    def _take_text(self, tags: _Tags, name: str, source: str, text: str, html: str, verdict_on_tag: Verdict) -> None:
        """Judge the text that an element holds."""
        if text and name in _NEVER_MARKUP:
            tags.texts.append((name, text))
            is_code = name in _CODE
            verdict = self._code_verdict(*_read_tag(source), text) if is_code else self._noscript_verdict(text)
        else:
            tags.is_alike = tags.is_alike and not ("<" in text and _holds_markup(html))
            return
        if verdict_on_tag is not Verdict.TO_READ or verdict is not Verdict.TO_READ:
            _note(tags, name, verdict)

    def _judged_source(self, source: str) -> tuple[Verdict, str, bool]:
        return self._judged_tag(*_read_tag(source))

    def _judged_tag(self, name: str, attributes: Attributes) -> tuple[Verdict, str, bool]:
        """Return the verdict on a tag, the id that it carries, and whether an attribute holds code or style."""
        # The first of two attributes of one name counts (HTML §13.2.5.33).
        tag = Tag(HTML, name, dict(reversed(attributes)))
        has_code = any(holds_code(*one) or one[0] == "style" for one in attributes)
        return self._judged_attributes(tag), tag.get("id"), has_code

    def _judged_attributes(self, tag: Tag) -> Verdict:
        # In trees of HTML an image is an img (HTML §13.2.6.4.7).
        shown = (tag, replace(tag, name="img")) if tag.name == "image" else (tag,)
        if any(next(reserved_uses(one), None) for one in shown):
            return Verdict.TO_READ
        acting = [one for one, value in tag.attributes.items() if _may_act(tag.name, one, value)]
        if not acting:
            return Verdict.HARMLESS
        if tag.name == "a" and acting == ["href"] and _FOLLOWED.match(tag.get("href")):
            return Verdict.HARMLESS_IN_HTML
        if not self._reads_harmless(tag) or (tag.name == "base" and not self._is_at_home(tag.get("href"))):
            return Verdict.TO_READ
        return Verdict.HARMLESS_IN_HTML if tag.name in _OF_HTML else Verdict.HARMLESS

    def _judged_code(self, name: str, attributes: Attributes, text: str) -> Verdict:
        if name == "style" and not _SHEET_MAY_FETCH.search(text):
            return Verdict.HARMLESS
        is_harmless = self._reads_harmless(Tag(HTML, name, dict(reversed(attributes))), text)
        return Verdict.HARMLESS if is_harmless else Verdict.TO_READ

    def _judged_noscript(self, content: str) -> Verdict:
        """Judge what browsers read that run no scripts: to them it is markup."""
        tags = self._tags(content, "")
        if (
            not _is_closed(content)
            or not tags.is_alike
            or not tags.is_all_html
            or tags.to_read
            or any(name == "script" or "<" in text for name, text in tags.texts)
        ):
            return Verdict.TO_READ
        return Verdict.HARMLESS_IN_HTML if tags.in_html else Verdict.HARMLESS

    def _reads_harmless(self, tag: Tag, text: str = "") -> bool:
        """Read an element by itself, and tell whether it would fetch nothing of others and takes nothing up."""
        reading = Reading(self._known, own_host=self._own_host)
        element_reader(Document(self._site_url), reading).take(tag, Place(""), text)
        return not (reading.mentions or reading.taken or any(map(self._is_foreign, reading.loads)))

    def _is_at_home(self, base: str) -> bool:
        """Tell whether URLs relative to a base are on this site."""
        return host_of(resolve(base.strip(), self._site_url) or "") == self._own_host


def _is_whole(element: turbohtml.Element) -> bool:
    """Tell whether an element's tags are in the source, so that it can be removed whole."""
    location = element.source_location
    return location is not None and (location.end_tag is not None or element.tag not in _WITH_TEXT)


def holds_code(attribute: str, value: str) -> bool:
    """Tell whether an attribute holds code: a handler, or an address that is code."""
    return attribute.startswith("on") or (":" in value and _CODE_URL.match(value) is not None)


@lru_cache(maxsize=_TEXTS)
def _read_tag(source: str) -> tuple[str, Attributes]:
    """Return the name and the attributes of a start tag."""
    tag = next(iter(turbohtml.tokenize(source)))
    return tag.tag or "", tuple(tag.attrs or ())


def _note(tags: _Tags, name: str, verdict: Verdict) -> None:
    if verdict is Verdict.TO_READ:
        tags.to_read.add(name)
        tags.acting += 1
    elif verdict is Verdict.HARMLESS_IN_HTML:
        tags.in_html.add(name)


def _may_act(name: str, attribute: str, value: str) -> bool:
    """Tell whether an attribute has to be looked at closely: the others surely fetch nothing of others."""
    if attribute.startswith("on") or attribute == "srcdoc" or (name == "meta" and attribute == "http-equiv"):
        return True
    return (_STYLE_MAY_FETCH if attribute == "style" else _MAY_LEAD_AWAY).search(value) is not None


def _is_in_tree(tags: _Tags, html: str, parsed: turbohtml.Document | None) -> bool:
    """Tell whether the tree of a page agrees with its tags: on all code, and on what is an element of HTML."""
    in_html = () if tags.is_all_html else tags.in_html
    if not tags.texts and not in_html:
        return True
    if "noscript" in in_html:
        return False
    tree = parsed or turbohtml.parse(html, scripting=True)
    found = ((element.tag, element.text) for element in tree.find_all([*_NEVER_MARKUP]))
    if [one for one in found if one[1]] != tags.texts:
        return False
    elements = tree.find_all([*in_html]) if in_html else ()
    return all(element.namespace is turbohtml.Namespace.HTML for element in elements)


def _is_closed(markup: str) -> bool:
    """Tell whether what stands behind some markup is read as if that were not there."""
    tokens = list(turbohtml.tokenize(f"{markup}<{_END}>"))
    return bool(tokens) and tokens[-1].tag == _END


def _holds_markup(html: str) -> bool:
    """Tell whether an element that holds text holds what may be a tag, not only a reference to its first letter."""
    holder = ""
    for token in turbohtml.tokenize(html, resolve_references=False):
        if token.type is turbohtml.TokenType.START_TAG:
            holder = token.tag or ""
        elif token.type is turbohtml.TokenType.END_TAG:
            holder = ""
        elif token.type is turbohtml.TokenType.TEXT and holder in _RAW and "<" in (token.data or ""):
            return True
    return False
