"""Nothing third party in what is published: read from the files themselves, without the project's own reader."""

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from bs4 import BeautifulSoup, Tag

from plugins.keptword.inventory import Inventory
from tests.pages.test_structure import SITE_URL, one, page_files, parsed

# Attributes that make a browser fetch; links and forms wait for a click.
FETCHING = ("src", "srcset", "poster", "data", "background", "codebase", "imagesrcset")
FETCHING_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "modulepreload",
    "manifest",
}
# What follows a visitor from link to link.
TRACKING = re.compile(r"utm_\w+|gclid|fbclid|msclkid|dclid|li_fat_id|mc_[ce]id|_gl|igshid|twclid|ttclid")


def is_foreign(url: str) -> bool:
    return bool(urlsplit(url.strip()).netloc) and not url.startswith(f"{SITE_URL}/")


def fetched(page: BeautifulSoup) -> list[str]:
    """Return the addresses that the page's elements fetch by themselves."""
    urls = [str(element[name]) for name in FETCHING for element in page.select(f"[{name}]")]
    urls += [str(link["href"]) for link in page.select("link[rel][href]") if FETCHING_LINKS & set(link["rel"])]
    refreshes = page.select("meta[http-equiv=refresh i]")
    return urls + [str(refresh["content"]) for refresh in refreshes]


def test_bl_01_no_page_fetches_anything_third_party(site: Path) -> None:
    for path in page_files(site):
        page = parsed(path)
        assert any(re.fullmatch(r"/theme/style\.\w{8}\.css", url) for url in fetched(page)), "what is fetched is found"
        assert [url for url in fetched(page) if is_foreign(url)] == [], path
        assert page.select("iframe, object, embed") == [], path


def test_bl_01_no_style_sheet_or_picture_refers_to_another_host(site: Path) -> None:
    texts = {path: path.read_text("utf-8") for path in site.rglob("*.*") if path.suffix in (".css", ".svg")}
    texts |= {path: "".join(style.get_text() for style in parsed(path).select("style")) for path in page_files(site)}
    assert len(texts) > len(page_files(site))
    for path, text in texts.items():
        named = re.findall(r"(?:url\(\s*|@import\s*|(?:href|src)=)[\"']?([^\"')\s]+)", text)
        assert [url for url in named if is_foreign(url)] == [], path
        assert "@font-face" not in text, path


def test_bl_13_no_link_or_letter_of_ours_follows_anyone(site: Path) -> None:
    for path in page_files(site):
        for element in parsed(path).select("a[href], form[action], [formaction]"):
            url = urlsplit(str(element.get("href") or element.get("action") or element.get("formaction")))
            names = {name for name, _ in parse_qsl(url.query)}
            assert not any(TRACKING.fullmatch(name) for name in names), (path, url.geturl())
            assert not element.has_attr("ping"), path
            if url.scheme == "mailto":
                assert names <= {"subject"}, "no body that could hold a picture"


def test_bl_14_the_hosts_of_the_published_policy_are_those_of_the_inventory(site: Path, inventory: Inventory) -> None:
    declared = {(source.directive, source.host) for service in inventory.optional for source in service.sources}
    policies = re.findall("Content-Security-Policy: (.*)", (site / "_headers").read_text("utf-8"))
    allowed = {
        (directive, host)
        for policy in policies
        for directive, *hosts in (part.split() for part in policy.strip().split(";"))
        for host in hosts
        if "://" in host
    }
    assert allowed == declared


def test_bl_14_each_page_has_the_lock_with_exactly_those_hosts(site: Path, inventory: Inventory) -> None:
    declared = {source.host for service in inventory.optional for source in service.sources}
    for path in page_files(site):
        lock = one(parsed(path), "head").find("script")
        assert isinstance(lock, Tag)
        assert set(re.findall(r"https?://[^\s\"';,]+", lock.get_text())) == declared, path
