"""One file of a site, whatever its kind: its bytes decoded as browsers decode them, and read."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

import turbohtml

from .causes import words
from .compression import without_gzip
from .destinations import Destination
from .element_reader import Document, ElementReader
from .elements import HTML, Tag
from .html import read_html
from .js import Taken
from .kept import NOT_KEPT, KeptReadings
from .kinds import Kind, kind_of
from .load import Place
from .reading import CodeKind, Reading
from .xml import read_xml

_XML_TYPES = ("image/svg+xml", "application/xhtml+xml", "text/xml", "application/xml")
_LINK = re.compile(r"<([^>]*)>([^,<]*(?:,(?!\s*<)[^,<]*)*)")
_PARAMETER = re.compile(r"""\b(rel|as|imagesrcset)\s*=\s*(?:"([^"]*)"|([^\s;,"]+))""", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def is_script(name: str) -> bool:
    """Tell whether a file of this name is a script."""
    return kind_of(name) is Kind.SCRIPT


def read_file(
    raw: bytes,
    file: str,
    url: str,
    known: Collection[str] = (),
    taken_by_file: Mapping[str, tuple[Taken, ...]] = MappingProxyType({}),
    kind: Kind | None = None,
    *,
    own_host: str | None = None,
    kept: KeptReadings = NOT_KEPT,
) -> Reading:
    """Read the bytes of a file that is served at the URL; as of the kind that its name says, if no other is given.

    `known` are hashes of scripts that need no reading, `taken_by_file` is what the site's script files take out of the
    pages that load them, by URL. Of a file of the own site, whose host is named, mentions are gathered too.
    `kept` is where readings of scripts and style sheets are kept. Raises
    ValueError for a compressed file that is broken.
    """
    reading = Reading(known, taken_by_file, own_host, kept)
    place, document = Place(file), Document(url)
    match kind or kind_of(file):
        case Kind.XML:
            read_xml(without_gzip(raw), document, place, reading, read_nested)
        case Kind.PAGE:
            read_html(decoded_html(raw), document, place, reading, read_nested)
        case Kind.STYLE:
            element_reader(document, reading).style_file(decoded(raw), place)
        case Kind.SCRIPT:
            element_reader(document, reading).run(decoded(raw), place, "script file", CodeKind.FILE)
        case Kind.MANIFEST:
            for image in _manifest_images(decoded(raw)):
                reading.add(image, url, place, words("web manifest"), Destination.IMAGE)
        case Kind.HEADERS:
            _read_headers(decoded(raw), document, place, reading)
    return reading


def read_nested(text: str, kind: str, document: Document, place: Place, reading: Reading) -> None:
    """Read a document that stands in another one; kinds that hold nothing to fetch are left alone."""
    if kind in _XML_TYPES:
        read_xml(text, document, place, reading, read_nested)
    elif kind == "text/html":
        read_html(text, document, place, reading, read_nested)


def element_reader(document: Document, reading: Reading) -> ElementReader:
    return ElementReader(document, reading, read_nested)


def decoded(raw: bytes) -> str:
    """Decode a style sheet or script: by its byte order mark, else as UTF-8 (CSS Syntax 3 §3.2)."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    return raw.decode("utf-8", "replace")


def decoded_html(raw: bytes) -> str:
    """Decode a page as browsers do: byte order mark, then `<meta charset>`, then windows-1252 (HTML §13.2.3.2)."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    named = turbohtml.parse(raw[:4096]).encoding or "utf-8"
    try:
        return raw.decode(named, "replace")
    except LookupError:
        return raw.decode("windows-1252", "replace")


def _manifest_images(text: str) -> Iterator[str]:
    """Yield the images of a web manifest: icons, screenshots, and the icons of shortcuts."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return
    entries = [content, *(_listed(content, "shortcuts"))]
    for entry in entries:
        for image in (*_listed(entry, "icons"), *_listed(entry, "screenshots")):
            if isinstance(image, dict) and isinstance(image.get("src"), str):
                yield image["src"]


def _listed(content: object, key: str) -> list[object]:
    found = content.get(key) if isinstance(content, dict) else None
    return found if isinstance(found, list) else []


def _read_headers(text: str, document: Document, place: Place, reading: Reading) -> None:
    """Read the headers of a `_headers` file that make browsers fetch: `Link` and `Refresh` (RFC 8288)."""
    reader = element_reader(document, reading)
    for number, line in enumerate(text.splitlines(), 1):
        name, _, value = line.strip().partition(":")
        at = place.further(number, 1)
        if name.lower() == "link":
            for target, parameters in _LINK.findall(value):
                given = {key.lower(): quoted or plain for key, quoted, plain in _PARAMETER.findall(parameters)}
                reader.take(Tag(HTML, "link", {"href": target, **given}), at)
        elif name.lower() == "refresh":
            reader.take(Tag(HTML, "meta", {"http-equiv": "refresh", "content": value}), at)
