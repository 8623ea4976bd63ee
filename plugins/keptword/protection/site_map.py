"""What the pages of a site have to know of one another: their languages, and where settings and privacy policy are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

import turbohtml

from ..components.site_files import FOLDER
from ..components.translated_parts import language_of
from ..languages.alternates import PageLink
from ..problems import Problem
from .html_page import HtmlPage
from .options import Options
from .places import Part, parts_of
from .site_folder import SiteFolder, page_or_problem


@dataclass(frozen=True)
class PageFacts:
    """What a page says of itself: the tag of its language, if any, and whether it has a place for the settings."""

    file: str
    tag: str
    has_settings: bool


def page_facts(page: HtmlPage) -> PageFacts:
    """Return what a page says of itself."""
    return PageFacts(page.file, page.language, Part.SETTINGS in parts_of(page))


class SiteMap:
    """The languages of a site, and the pages that parts link to, by language and then by name."""

    def __init__(self, site: SiteFolder, options: Options, facts: Sequence[PageFacts]) -> None:
        self._site = site
        self._pages = frozenset(page.file for page in facts)
        self._options = options
        with_settings: dict[str, str] = {}
        languages = set()
        for page in facts:
            language = language_of(page.tag, options.languages, options.language)
            languages.add(language)
            if page.has_settings:
                with_settings.setdefault(language, page.file)
        self.languages = tuple(sorted(languages))
        self.without_settings = tuple(language for language in self.languages if language not in with_settings)
        shown = (language for language in options.languages if language in {*languages, options.language})
        self.links = {language: self._links(language, with_settings) for language in shown}

    def without_policy(self) -> Iterator[Problem]:
        """Yield a problem for each language in which the privacy policy is no page of the site."""
        for language in self.languages:
            address = self._options.privacy_in(language)
            if not self._file_at(address):
                wrong = (
                    f"the privacy policy at {address or 'nowhere'}, for pages in {language}, is no page of the folder"
                )
                below = f"{self._options.address.path}{address}"
                where = below if self._file_at(below) else f"{self._options.address.path}/…/"
                instead = f'Write in [privacy]: {language} = "{where}", where the policy is'
                yield Problem(self._options.file, 1, 1, wrong, instead)

    def _links(self, language: str, with_settings: Mapping[str, str]) -> dict[str, PageLink]:
        shown = with_settings.get(language) or made_page(language)
        privacy = self._options.privacy_in(language)
        return {
            "cookies": PageLink("", address_of(self._options.address.path, shown)),
            "privacy": PageLink(self._title(privacy), privacy),
        }

    def _title(self, address: str) -> str:
        """Return the heading of a page of the site, or its title."""
        file = self._file_at(address)
        page = page_or_problem(self._site.path, file) if file else None
        found = isinstance(page, HtmlPage) and (_own_heading(page) or page.parsed.find("title"))
        return " ".join(_words_of(found).split()) if found else ""

    def _file_at(self, address: str) -> str:
        below = f"{self._options.address.path}/"
        if not address.startswith(below):
            return ""
        path = address.partition("#")[0].partition("?")[0].removeprefix(below)
        for file in (path, f"{path}index.html", f"{path}/index.html", f"{path}.html"):
            if file in self._pages:
                return file
        return ""


def _own_heading(page: HtmlPage) -> turbohtml.Element | None:
    """Return the first heading of a page that is not that of the whole site, above its pages."""
    above = page.parsed.find_all(["header", "nav"])
    places = [heading.source_location for part in above for heading in part.find_all("h1")]
    headings = page.parsed.find_all("h1")
    return next((heading for heading in headings if heading.source_location not in places), None)


def _words_of(heading: turbohtml.Element) -> str:
    """Return the words of a heading, without the link to itself that generators put behind them."""
    own = [link.text for link in heading.find_all("a") if (link.attr("href") or "").startswith("#")]
    text = heading.text
    return next((text.removesuffix(mark) for mark in own if text.removesuffix(mark).strip()), text)


def address_of(path: str, file: str) -> str:
    """Return the address of a file of a site below a path, from the root of its host."""
    shown = file.removesuffix("index.html") if file == "index.html" or file.endswith("/index.html") else file
    return f"{path}/{quote(shown)}"


def made_page(language: str) -> str:
    """Return the file of the page with the settings that is made for a language."""
    return f"{FOLDER}/choices-{language}.html"
