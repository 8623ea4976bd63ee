"""The text of a change as a feed carries it: words and links, and nothing that is fetched when it is shown.

On a page what would be fetched waits for a choice; a feed reader asks nobody. So pictures, frames, sound and film
become links to them.
"""

import turbohtml

from plugins.keptword.requests.load import host_of, resolve
from plugins.policy_versions.harmless import sanitized
from plugins.policy_versions.tree import as_html

_LINKED = ("https:", "http:", "mailto:", "tel:")
_ATTRIBUTES = frozenset("colspan datetime dir href lang reversed rowspan scope start".split())
# Where each names what it shows, and what it calls that.
_SHOWING = {"audio": "src", "embed": "src", "frame": "src", "iframe": "src", "img": "src", "object": "data"}
_SHOWING |= {"video": "src"}
_LABELS = ("alt", "title", "aria-label")


def feed_text(html: str, site_url: str) -> str:
    """Return the HTML of a change for a feed; its links, which begin at the site's root, become whole addresses."""
    base = f"{site_url.rstrip('/')}/"
    body = turbohtml.parse(f"<body>{html}", scripting=True).find_all("body")[0]
    # What a page asks for waits there; in a feed, what stands within says where else to find it.
    for place in body.find_all("template"):
        place.replace_with(*(node for part in place.children for node in part.children))
    for shown in body.select(", ".join(_SHOWING)):
        shown.replace_with(_link_to(shown, base))
    for link in body.find_all("a"):
        address = _address(link, "href", base)
        attributes = {**link.attrs, "href": address}
        link.replace_with(turbohtml.Element("a" if address else "span", attributes, link.children))
    return str(as_html(sanitized(body.inner_html, _ATTRIBUTES, _attribute))).strip()


def _attribute(tag: str, name: str, value: str) -> str | None:
    return value if name != "href" or (tag == "a" and value.startswith(_LINKED)) else None


def _address(element: turbohtml.Element, name: str, base: str) -> str | None:
    """Return the whole address in an attribute, where a feed may link to it."""
    address = resolve(given, base) if (given := element.attr(name)) else None
    return address if address is not None and address.startswith(_LINKED) else None


def _link_to(element: turbohtml.Element, base: str) -> turbohtml.Node:
    """Return a link to what an element would show; its words alone in a link, or without an address."""
    name = _SHOWING[element.tag]
    with_address = next((one for one in (element, *element.find_all("source")) if one.attr(name)), element)
    address = _address(with_address, name, base)
    label = next((words for label in _LABELS if (words := (element.attr(label) or "").strip())), "")
    if address is None or element.closest("a") is not None or not (label or element.tag != "img"):
        return turbohtml.Text(label)
    return _link(address, label)


def _link(address: str, words: str) -> turbohtml.Element:
    return turbohtml.Element("a", {"href": address}, [turbohtml.Text(words or host_of(address))])
