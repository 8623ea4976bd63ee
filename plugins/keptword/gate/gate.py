"""The gate of the build: finds what vendors' codes would load in a written page, and makes it inert.

Editors paste vendor code into texts, theme authors into templates; its hosts identify the service. Loads that no
service declares are reported.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import turbohtml

from ..components.inert import inert_markup, inert_script
from ..inventory import Inventory, Service
from ..inventory.known_by import known_service, rewritten
from ..inventory.own_paths import has_own_path, service_at
from ..requests import Load, Place
from ..requests.causes import Act
from ..requests.element_reader import Document
from ..requests.elements import Tag, runs_script
from ..requests.files import element_reader, read_nested
from ..requests.html import read_html, tag_of
from ..requests.load import host_of, resolve
from ..requests.mentions import Mention
from ..requests.own_mentions import own_mentions
from ..requests.reading import Reading
from ..requests.scripts import csp_hash
from .doubled import Doubled, doubled
from .edits import Edits, with_plain_line_ends
from .owners import declares, owner_of
from .reserved_elements import Reserved, reserved_elements
from .screening import Screened, Screening
from .strictness import STRICT, Strictness

_KEPT = 2_000

# Writes the placeholder of a frame: its service, and the frame's own attributes.
EmbedWriter = Callable[[Service, Mapping[str, str]], str]


@dataclass(frozen=True)
class Pasted:
    """Code that a page brought along for a service, by the hash that its policy must allow."""

    service_id: str
    hash: str


@dataclass(frozen=True)
class GatedPage:
    """A page with everything of known services made inert, and what is wrong with it all the same.

    `undeclared` are loads that no service declares; `mentioned` are URLs on other hosts that browsers may fetch and the
    gate cannot block; `nested` are third-party URLs inside another service's element; `doubled` are scripts that their
    service adds to each page already. `with_code` are the names, in small letters, of elements that have code or style
    in an attribute, or None if all elements have to be looked at.
    """

    html: str
    pasted: tuple[Pasted, ...] = ()
    undeclared: tuple[Load, ...] = ()
    mentioned: tuple[Mention, ...] = ()
    nested: tuple[Mention, ...] = ()
    reserved: tuple[Reserved, ...] = ()
    doubled: tuple[Doubled, ...] = ()
    owned: tuple[tuple[Load, Service], ...] = ()
    with_code: frozenset[str] | None = None


@dataclass(frozen=True)
class _Live:
    """An element that would load something: the loads of it, and the service they belong to.

    `shown` is what a frame shows on this site, where that is not the address that was pasted.
    """

    element: turbohtml.Element
    loads: tuple[Load, ...]
    service: Service | None
    shown: str = ""


class Gate:
    """The gate for the services of one site.

    `known` is code that its owner vouches for, `own_hosts` are hosts that are his beside that of the site.
    """

    def __init__(
        self,
        inventory: Inventory,
        site_url: str,
        known: Collection[str],
        write_embed: EmbedWriter,
        strictness: Strictness = STRICT,
        own_hosts: Collection[str] = (),
    ) -> None:
        self._inventory = inventory
        self._site_url = site_url
        self._own_host = host_of(site_url)
        self._own_hosts = frozenset((self._own_host, *own_hosts))
        self._on_own_host = [service for service in inventory.optional if has_own_path(service, site_url)]
        self._known = frozenset(csp_hash(code) for code in known)
        self._write_embed = write_embed
        self._strictness = strictness
        self._screening = Screening(site_url, self._known, self._is_foreign)
        # Cached: the same code is on many pages.
        self._owner = lru_cache(maxsize=_KEPT)(self._owner_of)
        self._written_with_code = lru_cache(maxsize=_KEPT)(self._screening.names_with_code)
        self._brings_others = lru_cache(maxsize=_KEPT)(self._may_bring_others)

    def gate_page(self, html: str, file: str, parsed: turbohtml.Document | None = None) -> GatedPage:
        """Return the page with what known services would load made inert; `file` names it in loads.

        `parsed` is its tree with plain line ends and places, as browsers see it that run scripts, if there is one.
        """
        text = with_plain_line_ends(html)
        screened = self._screening.screen(text, file, parsed)
        if screened.is_harmless and not self._on_own_host:
            return GatedPage(html, reserved=self._refused(screened.repeated), with_code=screened.with_code)
        parsed = parsed or turbohtml.parse(text, scripting=True, source_locations=True)
        suspects = self._suspects(parsed, screened)
        lives = [live for element in suspects if (live := self._live(element, file)) is not None]
        companions = _companions(parsed, {_position(live.element) for live in lives}, self._known)
        edits = Edits()
        pasted: list[Pasted] = []
        undeclared: list[Load] = []
        nested: list[Mention] = []
        twice: list[Doubled] = []
        gated: dict[tuple[int, int], Service] = {}
        owned: list[tuple[Load, Service]] = []
        for live in lives:
            if live.service is None:
                undeclared += live.loads
                continue
            gated[_position(live.element)] = live.service
            owned += [(load, live.service) for load in live.loads]
            edits.replace(live.element, self._inert(live.element, live.service, pasted, live.shown))
            nested += self._coming_along(live, live.service, text, file)
            loads = live.loads if live.element.tag == "script" else ()
            found = (doubled(load, live.service, self._site_url) for load in loads)
            # One is enough: an element is removed as a whole.
            twice += list(filter(None, found))[:1]
        for element in companions:
            service = _service_beside(element, gated)
            urls = [load.url for load, owner in owned if owner is service]
            if service is not None and self._strictness.is_part(element.text, service, urls):
                edits.replace(element, self._inert(element, service, pasted))
        known = {load.url for load in undeclared}
        is_known = not self._on_own_host and not undeclared
        is_rest_harmless = is_known and screened.is_harmless_without([live.element for live in lives])
        rest = "" if is_rest_harmless else edits.blanked(text)
        mentioned, reserved = self._what_is_wrong(rest, file)
        return GatedPage(
            edits.applied(html),
            tuple(dict.fromkeys(pasted)),
            tuple(undeclared),
            tuple(mention for mention in mentioned if mention.url not in known),
            tuple(nested),
            reserved,
            tuple(twice),
            tuple(owned),
            self._with_code(screened, edits) if screened.is_alike else None,
        )

    def _with_code(self, screened: Screened, edits: Edits) -> frozenset[str]:
        return screened.with_code.union(*(self._written_with_code(written) for _, _, written in edits.made))

    def _suspects(self, parsed: turbohtml.Document, screened: Screened) -> list[turbohtml.Element]:
        """Return the elements of a page that may load something of others, as far as the screening tells."""
        if not screened.is_alike or self._on_own_host:
            return parsed.find_all(True)
        # In trees of HTML an image is an img (HTML §13.2.6.4.7).
        found = parsed.find_all([*screened.names, *(["img"] if "image" in screened.names else [])])
        return list(filter(self._screening.may_act, found))

    def _what_is_wrong(self, rest: str, file: str) -> tuple[list[Mention], tuple[Reserved, ...]]:
        """Return what is wrong with the rest of a page, from which everything inert was taken."""
        if not self._on_own_host and (screened := self._screening.screen(rest, file)).is_harmless:
            return [], self._refused(screened.repeated)
        allowed = self._strictness.allowed_mentions
        mentions = [mention for mention in self._mentions(rest, Place(file)) if mention.cause.act not in allowed]
        return mentions, self._refused(reserved_elements(rest, file))

    def _refused(self, found: Iterable[Reserved]) -> tuple[Reserved, ...]:
        return tuple(one for one in found if not self._strictness.allows(one))

    def _mentions(self, html: str, place: Place) -> list[Mention]:
        """Return what some markup names of others, outside the places where nothing fetches."""
        reading = Reading(self._known, own_host=self._own_host)
        read_html(html, Document(self._site_url), place, reading, read_nested)
        mentions = [mention for mention in reading.mentions if mention.host not in self._own_hosts]
        if self._on_own_host:
            at_own_host = [load for load in reading.loads if self._is_at_own_path(load.url)]
            mentions += [Mention(load.url, load.place, load.cause) for load in at_own_host]
            mentions += own_mentions(reading.page, self._site_url, self._is_at_own_path)
        return list({(mention.url, mention.place): mention for mention in mentions}.values())

    def _coming_along(self, live: _Live, service: Service, text: str, file: str) -> list[Mention]:
        """Return what would be fetched, once a service is granted, that is not its own."""
        element, location = live.element, live.element.source_location
        if location is None or element.tag == "script":
            return []
        end = location.end_tag or location.start_tag
        markup = text[location.start_tag.start_offset : end.end_offset]
        if element.tag == "noscript":
            markup = self._without_loads(element.text)
        replaced = frozenset(load.url for load in live.loads) if live.shown else frozenset()
        if not self._brings_others(markup, service.id, replaced):
            return []
        return self._others_in(markup, service, replaced, Place(file, *_position(element)))

    def _may_bring_others(self, markup: str, service_id: str, replaced: frozenset[str]) -> bool:
        service = self._inventory.find(service_id)
        return service is None or bool(self._others_in(markup, service, replaced, Place("")))

    def _others_in(self, markup: str, service: Service, replaced: frozenset[str], place: Place) -> list[Mention]:
        found = self._mentions(markup, place)
        return [mention for mention in found if mention.url not in replaced and not declares(service, mention.url)]

    def _without_loads(self, content: str) -> str:
        """Return a noscript without what it would load, or nothing where it holds nothing else that anyone reads."""
        parsed = turbohtml.parse(content, scripting=False, source_locations=True)
        edits = Edits()
        for element in parsed.find_all(True):
            if self._live(element, "") is not None:
                edits.replace(element, "")
        kept = edits.applied(content)
        return f"<noscript>{kept}</noscript>" if turbohtml.parse(kept).text.strip() else ""

    def _live(self, element: turbohtml.Element, file: str) -> _Live | None:
        """Return what an element would load of other hosts, or None where that is nothing."""
        if _waits(element) or element.tag == "meta" or _is_in_foreign_content(element):
            return None
        if element.tag == "noscript":
            loads = self._noscript_loads(element, file)
        else:
            reading = Reading(self._known)
            reader = element_reader(Document(self._site_url), reading)
            tag = _tag_of(element)
            reader.take(tag, Place(file, tag.line, tag.column), element.text if tag.name in ("script", "style") else "")
            loads = reading.loads
        foreign = tuple(load for load in loads if self._is_foreign(load))
        if not foreign:
            return None
        services = [self._owner(load.anywhere) for load in foreign]
        if element.tag == "noscript":
            # What it loads is left out and never made live: no directive of the service has to allow it.
            optional = self._inventory.optional
            services = [one or known_service(load.url, optional) for one, load in zip(services, foreign, strict=True)]
        if services == [None] and foreign[0].cause.act is Act.FRAME:
            service, shown = rewritten(foreign[0].url, self._inventory.optional) or (None, "")
            return _Live(element, foreign, service, shown)
        return _Live(element, foreign, services[0] if all(services) else None)

    def _owner_of(self, load: Load) -> Service | None:
        return owner_of(load, self._inventory.optional)

    def _is_foreign(self, load: Load) -> bool:
        """Return whether a load is third-party: on another host, or at a path of this host that is a service's."""
        return bool(load.host) and (load.host not in self._own_hosts or self._is_at_own_path(load.url))

    def _is_at_own_path(self, url: str) -> bool:
        return service_at(url, self._on_own_host, self._site_url) is not None

    def _noscript_loads(self, element: turbohtml.Element, file: str) -> list[Load]:
        reading = Reading(self._known)
        document = Document(self._site_url, scripting=False, depth=1)
        line, column = _position(element)
        read_nested(element.text, "text/html", document, Place(file, line, column), reading)
        return reading.loads

    def _inert(self, element: turbohtml.Element, service: Service, pasted: list[Pasted], shown: str = "") -> str:
        attributes = {name: element.attr(name) or "" for name in element.attrs}
        if element.tag == "noscript":
            return self._without_loads(element.text)
        if element.tag == "script":
            if "src" not in attributes and element.text.strip():
                pasted.append(Pasted(service.id, csp_hash(element.text)))
            return inert_script(service.id, attributes, element.text)
        if element.tag == "iframe":
            source = shown or resolve(attributes.get("src", ""), self._site_url) or ""
            return self._write_embed(service, {**attributes, "src": source})
        return inert_markup(service.id, element.serialize())


def _tag_of(element: turbohtml.Element) -> Tag:
    parent = element.parent
    return tag_of(element, parent.tag if isinstance(parent, turbohtml.Element) else "")


def _position(element: turbohtml.Element) -> tuple[int, int]:
    return element.source_line or 1, (element.source_col or 0) + 1


def _waits(element: turbohtml.Element) -> bool:
    return element.tag == "script" and element.attr("type") == "text/plain"


def _is_in_foreign_content(element: turbohtml.Element) -> bool:
    """Tell whether an element is in SVG or MathML, where scanners go by tags that the tree gives no meaning."""
    around: object = element
    while isinstance(around, turbohtml.Element):
        if around.namespace is not turbohtml.Namespace.HTML:
            return True
        around = around.parent
    return False


def _companions(
    parsed: turbohtml.Document, live: set[tuple[int, int]], known: frozenset[str]
) -> Iterator[turbohtml.Element]:
    """Yield the inline scripts that load nothing themselves and that nobody knows: parts of a vendor's snippet."""
    for element in parsed.find_all("script"):
        is_code = runs_script(_tag_of(element)) and element.attr("src") is None and element.text.strip()
        if is_code and _position(element) not in live and csp_hash(element.text) not in known:
            yield element


def _service_beside(element: turbohtml.Element, gated: Mapping[tuple[int, int], Service]) -> Service | None:
    """Return the service of the nearest gated element in the same block: the one before, else the one behind."""
    for step in ("previous_sibling", "next_sibling"):
        sibling = getattr(element, step)
        while sibling is not None:
            if isinstance(sibling, turbohtml.Element):
                if _position(sibling) in gated:
                    return gated[_position(sibling)]
                if sibling.tag not in ("script", "noscript"):
                    break
            elif isinstance(sibling, turbohtml.Text) and sibling.data.strip():
                break
            sibling = getattr(sibling, step)
    return None
