"""Extracts the text of a policy from a current or archived page, without any active content.

Everything that is not known to be text is removed: scripts, forms, frames, pictures (their alternative text stays),
styles, handlers. So a text archived today can be shown whatever happens to the scripts and styles of the site. nh3
sanitizes the HTML; the result becomes a tree.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import nh3
import turbohtml

from plugins.page_ids import page_article, page_id
from plugins.policy_versions.archive.shown import PAGES
from plugins.policy_versions.links import Links
from plugins.policy_versions.tree import BLOCKS, Element, Node, words_of

# Hidden elements, status messages, and the line with the version, which the page repeats.
_FOR_SCRIPTS = "[hidden], [role=status], .version"

_TEXT_ELEMENTS = (BLOCKS - {"h1"}) | frozenset(
    "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr".split()
)
_DROPPED = frozenset(
    "audio button canvas embed form h1 head iframe input math noscript object option script select style svg template"
    " textarea title video".split()
)
_ATTRIBUTES = frozenset(
    "aria-labelledby class colspan data-label datetime dir href id lang reversed role rowspan scope start".split()
)
_SAID_WITHOUT_WORDS = ("br", "hr", "td", "th", "wbr")
_LINKS = ("https://", "http://", "mailto:", "tel:", "#", "/")

# Returns the allowed value of an attribute, given the tag, its name and its value; None to remove it.
AttributeFilter = Callable[[str, str, str], str | None]


@dataclass(frozen=True)
class PolicyText:
    """The title of a policy, and its text as blocks."""

    title: str
    blocks: tuple[Element, ...] = ()


def policy_text(html: str) -> PolicyText:
    """Return the policy in a page or an archived part of one; without title and blocks if there is none."""
    article = page_article(turbohtml.parse(html, scripting=True))
    if article is None or page_id(article) not in PAGES:
        return PolicyText("")
    heading = article.find_all("h1")
    title = " ".join(heading[0].text.split()) if heading else ""
    article.remove(_FOR_SCRIPTS)
    for picture in article.find_all("img"):
        picture.replace_with(turbohtml.Text(picture.attr("alt") or ""))
    return PolicyText(title, tuple(_in_blocks(sanitized(article.inner_html, _ATTRIBUTES, _attribute))))


def sanitized(html: str, attributes: Collection[str], attribute_filter: AttributeFilter) -> tuple[Node, ...]:
    """Return the text nodes and elements of an HTML fragment, with the attributes that the filter allows."""
    cleaner = nh3.Cleaner(
        tags=_TEXT_ELEMENTS,
        clean_content_tags=_DROPPED,
        attributes={"*": set(attributes)},
        attribute_filter=attribute_filter,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )
    return tuple(_nodes(turbohtml.parse_fragment(cleaner.clean(html)).children))


def anchors_of(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the ids in a text."""
    for node in nodes:
        if isinstance(node, Element):
            yield from (value for name, value in node.attributes if name == "id")
            yield from anchors_of(node.children)


def settled(blocks: Iterable[Element], links: Links) -> tuple[Element, ...]:
    """Return the text with unique ids and without dead links."""
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
    tag, attributes = element.tag, tuple((name, element.attr(name) or "") for name in element.attrs)
    children = tuple(_nodes(element.children))
    if tag in BLOCKS and any(isinstance(child, Element) and child.is_block for child in children):
        children = tuple(_in_blocks(children))
    is_anchor = tag not in BLOCKS and "id" in element.attrs
    if is_anchor or tag in _SAID_WITHOUT_WORDS or words_of(children):
        yield Element(tag, attributes, children)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        value = " ".join(word for word in value.split() if not word.startswith("consent-"))
    if name == "href" and not (tag == "a" and value.startswith(_LINKS)):
        return None
    return value if value or name == "reversed" else None


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
