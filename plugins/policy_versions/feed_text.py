"""The text of a change as a feed carries it: words and links, and nothing that is fetched when it is shown.

On a page what would be fetched waits for a choice; a feed reader asks nobody. So pictures, frames, sound and film
become links to them.
"""

from collections.abc import Iterable, Iterator

import turbohtml

from plugins.keptword.requests.load import host_of, resolve
from plugins.policy_versions.harmless import DROPPED, TEXT_ELEMENTS
from plugins.policy_versions.tree import Element, Node, as_html, words_of

_LINKED = ("https:", "http:", "mailto:", "tel:")
_ATTRIBUTES = frozenset("colspan datetime dir lang reversed rowspan scope start".split())
# Where each names what it shows, and what it calls that.
_SHOWING = {"audio": "src", "embed": "src", "frame": "src", "iframe": "src", "img": "src", "object": "data"}
_SHOWING |= {"video": "src"}
_LABELS = ("alt", "title", "aria-label")


def feed_text(html: str, site_url: str) -> str:
    """Return the HTML of a change for a feed; its links, which begin at the site's root, become whole addresses."""
    bodies = turbohtml.parse(html, scripting=True).find_all("body")
    children = [child for body in bodies for child in body.children]
    return str(as_html(_nodes(children, f"{site_url.rstrip('/')}/"))).strip()


def _nodes(children: Iterable[object], base: str) -> Iterator[Node]:
    for child in children:
        if isinstance(child, turbohtml.Text):
            yield child.data
        elif isinstance(child, turbohtml.Element):
            yield from _element(child, base)


def _element(element: turbohtml.Element, base: str) -> Iterator[Node]:
    tag = element.tag
    if tag in _SHOWING:
        yield from _link_to(element, base)
    elif "consent-embed" in (element.attr("class") or "").split():
        yield from _link_of_embed(element, base)
    elif tag in DROPPED:
        return
    elif tag not in TEXT_ELEMENTS:
        yield from _nodes(element.children, base)
    else:
        children = tuple(_nodes(element.children, base))
        if tag in ("br", "hr", "td", "th", "wbr") or words_of(children):
            attributes = tuple(_attributes(element, base))
            yield Element("span" if tag == "a" and not attributes else tag, attributes, children)


def _link_to(element: turbohtml.Element, base: str) -> Iterator[Node]:
    """Yield a link to what an element would show; nothing where it has neither an address nor words, as a pixel."""
    given = element.attr(_SHOWING[element.tag])
    if given is None and (source := next(iter(element.find_all("source")), None)) is not None:
        given = source.attr("src")
    address = resolve(given or "", base) if given else None
    label = next((words for name in _LABELS if (words := (element.attr(name) or "").strip())), "")
    if address is None or not address.startswith(_LINKED):
        yield label
    elif label or element.tag != "img":
        yield Element("a", (("href", address),), (label or host_of(address),))


def _link_of_embed(element: turbohtml.Element, base: str) -> Iterator[Node]:
    """Yield a link to what waits in a placeholder, by its title: in a feed there is nothing to allow."""
    titles, links = element.find_all("strong"), element.find_all("a", attrs={"rel": "external"})
    address = resolve(links[0].attr("href") or "", base) if links else None
    if address is not None and address.startswith(_LINKED):
        title = titles[0].text.strip() if titles else ""
        yield Element("p", (), (Element("a", (("href", address),), (title or host_of(address),)),))


def _attributes(element: turbohtml.Element, base: str) -> Iterator[tuple[str, str]]:
    for name in element.attrs:
        value = element.attr(name) or ""
        if name in _ATTRIBUTES:
            yield name, value
        elif name == "href" and element.tag == "a":
            address = resolve(value, base)
            if address is not None and address.startswith(_LINKED):
                yield name, address
