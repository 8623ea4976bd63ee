"""What a browser would make of a file: by its name, and where that says nothing, by how its content begins.

Servers name the type of a file by its ending; one that has none, or one that no server knows, browsers judge by its
first bytes (MIME Sniffing §7.1).
"""

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a file is to a browser, in the words of a message."""

    PAGE = "page"
    XML = "XML document"
    STYLE = "style sheet"
    SCRIPT = "script"
    MANIFEST = "web manifest"
    HEADERS = "headers of a server"
    COPY = "compressed copy"
    HARMLESS = "file that makes a browser do nothing"
    UNKNOWN = "file of an unknown kind"


def _endings(kind: Kind, text: str) -> dict[str, Kind]:
    return {f".{ending}": kind for ending in text.split()}


_BY_ENDING = {
    **_endings(Kind.PAGE, "html htm shtml shtm stm ssi php php3 php4 php5 php7 php8 phtml asp aspx jsp jsf cfm cgi pl"),
    **_endings(Kind.XML, "xml xhtml xht svg svgz xsl xslt atom rss rdf opml mml mathml kml gpx jspx xul wsdl xsd xspf"),
    **_endings(Kind.STYLE, "css"),
    **_endings(Kind.SCRIPT, "js mjs cjs"),
    **_endings(Kind.MANIFEST, "webmanifest"),
    **_endings(Kind.COPY, "gz br"),
    # Pictures, fonts, plain text, sound and film, data, and what browsers only ever download.
    **_endings(Kind.HARMLESS, "png apng jpg jpeg gif webp avif ico cur bmp jxl tif tiff heic"),
    **_endings(Kind.HARMLESS, "woff woff2 ttf otf eot"),
    **_endings(Kind.HARMLESS, "txt md csv tsv vtt srt asc"),
    **_endings(Kind.HARMLESS, "mp3 m4a ogg oga opus wav flac aac mp4 m4v webm ogv mov"),
    **_endings(Kind.HARMLESS, "json jsonld geojson topojson ipynb map"),
    **_endings(Kind.HARMLESS, "pdf ics vcf zip docx xlsx pptx odt ods odp epub"),
}
_BY_NAME = {
    "manifest.json": Kind.MANIFEST,
    "_headers": Kind.HEADERS,
    **dict.fromkeys(("_redirects", "cname", ".nojekyll"), Kind.HARMLESS),
}

# Texts about a project that lie beside many a site.
_PROJECT_TEXT = re.compile(r"(?:license|licence|copying|notice|authors|changelog|readme|version)", re.IGNORECASE)

SNIFFED = 1445
"""How many bytes browsers look at (MIME Sniffing §5.2)."""

_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_XML = re.compile(rb"(?:\xef\xbb\xbf)?[\t\n\f\r ]*<\?xml")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?[\t\n\f\r ]*<[A-Za-z!?/]")
_TAG = re.compile(rb"<[A-Za-z!?/]")
_UTF_16 = (b"\xfe\xff", b"\xff\xfe")


def kind_of(name: str) -> Kind:
    """Return what a file of this name is to a browser; its folder does not matter."""
    last = name.lower().rpartition("/")[2]
    if last in _BY_NAME:
        return _BY_NAME[last]
    stem, dot, ending = last.rpartition(".")
    return _BY_ENDING.get(f".{ending}", Kind.UNKNOWN) if dot and stem else Kind.UNKNOWN


def sniffed_kind(name: str, raw: bytes) -> Kind:
    """Return what a browser may make of a file whose name says nothing; unknown where it may be more than text."""
    first = raw[:SNIFFED]
    if first.startswith(_UTF_16):
        return Kind.UNKNOWN
    if _XML.match(first):
        return Kind.XML
    if _MARKUP.match(first):
        return Kind.PAGE
    is_project_text = _PROJECT_TEXT.fullmatch(name.rpartition("/")[2].partition(".")[0])
    return Kind.HARMLESS if is_binary(first) or is_project_text or not _TAG.search(raw) else Kind.UNKNOWN


def is_binary(first: bytes) -> bool:
    """Tell whether browsers take the first bytes of a file for no text (MIME Sniffing §7.2)."""
    return _BINARY.search(first) is not None


def copied_name(name: str) -> str:
    """Return the name of the file of which this one is a compressed copy."""
    return name.rpartition(".")[0]
