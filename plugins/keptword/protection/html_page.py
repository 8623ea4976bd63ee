"""A page of any site: its bytes as text and back, its language, and where in it something can be put."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import turbohtml

from ..gate.edits import with_plain_line_ends
from ..gate.screening import holds_code
from ..requests.elements import runs_script
from ..requests.html import tag_of

PLACE = "data-keptword"

# What may stand before the lock: nothing of it makes a browser fetch or run anything.
_QUIET = frozenset({"meta", "title"})

_DOCUMENT = re.compile(r"<(?:!doctype|html|head|body|title|frameset)[\s>/]", re.IGNORECASE)
_DECLARED = re.compile(r"charset\s*=", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


# Longer than any tag for the document that people write.
_TAG = 1000


@dataclass(frozen=True)
class OwnCode:
    """A script or style of a page's own: where its element begins, what it is, and its text or address."""

    line: int
    column: int
    written: str
    text: str
    is_file: bool = False

    def __str__(self) -> str:
        return f"line {self.line}: {self.written}"


class UnreadablePageError(Exception):
    """A page cannot be read as the text that browsers show; its text says what to do."""


@dataclass(frozen=True)
class HtmlPage:
    """A page as it is written; `mark` is the byte order mark before it, if any.

    `with_code` are the names of elements that have code or style in an attribute, in small letters, if they are known.
    """

    file: str
    text: str
    encoding: str
    mark: bytes = b""
    with_code: frozenset[str] | None = None
    tree: turbohtml.Document | None = field(default=None, compare=False, repr=False)

    def changed(self, text: str, with_code: frozenset[str] | None) -> "HtmlPage":
        """Return the page with another text; where that is the same, its tree is too."""
        tree = self.parsed if text == self.text else None
        return HtmlPage(self.file, text, self.encoding, self.mark, with_code, tree)

    @cached_property
    def parsed(self) -> turbohtml.Document:
        """The page as browsers that run scripts parse it; offsets are those of the text with plain line ends."""
        return self.tree or turbohtml.parse(with_plain_line_ends(self.text), scripting=True, source_locations=True)

    @cached_property
    def language(self) -> str:
        """The tag that `<html lang>` holds, or nothing."""
        html = _beginning(self.text).find("html") if "parsed" not in self.__dict__ else None
        if html is None or html.source_location is None:
            html = self.parsed.find("html")
        return (_attribute(html, "lang") or "").strip()

    @cached_property
    def own_code(self) -> tuple[list["OwnCode"], list["OwnCode"]]:
        """The page's own scripts and styles."""
        return _own_code(_with_code(self))

    @property
    def needs_lock(self) -> bool:
        """Whether the page needs the lock: it is neither a fragment included in other pages nor a mere redirect.

        What has code may do anything, whatever it looks like, a style sheet may take in others, and an `index.html` is
        opened by itself (HTML §4.2.5.3).
        """
        if self.own_code[0] or self._takes_in_styles or self.file.rpartition("/")[2] == "index.html":
            return True
        refreshes = ((meta.attr("http-equiv") or "").lower() == "refresh" for meta in self.parsed.find_all("meta"))
        return _DOCUMENT.search(self.text) is not None and not any(refreshes)

    @property
    def _takes_in_styles(self) -> bool:
        links = ((link.attr("rel") or "").lower() for link in self.parsed.find_all("link"))
        return self.parsed.find("style") is not None or any("stylesheet" in rel.split() for rel in links)

    @property
    def is_frameset(self) -> bool:
        return self.parsed.find("frameset") is not None

    def encoded(self, text: str) -> bytes:
        """Return a text in the encoding of this page, with character references for what that has no bytes for."""
        return self.mark + text.encode(self.encoding, "xmlcharrefreplace")


@dataclass(frozen=True)
class Openings:
    """Where parts can be put, as offsets: first in the head, first in the body, and last in it.

    `charset` is what has to be said again before the first, because it is said only behind something that runs.
    """

    head: int
    body: int
    end: int
    charset: str = ""


def read_page(file: str, data: bytes) -> HtmlPage:
    """Return the page that bytes hold, decoded as browsers do (HTML §13.2.3). Raises UnreadablePageError.

    Where no encoding is declared it is UTF-8, if it can be, else Windows-1252.
    """
    mark, encoding = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", ""))
    body = data[len(mark) :]
    guesses = [encoding] if encoding else _encodings(body)
    for guess in guesses:
        try:
            text = body.decode(guess)
        except (UnicodeDecodeError, LookupError):
            continue
        if text.encode(guess) == body:
            return HtmlPage(file, text, guess, mark)
    raise UnreadablePageError(f"its bytes are not {' or '.join(guesses)}")


def _encodings(body: bytes) -> list[str]:
    first = body[:1024].decode("latin-1")
    declared = [] if not _DECLARED.search(first) else [str(turbohtml.parse(body[:1024]).encoding)]
    return declared or ["utf-8", "windows-1252"]


def openings(page: HtmlPage) -> Openings:
    """Return where parts can be put in a page; for a page without tags for head or body, where browsers begin them.

    Skip links, which lead past what repeats, stay before what is put first into the body.
    """
    parsed = page.parsed
    head, body, root = (_location(parsed.find(name)) for name in ("head", "body", "html"))
    first = head or root
    at = first[0] if first else _after_doctype(with_plain_line_ends(page.text))
    place, charset = _behind_charset(parsed, at)
    if body:
        begin = body[0]
    else:
        inner = [span[1] for span in map(_whole, _children(parsed.find("head"))) if span]
        begin = max([place, *inner, *([head[2]] if head and head[2] else [])])
    begin = max(begin, _behind_skip_links(parsed.find("body")))
    ends = [span[1] for span in (body, root) if span and span[1] is not None]
    end = ends[0] if ends else len(with_plain_line_ends(page.text))
    return Openings(place, max(begin, place), max(end, begin, place), charset)


def _beginning(text: str) -> turbohtml.Document:
    """Return the tree of what a page begins with, or of nothing where a tag for the document may come again behind it.

    A second one adds what the first does not say (HTML §13.2.6.4.7).
    """
    lower = text.lower()
    at = lower.find("<html")
    is_once = at >= 0 and lower.find("<html", at + 1) < 0
    return turbohtml.parse(text[: at + _TAG] if is_once else "", scripting=True, source_locations=True)


def _behind_skip_links(body: turbohtml.Element | None) -> int:
    """Return where the element ends with which a body begins, if there is nothing in it but links within the page.

    Such links are of use only as the first of all.
    """
    child = next((link for link in body.find_all("a") if link.attr("href") is not None), None) if body else None
    while child is not None and child.parent is not body:
        child = child.parent if isinstance(child.parent, turbohtml.Element) else None
    location = child.source_location if child else None
    if child is None or location is None or location.end_tag is None:
        return 0
    links = [child] if child.tag == "a" else child.find_all("a")
    is_within = all((link.attr("href") or "#top").startswith("#") for link in links)
    is_all = "".join(child.text.split()) == "".join("".join(link.text.split()) for link in links)
    return location.end_tag.end_offset if is_within and is_all else 0


def _with_code(page: HtmlPage) -> list[turbohtml.Element]:
    """Return the elements that may hold code or style, where the names of those with attributes that do are known."""
    names = page.with_code
    if names is None:
        return page.parsed.find_all(True)
    # In trees of HTML an image is an img, and names of SVG have capitals (HTML §13.2.6.4.7, §13.2.6.5).
    wanted = names | {"script", "style"} | ({"img"} if "image" in names else set())
    if "<svg" not in page.text.lower():
        return page.parsed.find_all([*wanted])
    return page.parsed.find_all(lambda name: name is not None and name.lower() in wanted)


def _own_code(elements: Iterable[turbohtml.Element]) -> tuple[list[OwnCode], list[OwnCode]]:
    scripts: list[OwnCode] = []
    styles: list[OwnCode] = []
    for element in elements:
        name, line, column = element.tag, element.source_line or 1, (element.source_col or 0) + 1
        if name == "script" and runs_script(tag_of(element, "")):
            is_file = element.attr("src") is not None
            written = f"<{name} src>" if is_file else f"<{name}>"
            scripts.append(OwnCode(line, column, written, element.attr("src") or element.text, is_file))
        elif name == "style":
            styles.append(OwnCode(line, column, f"<{name}>", element.text))
        for attribute in element.attrs:
            value = element.attr(attribute) or ""
            if attribute == "style":
                styles.append(OwnCode(line, column, f"<{name} style>", value))
            elif attribute.startswith("on"):
                scripts.append(OwnCode(line, column, f"<{name} {attribute}>", value))
            elif ":" in value and holds_code(attribute, value):
                scripts.append(OwnCode(line, column, f"<{name} {attribute}> with javascript:", value))
    return scripts, styles


def _behind_charset(parsed: turbohtml.Document, at: int) -> tuple[int, str]:
    """Return where the lock can stand: behind the charset, which has to be in the first 1,024 bytes (HTML §4.2.5.4)."""
    is_quiet = True
    for element in _children(parsed.find("head")):
        whole, charset = _whole(element), _charset(element)
        if whole and charset:
            return (whole[1], "") if is_quiet else (at, charset)
        is_quiet = is_quiet and element.tag in _QUIET
    return at, ""


def _charset(element: turbohtml.Element) -> str:
    if element.tag != "meta":
        return ""
    if charset := element.attr("charset"):
        return charset
    is_type = (element.attr("http-equiv") or "").lower() == "content-type"
    found = re.search(r"charset\s*=\s*([\w-]+)", element.attr("content") or "", re.IGNORECASE)
    return found[1] if is_type and found else ""


def _children(element: turbohtml.Element | None) -> list[turbohtml.Element]:
    return [child for child in element.children if isinstance(child, turbohtml.Element)] if element else []


def _location(element: turbohtml.Element | None) -> tuple[int, int | None, int | None] | None:
    """Return where the start tag ends, where the end tag begins, and where that ends."""
    location = element.source_location if element else None
    if location is None:
        return None
    end = location.end_tag
    return location.start_tag.end_offset, end and end.start_offset, end and end.end_offset


def _whole(element: turbohtml.Element) -> tuple[int, int] | None:
    location = element.source_location
    if location is None:
        return None
    return location.start_tag.start_offset, (location.end_tag or location.start_tag).end_offset


def _after_doctype(text: str) -> int:
    found = re.match(r"\s*(?:<!--.*?-->\s*|<\?.*?>\s*)*<!doctype[^>]*>", text, re.IGNORECASE | re.DOTALL)
    return found.end() if found else 0


def _attribute(element: turbohtml.Element | None, name: str) -> str | None:
    return element.attr(name) if element else None
