"""Every built page, parsed: languages, addresses, headings, links, and what stands on each of them."""

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.settings.reading import read_settings
from tests.conftest import LANGUAGES, ROOT, SETTINGS

SITE_URL = "https://privacy.codedor.example"
_DRAFT = re.compile(r"^status:\s*draft\s*$", re.IGNORECASE | re.MULTILINE)
PAGE_IDS = {
    path.stem
    for path in (ROOT / "content/pages" / SETTINGS.original).glob("*.md")
    if not _DRAFT.search(path.read_text("utf-8").partition("\n\n")[0])
}


def page_files(site: Path) -> list[Path]:
    """Return the pages of a built site, save those of earlier versions, which stand under their date."""
    return sorted(path for path in site.rglob("*.html") if not path.parent.name[:2].isdigit())


def parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, (selector, len(found))
    return found[0]


def address(site: Path, path: Path) -> str:
    return "/" + path.relative_to(site).as_posix().removesuffix("index.html")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every page by its address."""
    return {address(site, path): parsed(path) for path in page_files(site)}


def test_each_text_of_a_page_is_one_in_each_language_beside_a_chooser_and_a_404(
    pages: dict[str, BeautifulSoup],
) -> None:
    assert len(pages) == len(PAGE_IDS) * len(LANGUAGES) + 2
    for language in LANGUAGES:
        ids = {
            str(article["data-page"])
            for url, soup in pages.items()
            if url.startswith(f"/{language}/")
            for article in soup.select("article.page")
        }
        assert ids == PAGE_IDS


def test_ax_13_each_page_has_language_title_description_skip_link_and_one_h1(pages: dict[str, BeautifulSoup]) -> None:
    titles = set()
    for url, soup in pages.items():
        language = url[1:3] if url[1:3] in LANGUAGES and url[3:4] == "/" else "en"
        assert one(soup, "html")["lang"] == language
        titles.add((language, one(soup, "title").get_text()))
        assert 10 < len(str(one(soup, "meta[name=description]")["content"])) <= 160, url
        assert one(soup, "body > a.skip")["href"] == f"#{one(soup, 'main')['id']}"
        assert one(soup, "h1").get_text(strip=True)
    assert len(titles) >= len(pages) - 1, "titles tell pages apart"


def test_ax_13_what_is_in_another_language_says_so(pages: dict[str, BeautifulSoup]) -> None:
    for url, soup in pages.items():
        in_another = soup.select("body a[hreflang]")
        assert len(in_another) >= len(LANGUAGES), url
        for link in in_another:
            assert link["lang"] == link["hreflang"]


def test_ax_09_the_words_on_a_control_are_in_its_name(pages: dict[str, BeautifulSoup]) -> None:
    for url, soup in pages.items():
        labels = {str(label["for"]): label.get_text(" ", strip=True) for label in soup.select("label[for]")}
        for control in soup.select("a, button, input, select, textarea"):
            label = control.find_parent("label")
            words = control.get_text(" ", strip=True) if control.name in ("a", "button") else ""
            named = words or labels.get(str(control.get("id"))) or (label.get_text(" ", strip=True) if label else "")
            assert named, (url, str(control))
            assert not control.has_attr("aria-labelledby"), "the name is what is read on it"
            assert named in str(control.get("aria-label", named))


def test_21_each_page_names_itself_and_its_versions_in_the_other_languages_and_home_pages_the_choice(
    pages: dict[str, BeautifulSoup],
) -> None:
    """Case 21."""
    for url, soup in pages.items():
        if url == "/404.html":
            continue
        assert one(soup, "link[rel=canonical]")["href"] == SITE_URL + url
        alternates = {str(link["hreflang"]): str(link["href"]) for link in soup.select("link[hreflang]")}
        is_home = url == "/" or url.strip("/") in LANGUAGES
        assert alternates.pop("x-default", None) == (f"{SITE_URL}/" if is_home else None)
        assert set(alternates) == set(LANGUAGES)
        for language in LANGUAGES:
            other = pages[alternates[language].removeprefix(SITE_URL)]
            assert one(other, "html")["lang"] == language
            back = {str(link["hreflang"]): str(link["href"]) for link in other.select("link[hreflang]")}
            back.pop("x-default", None)
            assert url == "/" or back == alternates


def test_the_switcher_leads_to_the_same_page_and_marks_the_current_one(pages: dict[str, BeautifulSoup]) -> None:
    for soup in (soup for url, soup in pages.items() if url not in ("/", "/404.html")):
        language = str(one(soup, "html")["lang"])
        links = {str(link["hreflang"]): str(link["href"]) for link in soup.select(".languages a")}
        alternates = {str(link["hreflang"]): str(link["href"]) for link in soup.select("head link[hreflang]")}
        assert {code: SITE_URL + href for code, href in links.items()} == {c: alternates[c] for c in LANGUAGES}
        assert one(soup, ".languages a[aria-current]")["hreflang"] == language


def test_every_link_and_anchor_within_the_site_leads_somewhere(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    for url, soup in pages.items():
        for link in soup.select("a[href], link[rel=alternate][type]"):
            href = str(link["href"])
            if href.startswith(("mailto:", "https:")):
                continue
            target, _, anchor = href.partition("#")
            assert target == "" or target.startswith("/"), (url, href)
            if target.endswith((".xml", ".css", ".svg")):
                assert (site / target.lstrip("/")).is_file(), (url, href)
                continue
            is_there = target in pages or (site / target.lstrip("/") / "index.html").is_file()
            assert target == "" or is_there, (url, href)
            if anchor:
                assert pages[target or url].find(id=anchor), (url, href)


def test_ids_are_unique_on_each_page(pages: dict[str, BeautifulSoup]) -> None:
    for url, soup in pages.items():
        ids = [str(element["id"]) for element in soup.select("[id]")]
        assert len(ids) == len(set(ids)), url


def test_headings_leave_no_level_out(pages: dict[str, BeautifulSoup]) -> None:
    for url, soup in pages.items():
        levels = [int(heading.name[1]) for heading in one(soup, "main").select("h1, h2, h3, h4")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), url


def test_cw_01_cookie_settings_stands_in_the_same_place_on_every_page(pages: dict[str, BeautifulSoup]) -> None:
    labels = {
        "en": "Cookie settings",
        "nl": "Cookie-instellingen",
        "fr": "Paramètres des cookies",
        "de": "Cookie-Einstellungen",
    }
    in_header = 0
    for url, soup in pages.items():
        links = soup.select(".site-header .pages li:last-child > a, footer > :first-child > a")
        for link in links:
            assert link.get_text() == labels[str(one(soup, "html")["lang"])], url
            assert str(link["href"]).endswith("#settings"), url
        in_header += len(links) - 1
    assert in_header == len([soup for soup in pages.values() if soup.select_one("header")]) == len(pages) - 2


def test_ax_15_every_page_leads_to_the_page_on_accessibility(pages: dict[str, BeautifulSoup]) -> None:
    for url, soup in pages.items():
        link = one(soup, ".site-footer li:last-child a")
        target = pages[str(link["href"])]
        assert one(target, "article")["data-page"] == "accessibility", url
        assert one(target, "html")["lang"] == one(soup, "html")["lang"], url
        assert link.get_text() == one(target, "h1").get_text(), url


def test_no_placeholder_is_left_unfilled(pages: dict[str, BeautifulSoup]) -> None:
    for url, soup in pages.items():
        assert "[[" not in soup.get_text(), url


def test_the_same_page_has_the_same_anchors_in_every_language(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    for soup in pages.values():
        own = [str(heading.get("id")) for heading in one(soup, "main").select("h2[id]")]
        for link in soup.select(".languages a"):
            other = pages[str(link["href"])]
            assert [str(heading.get("id")) for heading in one(other, "main").select("h2[id]")] == own


def test_notes_for_the_company_stay_in_the_texts(site: Path) -> None:
    for path in page_files(site):
        assert "<!--" not in path.read_text("utf-8"), path


def test_ax_10_each_cell_of_a_table_names_its_column_for_phones(pages: dict[str, BeautifulSoup]) -> None:
    for soup in pages.values():
        for table in soup.select("table.cards"):
            columns = [heading.get_text() for heading in table.select("thead th")]
            for row in table.select("tbody tr"):
                labels = [str(cell["data-label"]) for cell in row.select("td")]
                assert labels == columns[-len(labels) :]


def test_editors_write_no_html() -> None:
    for path in sorted((ROOT / "content/pages").rglob("*.md")):
        text = path.read_text("utf-8")
        assert "<" not in text.replace("<!--", ""), path


ATOM, SITEMAP, XHTML = (
    "{http://www.w3.org/2005/Atom}",
    "{http://www.sitemaps.org/schemas/sitemap/0.9}",
    "{http://www.w3.org/1999/xhtml}",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_feed_of_changes_with_absolute_addresses(site: Path, language: str) -> None:
    feed = ElementTree.parse(site / language / "changes.atom.xml")
    links = [link.attrib["href"] for link in feed.iterfind(f"{ATOM}entry/{ATOM}link")]
    assert links
    for link in links:
        page, _, anchor = link.removeprefix(SITE_URL).partition("#")
        changes = parsed(site / page.lstrip("/") / "index.html")
        assert one(changes, "html")["lang"] == language
        assert anchor.removeprefix("change-").startswith(str(one(changes, f'[id="{anchor}"] time')["datetime"]))


def test_the_sitemap_names_every_page_with_its_alternates(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    entries = ElementTree.parse(site / "sitemap.xml").findall(f"{SITEMAP}url")
    named = {str(entry.findtext(f"{SITEMAP}loc")).removeprefix(SITE_URL) for entry in entries}
    unlisted = {url for url, soup in pages.items() if soup.select("meta[name=robots][content=noindex]")}
    said = {one(soup, "article.page")["data-page"] for url, soup in pages.items() if url in unlisted - {"/404.html"}}
    assert said == set(read_settings(ROOT)["UNLISTED_PAGES"])
    assert named == set(pages) - unlisted - {"/"}
    for entry in entries:
        assert {link.attrib["hreflang"] for link in entry.iterfind(f"{XHTML}link")} >= set(LANGUAGES)
