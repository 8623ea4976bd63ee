"""Reads the text of a policy out of a page, present or kept long ago, and nothing that could ever do anything.

What is not known to be text goes: scripts, forms, frames, pictures (their words stay), styles, handlers. So a text
kept today can be shown whatever becomes of the scripts and styles of the site.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import turbohtml

from plugins.policy_versions.links import Links
from plugins.policy_versions.tree import BLOCKS, Element, Node, words_of

_ARTICLES = ("page-privacy", "page-cookies")

TEXT_ELEMENTS = BLOCKS | frozenset(
    "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr".split()
)
DROPPED = frozenset(
    "audio button canvas embed form h1 head iframe input math noscript object option script select style svg template"
    " textarea title video".split()
)
_ATTRIBUTES = frozenset(
    "aria-labelledby class colspan data-label datetime dir href id lang reversed role rowspan scope start".split()
)
_LINKS = ("https://", "http://", "mailto:", "tel:", "#", "/")


@dataclass(frozen=True)
class PolicyText:
    """The title of a policy, and its text as blocks."""

    title: str
    blocks: tuple[Element, ...] = ()


def policy_text(html: str) -> PolicyText:
    """Return the policy in a page, or in the part of one that was kept; where there is none, one without blocks."""
    page = turbohtml.parse(html, scripting=True)
    article = next((one for one in page.find_all("article") if _classes(one) & set(_ARTICLES)), None)
    if article is None:
        return PolicyText("")
    heading = article.find_all("h1")
    title = " ".join(heading[0].text.split()) if heading else ""
    return PolicyText(title, tuple(_in_blocks(_nodes(article.children))))


def anchors_of(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the ids in a text."""
    for node in nodes:
        if isinstance(node, Element):
            yield from (value for name, value in node.attributes if name == "id")
            yield from anchors_of(node.children)


def settled(blocks: Iterable[Element], links: Links) -> tuple[Element, ...]:
    """Return a text in which each id stands once, and links lead somewhere: within it, to the site, or outside."""
    ids: set[str] = set()
    unique = tuple(_with_unique_ids(block, ids) for block in blocks)
    return tuple(_with_live_links(block, ids, links) for block in unique)


def _nodes(children: Iterable[object]) -> Iterator[Node]:
    for child in children:
        if isinstance(child, turbohtml.Text):
            yield child.data
        elif isinstance(child, turbohtml.Element):
            yield from _element(child)


def _element(element: turbohtml.Element) -> Iterator[Node]:
    tag = element.tag
    if tag == "img":
        yield element.attr("alt") or ""
    elif tag in DROPPED or _is_for_scripts(element):
        return
    elif tag not in TEXT_ELEMENTS:
        yield from _nodes(element.children)
    else:
        children = tuple(_nodes(element.children))
        if tag in BLOCKS and any(isinstance(child, Element) and child.is_block for child in children):
            children = tuple(_in_blocks(children))
        if tag not in BLOCKS or tag in ("td", "th", "hr") or words_of(children):
            yield Element(tag, tuple(_attributes(element)), children)


def _is_for_scripts(element: turbohtml.Element) -> bool:
    """Whether this is hidden or says what just happened, or is the line with the version, which the page repeats."""
    return "hidden" in element.attrs or element.attr("role") == "status" or "version" in _classes(element)


def _attributes(element: turbohtml.Element) -> Iterator[tuple[str, str]]:
    for name in element.attrs:
        value = element.attr(name) or ""
        if name == "class":
            value = " ".join(word for word in value.split() if not word.startswith("consent-"))
        if name in _ATTRIBUTES and (value or name == "reversed") and (name != "href" or value.startswith(_LINKS)):
            yield name, value


def _classes(element: turbohtml.Element) -> set[str]:
    return set((element.attr("class") or "").split())


def _in_blocks(nodes: Iterable[Node]) -> Iterator[Element]:
    """Yield the blocks among nodes; words between them become a block without a tag."""
    for is_block, run in groupby(nodes, lambda node: isinstance(node, Element) and node.is_block):
        if is_block:
            yield from (node for node in run if isinstance(node, Element))
        elif words_of(words := tuple(run)):
            yield Element("", (), words)


def _with_unique_ids(element: Element, ids: set[str]) -> Element:
    own = dict(element.attributes)
    if own.get("id") in ids:
        del own["id"]
    ids.update(value for name, value in own.items() if name == "id")
    children = (_with_unique_ids(child, ids) if isinstance(child, Element) else child for child in element.children)
    return Element(element.tag, tuple(own.items()), tuple(children))


def _with_live_links(element: Element, ids: Collection[str], links: Links) -> Element:
    own = dict(element.attributes)
    target: str | None = own.pop("href", None)
    if target is not None and target.startswith("/"):
        target = links.target(target)
    if target is not None and (target[0] != "#" or target[1:] in ids):
        own["href"] = target
    if own.get("aria-labelledby") not in ids:
        own.pop("aria-labelledby", None)
    children = (_with_live_links(one, ids, links) if isinstance(one, Element) else one for one in element.children)
    tag = "span" if element.tag == "a" and "href" not in own else element.tag
    return Element(tag, tuple(own.items()), tuple(children))
