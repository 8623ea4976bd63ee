"""The pages of one site, protected: what is third party made inert, lock and banner put in, places filled."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urljoin

import turbohtml

from ..csp.inline import InlineCode
from ..csp.policy import Policy
from ..languages.alternates import PageLink
from ..languages.current import speak
from ..problems import Problem
from .edits import Edits, with_plain_line_ends
from .gate import Gate, GatedPage
from .html_page import HtmlPage, openings, read_page
from .lock import lock_call
from .options import Options
from .origin import Origin
from .page_policy import PagePolicy, page_policy, sent_policy
from .refusals import Refusals
from .site_consent import PageCode, SiteConsent, gate_function
from .site_files import FOLDER
from .snippets import is_part
from .translated_parts import SiteParts, language_of

PLACE = "data-keptword"
PLACES = ("settings", "list", "recipients")

# The pages with the settings that are made for a site.
_MADE = f"{FOLDER}/choices-"

_STYLE = """body{max-width:44rem;margin:0 auto;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color-scheme:light dark}
table{border-collapse:collapse;width:100%}th,td{padding:.3rem .5rem;text-align:start;vertical-align:top;\
border-bottom:1px solid;overflow-wrap:anywhere}summary h4{display:inline}\
fieldset{margin:1rem 0}ul{padding:0;list-style:none}
"""


_OVER_ANY_THEME = Path(__file__).with_name("over-any-theme.css")


@dataclass(frozen=True)
class ProtectedPage:
    """A page as it is written; what is in it of which services, and its policy, None for what carries no lock."""

    file: str
    data: bytes
    services: tuple[str, ...] = ()
    policy: PagePolicy | None = None


class SitePages:
    """Protects the pages of one site; `problems` and `notes` are complete once all are written."""

    def __init__(
        self,
        consent: SiteConsent,
        options: Options,
        pages: Mapping[str, HtmlPage],
        refusals: Refusals,
        origin_of: Callable[[str], Origin],
    ) -> None:
        self._consent = consent
        self._options = options
        self._pages = dict(pages)
        self._refusals = refusals
        self._origin_of = origin_of
        self._languages = {file: self._language_of(page) for file, page in pages.items()}
        self._settings = self._places_of_settings()
        self._parts = SiteParts(consent, options.company, self._links)
        self._gate = Gate(
            consent.inventory, options.address.url, (), self._parts.write_embed, self._parts.blanked_in, is_part
        )
        self.problems: list[Problem] = [*self._without_policy()]
        self.notes: list[str] = [*self._without_texts()]
        self._style = InlineCode(consent.style.text + InlineCode.style(_OVER_ANY_THEME.read_text("utf-8")).text)
        self._policies: list[PagePolicy] = []
        self._locks: dict[InlineCode, None] = {}
        self._styles: dict[InlineCode, None] = {}

    @property
    def path(self) -> str:
        return self._options.address.path

    @property
    def sent(self) -> Policy:
        """What a server can send with each page, once all are written."""
        consent = self._consent
        scripts = (*self._locks, consent.page.choice, consent.settings_page.choice)
        return sent_policy(self._policies, scripts, self._styles)

    def protected(self) -> Iterator[ProtectedPage]:
        """Yield each page, those that are made for the site last."""
        for file, page in self._pages.items():
            yield self._protected(page, self._languages[file])
        for language in sorted(set(self._languages.values())) if self._consent.inventory.optional else ():
            if language not in self._settings:
                speak(language)
                home = f"{self.path}/"
                html = self._parts.settings_page(home, self._address(self._style_file))
                yield self._protected(read_page(_made(language), html.encode()), language)

    @property
    def files(self) -> dict[str, bytes]:
        """The files that pages need and that are not of the inventory."""
        return {self._style_file: _STYLE.encode()}

    @cached_property
    def _style_file(self) -> str:
        return f"{FOLDER}/page.{hashlib.sha256(_STYLE.encode()).hexdigest()[:8]}.css"

    def _protected(self, page: HtmlPage, language: str) -> ProtectedPage:
        speak(language)
        gated = self._gate.gate_page(page.text, page.file)
        self.problems += self._refusals.of_page(_of_others(gated), self._origin_of(page.file))
        self.problems += _own_policies(page)
        inert = HtmlPage(page.file, gated.html, page.encoding, page.mark)
        services = tuple(dict.fromkeys(service.id for _, service in gated.owned))
        if not inert.needs_lock:
            return ProtectedPage(page.file, inert.encoded(inert.text), services)
        policy = self._policy(inert, gated)
        self._policies.append(policy)
        return ProtectedPage(
            page.file,
            self._with_parts(inert, language, policy, self._leads_to_settings(page, language)),
            services,
            policy,
        )

    def _policy(self, page: HtmlPage, gated: GatedPage) -> PagePolicy:
        pasted: dict[str, list[str]] = {}
        for code in gated.pasted:
            pasted.setdefault(code.service_id, []).append(code.hash)
        return page_policy(self._consent.inventory, self._code(page).choice, pasted, *page.own_code)

    def _code(self, page: HtmlPage) -> PageCode:
        has_settings = "settings" in _places(page) or page.file.startswith(_MADE)
        return self._consent.settings_page if has_settings else self._consent.page

    def _with_parts(self, page: HtmlPage, language: str, policy: PagePolicy, leads_to_settings: bool) -> bytes:
        """Return a page with lock, banner and code of the choice in it, and its places filled.

        `leads_to_settings` is whether the page has a way there of its own.
        """
        consent, code, at = self._consent, self._code(page), openings(page)
        call = lock_call(consent.inventory, policy.own, policy.services, consent.path)
        lock = InlineCode(f"{gate_function()}({call})")
        self._locks[lock] = None
        style = self._style_of(page)
        self._styles[style] = None
        without_script = replace(consent, without_script=_without_script(policy), style=style)
        head = self._parts.write("head", code=PageCode(lock, code.choice, code.waits), consent=without_script)
        edits = Edits()
        again = f'<meta charset="{at.charset}">' if at.charset else ""
        edits.insert(at.head, again + head.strip())
        if not page.is_frameset:
            edits.insert(at.body, self._parts.write("banner").strip())
            last = [
                self._parts.write("inert").strip(),
                self._parts.write("choice", code=code).strip(),
            ]
            if "list" in _places(page) or page.file.startswith(_MADE):
                last.append(f'<script type="module" src="{consent.address_of("in-browser.js")}"></script>')
            if not leads_to_settings:
                last.insert(0, self._parts.write("way").strip())
            edits.insert(at.end, "".join(last))
        for name, element in _places(page).items():
            start, end = _content(element)
            edits.made.append((start, end, self._parts.write(name)))
        html = edits.applied(page.text)
        if not _begins_with(lock, html):
            wrong = "the lock cannot stand before everything that runs in this page"
            self.problems.append(Problem(page.file, 1, 1, wrong, "Begin it with <!doctype html><html><head>"))
        return page.encoded(html)

    def _style_of(self, page: HtmlPage) -> InlineCode:
        """Return the style that is put into a page: that of all pages, and the places of its own frames."""
        boxes = [css for name, css in self._parts.boxes.items() if f'data-box="{name}"' in page.text]
        return InlineCode("".join((self._style.text, *boxes)))

    def _leads_to_settings(self, page: HtmlPage, language: str) -> bool:
        if self._code(page) is self._consent.settings_page or not self._consent.inventory.optional:
            return True
        settings = self._links[language]["cookies"].address
        here = self._address(page.file)
        links = (link.attr("href") or "" for link in page.parsed.find_all("a"))
        return any(urljoin(here, link.partition("#")[0]) == settings for link in links if link)

    def _language_of(self, page: HtmlPage) -> str:
        return language_of(page.language, self._options.languages, self._options.language)

    def _places_of_settings(self) -> dict[str, str]:
        """Return the page that has a place for the settings, by language."""
        found: dict[str, str] = {}
        for file, page in self._pages.items():
            if "settings" in _places(page):
                found.setdefault(self._languages[file], file)
        return found

    @cached_property
    def _links(self) -> dict[str, dict[str, PageLink]]:
        links = {}
        for language in sorted({*self._languages.values(), self._options.language}):
            settings = self._settings.get(language) or _made(language)
            privacy = self._options.privacy_in(language)
            links[language] = {
                "cookies": PageLink("", self._address(settings)),
                "privacy": PageLink(self._title(privacy), privacy),
            }
        return links

    def _title(self, address: str) -> str:
        """Return the heading of a page of the site, or its title."""
        page = self._pages.get(self._file_at(address))
        found = page and (page.parsed.find("h1") or page.parsed.find("title"))
        return " ".join(_words_of(found).split()) if found else ""

    def _file_at(self, address: str) -> str:
        path = address.partition("#")[0].partition("?")[0].removeprefix(self.path).lstrip("/")
        for file in (path, f"{path}index.html", f"{path}/index.html", f"{path}.html"):
            if file in self._pages:
                return file
        return ""

    def _address(self, file: str) -> str:
        """Return the address of a file of the site, from the root of its host."""
        shown = file.removesuffix("index.html") if file == "index.html" or file.endswith("/index.html") else file
        return f"{self.path}/{quote(shown)}"

    def _without_policy(self) -> Iterator[Problem]:
        for language in sorted(set(self._languages.values())) if self._consent.inventory.optional else ():
            address = self._options.privacy_in(language)
            if not self._file_at(address):
                wrong = (
                    f"the privacy policy at {address or 'nowhere'}, for pages in {language}, is no page of the folder"
                )
                instead = f'Write in [privacy]: {language} = "/…/", where the policy is'
                yield Problem(self._options.file, 1, 1, wrong, instead)

    def _without_texts(self) -> Iterator[str]:
        for tag in sorted({page.language for page in self._pages.values() if page.needs_lock}):
            if tag and not language_of(tag, self._options.languages, ""):
                yield f'Pages in "{tag}" have no texts of their own: theirs are in "{self._options.language}".'


def _made(language: str) -> str:
    """Return the file of the page with the settings that is made for a language."""
    return f"{_MADE}{language}.html"


def _places(page: HtmlPage) -> dict[str, turbohtml.Element]:
    """Return the elements that ask for a part, by its name."""
    if PLACE not in page.text:
        return {}
    asked = ((element.attr(PLACE) or "", element) for element in page.parsed.find_all(True))
    return {name: element for name, element in asked if name in PLACES}


def _words_of(heading: turbohtml.Element) -> str:
    """Return the words of a heading, without the link to itself that generators put behind them."""
    own = [link.text for link in heading.find_all("a") if (link.attr("href") or "").startswith("#")]
    text = heading.text
    return next((text.removesuffix(mark) for mark in own if text.removesuffix(mark).strip()), text)


def _content(element: turbohtml.Element) -> tuple[int, int]:
    location = element.source_location
    assert location is not None
    start = location.start_tag.end_offset
    return start, location.end_tag.start_offset if location.end_tag else start


def _begins_with(lock: InlineCode, html: str) -> bool:
    """Tell whether the lock is the first script of a page, as browsers read it."""
    first = turbohtml.parse(with_plain_line_ends(html), scripting=True).find("script")
    return first is not None and first.text == with_plain_line_ends(lock.text)


def _of_others(page: GatedPage) -> GatedPage:
    """Return a page without what is its owner's own affair: code that the lock restricts, and ids that it has twice."""
    mentioned = tuple(mention for mention in page.mentioned if not mention.is_code)
    return replace(page, mentioned=mentioned, reserved=tuple(one for one in page.reserved if not one.use.is_repeated))


def _without_script(policy: PagePolicy) -> Policy:
    """Return what a page may load in a browser that runs no scripts: what it may with nothing granted."""
    return Policy({**policy.own.sources, "script-src": ()})


def _own_policies(page: HtmlPage) -> Iterator[Problem]:
    """Yield a problem for each policy that a page brought along: it would hold beside the lock's, and against it."""
    for meta in page.parsed.find_all("meta"):
        if (meta.attr("http-equiv") or "").lower() == "content-security-policy":
            line, column = meta.source_line or 1, (meta.source_col or 0) + 1
            wrong = "this page states a Content-Security-Policy of its own, which blocks the lock's code"
            yield Problem(page.file, line, column, wrong, "Remove it: keptword writes one into each page")
