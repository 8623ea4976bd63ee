"""Feeds (Atom, RSS): the HTML that stands in them as text, and the pictures that feed readers show.

A feed reader shows what a page of the site would, with no lock and no choice.
"""

from collections.abc import Iterator

from .causes import words
from .elements import Fetch, Tag

ROOTS = frozenset({"feed", "rss", "RDF"})

_ATOM = "http://www.w3.org/2005/Atom"
_NO_HTML = frozenset({"", "text", "xhtml"})


def holds_html(tag: Tag, text: str) -> bool:
    """Tell whether the text of an element is HTML: in Atom where its type says so (RFC 4287 §3.1.1), else anywhere."""
    is_text = tag.namespace == _ATOM and tag.get("type").strip().lower() in _NO_HTML
    return "<" in text and not is_text


def shown(tag: Tag, text: str) -> Iterator[Fetch]:
    """Yield what a feed reader fetches beside the HTML: pictures of the feed, and content that stands elsewhere."""
    if tag.namespace == _ATOM and tag.name in ("icon", "logo"):
        found = Fetch(text, words(f"<{tag.name}> of a feed"))
    elif tag.name == "url" and tag.parent_name == "image":
        found = Fetch(text, words("<image> of a feed"))
    elif tag.name in ("image", "thumbnail"):
        found = Fetch(tag.get("href") or tag.get("url"), words(f"<{tag.name}> of a feed"))
    elif tag.namespace == _ATOM and tag.name == "content":
        found = Fetch(tag.get("src"), words("<content src> of a feed"))
    else:
        return
    if found.url.strip():
        yield found
