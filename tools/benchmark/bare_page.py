"""A built page taken apart: the page as it would be without any consent tool, and what its banner says."""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from tools.benchmark.peers import OWN_BANNER

PLAIN_EMBED = '<p class="embed">Video</p>'


# Scripts that the consent tool has in files of its own.
_CONSENT_FILE = re.compile(r"/site/(?:in-browser|receipt|settings|withdraw)\.")


@dataclass(frozen=True)
class BannerTexts:
    """What the banner says in the language of its page; `text` is HTML."""

    language: str
    title: str
    text: str
    refuse: str
    accept: str
    settings: str


def banner_texts(html: str) -> BannerTexts:
    """Return the texts of the banner of a built page. Raises ValueError for a page without one."""
    soup = BeautifulSoup(html, "html.parser")
    banner = _one(soup, OWN_BANNER.box)
    refuse, accept, settings = (control.get_text() for control in banner.select(".consent-buttons > *"))
    text = "".join(str(paragraph) for paragraph in banner.select("p"))
    return BannerTexts(str(_one(soup, "html")["lang"]), _one(banner, "h2").get_text(), text, refuse, accept, settings)


def embedded_services(html: str) -> tuple[str, ...]:
    """Return the ids of the services whose embeds stand in a built page, in order."""
    return tuple(str(inert["data-service"]) for inert in _embeds(BeautifulSoup(html, "html.parser")))


def bare_page(html: str, head: str = "", embeds: tuple[str, ...] = (), end: str = "") -> str:
    """Return a built page without its consent tool; instead with this HTML in the head, for embeds, at the end.

    Raises ValueError for a page without banner.
    """
    soup = BeautifulSoup(html, "html.parser")
    for number, inert in enumerate(_embeds(soup)):
        placeholder = inert.find_parent(class_="consent-embed") or inert
        placeholder.replace_with(_fragment(embeds[number] if embeds else PLAIN_EMBED))
    for script in soup.find_all("script"):
        if _CONSENT_FILE.match(str(script.get("src", ""))) or not script.get("src"):
            script.decompose()
    for selector in ("head noscript", "head style", OWN_BANNER.box):
        _one(soup, selector).decompose()
    _one(soup, "head").append(_fragment(head))
    _one(soup, "body").append(_fragment(end))
    return str(soup)


def _embeds(soup: BeautifulSoup) -> list[Tag]:
    return soup.select(".consent-embed > [data-service]")


def _fragment(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def _one(soup: Tag, selector: str) -> Tag:
    found = soup.select_one(selector)
    if found is None:
        raise ValueError(f"the page has no {selector}")
    return found
