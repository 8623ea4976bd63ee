"""The pages of one site, protected: what is third party made inert, lock and banner put in, places filled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urljoin

import turbohtml

from ..components.lock import lock_call
from ..components.site_consent import SiteConsent, gate_function
from ..components.site_style import STYLE_FILE, banner_style, frame_style
from ..components.translated_parts import SiteParts, language_of
from ..csp.inline import InlineCode
from ..csp.policy import Policy
from ..gate.edits import Edits, with_plain_line_ends
from ..gate.gate import Gate, GatedPage
from ..gate.origin import Origin, Origins
from ..gate.refusals import Refusals
from ..gate.strictness import ON_OTHER_SITES, STRICT
from ..languages.alternates import PageLink
from ..languages.current import speak
from ..problems import Problem
from ..requests import Place
from .forms import unsendable_forms
from .html_page import HtmlPage, OwnCode, openings, read_page
from .options import Options
from .page_policy import PagePolicy, own_hosts_policy, page_policy
from .places import Part, part_of, parts_of, places_in, wrong_places
from .site_map import address_of, made_page

# Policies differ by what pages bring along, which few sites have in more than some forms.
_KEPT = 256

# What stands in the place of a frame carries it, if the frame has a size or style of its own.
_FRAME = '<span class="consent-embed"'

# Any reason not to be strict has the same policy.
_SOME_REASON = ("its own code",)


@dataclass(frozen=True)
class PolicyKey:
    """What decides about the policy of a page: where its settings are, what it brings along, and code of its own.

    `pasted` are the hashes of code that it brings along for services, by service; `reasons` are as in PagePolicy.
    """

    has_settings: bool
    pasted: tuple[tuple[str, tuple[str, ...]], ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def without_places(self) -> "PolicyKey":
        """The same for all pages with the same policy: where their own code stands makes no difference."""
        return PolicyKey(self.has_settings, (), _SOME_REASON) if self.reasons else self


@dataclass(frozen=True)
class ProtectedPage:
    """What became of a page: which services are in it, and its policy, None for what carries no lock."""

    file: str
    services: tuple[str, ...] = ()
    policy: PagePolicy | None = None


@dataclass(frozen=True)
class WrittenPage:
    """A page as it is written, what decided about its policy, None without a lock, and what is wrong with it.

    `style` is the one that was put into it, if any.
    """

    file: str
    data: bytes
    services: tuple[str, ...] = ()
    key: PolicyKey | None = None
    problems: tuple[Problem, ...] = ()
    style: InlineCode | None = None


class SitePages:
    """Protects the pages of one site, one by one; `links` hold where pages are that parts link to, by language."""

    def __init__(
        self, consent: SiteConsent, options: Options, links: Mapping[str, Mapping[str, PageLink]], origins: Origins
    ) -> None:
        self._consent = consent
        self._options = options
        self._links = links
        self._refusals = Refusals(consent.inventory, options.commands)
        self._origins = origins
        self._parts = SiteParts(consent, options.controller, options.address, links, options.own)
        self._known = frozenset(code.text for code in options.known_code)
        self._gate = Gate(
            consent.inventory,
            options.address.url,
            self._known,
            self._parts.write_frame,
            STRICT if options.is_strict else ON_OTHER_SITES,
            options.own_hosts,
        )
        self._style = banner_style(consent, is_themed=options.is_themed)
        self._policy = lru_cache(maxsize=_KEPT)(self._policy_of)
        self._lock = lru_cache(maxsize=_KEPT)(self._lock_of)
        self._head = lru_cache(maxsize=_KEPT)(self._head_of)
        self._choice = lru_cache(maxsize=_KEPT)(self._choice_of)

    def policy(self, key: PolicyKey) -> PagePolicy:
        """Return the policy of a page."""
        return replace(self._policy(key.without_places), reasons=key.reasons)

    def lock(self, key: PolicyKey) -> InlineCode:
        """Return the lock of a page."""
        return self._lock(key.without_places)

    def protected(self, page: HtmlPage) -> WrittenPage:
        """Protect a page of the site."""
        language = language_of(page.language, self._options.languages, self._options.language)
        return self._protected(page, language)

    def made(self, language: str) -> WrittenPage:
        """Return the page with settings and list that is made for a language, protected."""
        speak(language)
        path = self._options.address.path
        html = self._parts.settings_page(f"{path}/", address_of(path, STYLE_FILE))
        return self._protected(read_page(made_page(language), html.encode()), language)

    def _protected(self, page: HtmlPage, language: str) -> WrittenPage:
        speak(language)
        gated = self._gate.gate_page(page.text, page.file, page.parsed)
        origin = self._origins.of(page.file)
        problems = [
            *self._refusals.of_page(gated, origin),
            *_own_policies(page),
            *wrong_places(page, self._consent.inventory),
            *unsendable_forms(page, self._consent.inventory, self._options),
        ]
        problems += self._refusals.problems
        inert = page.changed(gated.html, gated.with_code)
        services = tuple(dict.fromkeys(service.id for _, service in gated.owned))
        if not (inert.needs_lock or services):
            return WrittenPage(page.file, inert.encoded(inert.text), services, None, tuple(problems))
        own = self._own_code(page, inert, gated)
        problems += _code_of_its_own(page.file, own, origin) if self._options.is_strict else ()
        key = _policy_key(inert, gated, own)
        style = self._style_of(inert)
        html = self._with_parts(inert, language, key, style, self._leads_to_settings(page, language))
        if not _begins_with(self.lock(key), html):
            wrong = "the lock cannot stand before everything that runs in this page"
            problems.append(Problem(page.file, 1, 1, wrong, "Begin it with <!doctype html><html><head>"))
        return WrittenPage(page.file, inert.encoded(html), services, key, tuple(problems), style)

    def _style_of(self, page: HtmlPage) -> InlineCode:
        """Return the style that is put into a page: that of all pages, and the places of its own frames."""
        if _FRAME not in page.text:
            return self._style
        boxes = [css for name, css in self._parts.boxes.items() if f'data-box="{name}"' in page.text]
        return InlineCode("".join((self._style.text, frame_style(), *boxes)))

    def _policy_of(self, key: PolicyKey) -> PagePolicy:
        own = (self._consent.choice_of(has_settings=key.has_settings), *self._options.known_code)
        policy = page_policy(
            self._consent.inventory, own, dict(key.pasted), key.reasons, is_strict=self._options.is_strict
        )
        return replace(policy, own=policy.own.widened([own_hosts_policy(self._options.own_hosts)]))

    def _lock_of(self, key: PolicyKey) -> InlineCode:
        policy = self._policy(key)
        call = lock_call(self._consent.inventory, policy.own, policy.services, self._consent.path)
        return InlineCode(f"{gate_function()}({call})")

    def _head_of(self, key: PolicyKey, language: str, style: InlineCode) -> str:
        speak(language)
        without_script = _without_script(self._policy(key))
        return self._parts.write("head", style=style, lock=self._lock(key), without_script=without_script).strip()

    def _choice_of(self, has_settings: bool, language: str) -> str:
        speak(language)
        choice = self._consent.choice_of(has_settings=has_settings)
        return self._parts.write("choice", choice=choice, waits=choice is not self._consent.settings_choice).strip()

    def _own_code(self, page: HtmlPage, inert: HtmlPage, gated: GatedPage) -> tuple[OwnCode, ...]:
        """Return the code of a page's own that nobody vouches for; style that waits needs room once it is there."""
        scripts, styles = inert.own_code
        if gated.owned:
            styles = [*styles, *(one for one in page.own_code[1] if one.written == "<style>" and one not in styles)]
        own = (one for one in (*scripts, *styles) if one.is_file or one.text not in self._known)
        # Where pages have to be strict, files of the site are what code is to stand in.
        return tuple(one for one in own if not (self._options.is_strict and one.is_file))

    def _with_parts(
        self, page: HtmlPage, language: str, key: PolicyKey, style: InlineCode, leads_to_settings: bool
    ) -> str:
        """Return a page with lock, banner and code of the choice in it, and its places filled.

        `leads_to_settings` is whether the page has a way there of its own.
        """
        at = openings(page)
        edits = Edits()
        again = f'<meta charset="{at.charset}">' if at.charset else ""
        edits.insert(at.head, again + self._head(key.without_places, language, style))
        places = places_in(page)
        if not page.is_frameset:
            edits.insert(at.body, self._parts.write("banner").strip())
            last = [self._parts.write("inert").strip(), self._choice(key.has_settings, language)]
            fetched = self._consent.addresses_of(parts_of(page))
            last += [f'<script type="module" src="{address}"></script>' for address in fetched]
            if not leads_to_settings:
                last.insert(0, self._parts.write("way").strip())
            edits.insert(at.end, "".join(last))
        edits.made += [
            (place.start, place.end, part_of(place, self._parts, self._consent.inventory)) for place in places
        ]
        return edits.applied(page.text)

    def _leads_to_settings(self, page: HtmlPage, language: str) -> bool:
        if Part.SETTINGS in parts_of(page) or not self._consent.inventory.optional:
            return True
        settings = self._links[language]["cookies"].address
        name = _last_name(settings)
        here = address_of(self._options.address.path, page.file)
        links = ((link.attr("href") or "").partition("#")[0] for link in page.parsed.find_all("a") if link.attr("href"))
        # To join addresses takes long: those with another name at the end lead elsewhere.
        return any(_last_name(link) in ("", ".", "..", name) and urljoin(here, link) == settings for link in links)


def _policy_key(inert: HtmlPage, gated: GatedPage, own: tuple[OwnCode, ...]) -> PolicyKey:
    """Return what decides about the policy of a page."""
    pasted: dict[str, tuple[str, ...]] = {}
    for code in gated.pasted:
        pasted[code.service_id] = (*pasted.get(code.service_id, ()), code.hash)
    return PolicyKey(Part.SETTINGS in parts_of(inert), tuple(pasted.items()), tuple(map(str, own)))


def _code_of_its_own(file: str, own: tuple[OwnCode, ...], origin: Origin) -> Iterator[Problem]:
    """Yield a problem for each piece of code of a page that has to be strict."""
    for one in own:
        wrong = f"{one.written} is code or style that stands in the page itself, which no strict policy lets through"
        excerpt = next((line.strip() for line in one.text.splitlines() if line.strip()), "")
        place = Place(file, one.line, one.column)
        yield origin.problem(place, (excerpt,), wrong, "Put it into a file of the site, or remove it")


def _last_name(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def _begins_with(lock: InlineCode, html: str) -> bool:
    """Tell whether the lock is the first script of a page, as browsers read it."""
    text, plain = with_plain_line_ends(lock.text), with_plain_line_ends(html)
    behind = plain.find(text) + len(text) + len("</script>")
    # Whatever comes behind what stands in the head stays behind it: most pages need not be parsed to their end.
    for part in (plain[:behind], plain):
        first = turbohtml.parse(part, scripting=True).find("script")
        if first is not None and first.text == text and (part is plain or _is_in_head(first)):
            return True
    return False


def _is_in_head(element: turbohtml.Element) -> bool:
    return isinstance(element.parent, turbohtml.Element) and element.parent.tag == "head"


def _without_script(policy: PagePolicy) -> Policy:
    """Return what a page may load in a browser that runs no scripts: what it may with nothing granted."""
    # No script runs there anyway; hashes that say so would only be more to send.
    return Policy({**policy.own.sources, "script-src": ("'self'",), "connect-src": ("'self'",)})


def _own_policies(page: HtmlPage) -> Iterator[Problem]:
    """Yield a problem for each policy that a page brought along: it would hold beside the lock's, and against it."""
    for meta in page.parsed.find_all("meta"):
        if (meta.attr("http-equiv") or "").lower() == "content-security-policy":
            line, column = meta.source_line or 1, (meta.source_col or 0) + 1
            wrong = "this page states a Content-Security-Policy of its own, which blocks the lock's code"
            yield Problem(page.file, line, column, wrong, "Remove it: keptword writes one into each page")
