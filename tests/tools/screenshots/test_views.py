from pathlib import Path

from tools.screenshots.views import EVERY_LANGUAGE, VIEWS, SitePage, site_pages


def test_every_page_is_found_language_by_language_the_start_first(tmp_path: Path) -> None:
    for path in ("index.html", "404.html", "nl/index.html", "nl/404.html", "nl/contact/index.html", "en/index.html"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    addresses = [page.address for page in site_pages(tmp_path, ("nl", "en"))]
    assert addresses == ["/", "/404.html", "/nl/", "/nl/404.html", "/nl/contact/", "/en/"]


def test_pages_are_called_by_what_tells_them_apart_in_their_language() -> None:
    pages = [SitePage("nl", address) for address in ("/nl/", "/nl/404.html", "/nl/privacy/2026-11-22/")]
    assert [page.name for page in pages] == ["home", "404", "privacy-2026-11-22"]
    assert SitePage(EVERY_LANGUAGE, "/").name == "home"


def test_each_width_is_seen_light_and_dark() -> None:
    assert [str(view) for view in VIEWS if view.scheme == "dark"] == ["360-dark", "768-dark", "1280-dark"]
    assert len(VIEWS) == 6
