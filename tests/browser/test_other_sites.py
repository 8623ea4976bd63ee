"""The promise for other companies, in other languages, at another address: built, judged, and visited.

Each build is judged by the audit on its way. What was only copied, and not translated, is allowed while writing.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.conftest import Visitor
from tests.other_sites import built, other_site
from tests.receiver import Receiver
from tools.publication.building import BuildError, build_site

Show = Callable[[Path, str], None]


@pytest.fixture
def show(receiver: Receiver, tmp_path: Path) -> Iterator[Show]:
    """Serve built folders in place of the usual site, each below a path."""
    before, receiver.folder = receiver.folder, tmp_path / "host"

    def at(output: Path, path: str) -> None:
        shutil.copytree(output, receiver.folder / path.strip("/"), dirs_exist_ok=True)

    yield at
    receiver.folder = before


def judge_before_and_after(visitor: Visitor, address: str) -> None:
    """Visit a page: nothing foreign happens before the visitor says yes, and both services load after."""
    visitor.go(address)
    assert visitor.banner_is_visible
    visitor.wait()
    assert visitor.receiver.foreign_hosts() == set()
    assert visitor.stored_items() == []
    assert visitor.errors == []
    visitor.accept_all()
    visitor.page.locator(".consent-embed").first.scroll_into_view_if_needed()
    visitor.wait(300)
    assert {"www.googletagmanager.com", "www.youtube-nocookie.com"} <= visitor.receiver.foreign_hosts()


def page_of(output: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((output / path / "index.html").read_text("utf-8"), "html.parser")


def test_one_language_alone_has_neither_chooser_nor_switcher(tmp_path: Path, show: Show, visitor: Visitor) -> None:
    output = built(other_site(tmp_path / "a site [1]", "nl"))
    for page in output.rglob("*.html"):
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        assert not soup.select("nav.languages, link[hreflang]"), page
        assert [html["lang"] for html in soup.select("html")] == ["nl"]
    assert "x-default" not in (output / "sitemap.xml").read_text("utf-8")
    show(output, "/")
    visitor.go("/")
    visitor.page.wait_for_url("**/nl/")
    judge_before_and_after(visitor, "/nl/")


def test_two_languages_and_articles_in_one_of_them(tmp_path: Path, show: Show, visitor: Visitor) -> None:
    site = other_site(tmp_path / "site", "nl", "fr")
    (site / "content/articles/fr").mkdir(parents=True)
    head = "Title: Bienvenue chez [[company]]\nDate: 2026-01-01\nDescription: Un article.\n"
    (site / "content/articles/fr/bienvenue.md").write_text(f"{head}\nUn texte.\n\n[[embed youtube]]\n", "utf-8")
    output = built(
        site,
        ARTICLE_PATHS=["changes", "articles"],
        PATH_METADATA="(?:pages|changes|articles)/(?P<lang>[A-Za-z0-9-]+)/(?P<page_id>[^/]+).md",
        ARTICLE_URL="{lang}/articles/{slug}/",
        ARTICLE_LANG_URL="{lang}/articles/{slug}/",
        ARTICLE_SAVE_AS="{lang}/articles/{slug}/index.html",
        ARTICLE_LANG_SAVE_AS="{lang}/articles/{slug}/index.html",
    )
    assert [option.get("hreflang") for option in page_of(output, "").select(".chooser a")] == ["nl", "fr"]
    (described,) = page_of(output, "").select("meta[name=description]")
    assert "het Nederlands en Frans" in str(described["content"])
    article = page_of(output, "fr/articles/bienvenue")
    assert [html["lang"] for html in article.select("html")] == ["fr"]
    assert [heading.text for heading in article.select("h1")] == ["Bienvenue chez Acme & Zonen"]
    assert "Tout refuser" in article.text
    assert not (output / "nl/articles").exists()
    show(output, "/")
    judge_before_and_after(visitor, "/fr/articles/bienvenue/")


def test_a_fifth_language_begins_in_the_first_one_and_is_not_published_before_it_is_translated(
    tmp_path: Path, show: Show, visitor: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    site = other_site(tmp_path / "site", "en", "nl", "fr", "de", "tr")
    output = built(site)
    told = capsys.readouterr().out
    assert "content/pages/tr/home.md" in told
    assert "word for word" in told
    assert "plugins/keptword/inventory/catalogue/youtube.toml" in told
    assert "purpose has no text in tr" in told
    home = page_of(output, "tr")
    assert [link.text for link in home.select("nav.languages a")][-1] == "Türkçe"
    assert "Reject all" in home.text
    with pytest.raises(BuildError):
        build_site(site, site / "published", "publishconf.py")
    told = capsys.readouterr().out
    assert "purpose has no text in tr" in told
    assert "messages are not translated into tr" in told
    assert not (site / "published").exists()
    show(output, "/")
    judge_before_and_after(visitor, "/tr/")


def test_a_language_that_is_written_from_right_to_left(tmp_path: Path, show: Show, visitor: Visitor) -> None:
    output = built(other_site(tmp_path / "site", "ar", "en"))
    assert [html.get("dir") for html in page_of(output, "ar").select("html")] == ["rtl"]
    assert [html.get("dir") for html in page_of(output, "en").select("html")] == [None]
    (arabic,) = page_of(output, "en").select("nav.languages a[hreflang=ar]")
    assert (arabic["lang"], arabic["dir"]) == ("ar", "rtl")
    show(output, "/")
    visitor.page.set_viewport_size({"width": 360, "height": 640})
    judge_before_and_after(visitor, "/ar/")
    assert visitor.page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "rtl"
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# A neighbour on the same host, with an item and a cookie of its own, both under names that the site knows, too.
NEIGHBOUR = """<!doctype html><title>x</title>
<script>localStorage.consent ??= 'theirs'; document.cookie = '_ga=theirs; path=/shop/'</script>"""


def test_07_a_site_below_a_path_keeps_to_itself(tmp_path: Path, show: Show, visitor: Visitor) -> None:
    """Case 07."""
    site = other_site(tmp_path / "site", "en", "nl", path="/privacy/")
    output = built(site, "publishconf.py", UNCONFIRMED_ALLOWED=True)
    assert not {file for file in ("robots.txt", ".well-known", "CNAME") if (output / file).exists()}
    show(output, "/privacy")
    visitor.receiver.pages["/shop/"] = NEIGHBOUR
    visitor.go("/privacy/")
    visitor.follow("text=English")
    assert visitor.page.url.endswith("/privacy/en/")
    judge_before_and_after(visitor, "/privacy/en/")
    stored = {item for item in visitor.stored_items() if item.startswith("local")}
    assert stored == {"local /privacy/consent", "local /privacy/consent-events"}

    # All that its pages ask of their own host stands below the path.
    visitor.receiver.forget_requests()
    for page in ("privacy-policy", "cookie-policy", "contact", "your-rights", "newsletter", "policy-changes"):
        visitor.go(f"/privacy/en/{page}/")
    asked = {request.path for request in visitor.receiver.own_requests()}
    assert {path for path in asked if not path.startswith("/privacy/")} == set()
    assert visitor.errors == []

    # What it stores, it lists; what it withdraws, it deletes, and nothing of the neighbour's.
    visitor.go("/shop/")
    visitor.go("/privacy/en/cookie-policy/")
    row = visitor.page.locator("tr[data-name='/privacy/consent'] td").last
    assert row.text_content() == "yes"
    visitor.page.evaluate("document.cookie = '_ga=ours; path=/'")
    visitor.page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<a href=/shop/>Shop</a>')")
    visitor.follow("#consent-settings [name=all][value=reject]")
    visitor.wait(500)
    assert visitor.page.evaluate("document.cookie") == ""
    visitor.go("/shop/")
    assert visitor.page.evaluate("[localStorage.consent, document.cookie]") == ["theirs", "_ga=theirs"]
