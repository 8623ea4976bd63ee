from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.keptword.inventory import Inventory
from tests.conftest import LANGUAGES
from tools.benchmark.bare_page import banner_texts, bare_page, embedded_services


@pytest.fixture
def home(site: Path) -> str:
    return (site / "en/index.html").read_text("utf-8")


def test_nothing_of_consent_is_left_and_all_else_is(site: Path, home: str, inventory: Inventory) -> None:
    for html in (home, (site / "en/contact/index.html").read_text("utf-8")):
        bare, built = BeautifulSoup(bare_page(html), "html.parser"), BeautifulSoup(html, "html.parser")
        text = bare.get_text()
        assert not bare.select("#site-consent, style, noscript, iframe, [data-service]")
        assert not any(script.string for script in bare.select("script"))
        assert [s["src"] for s in bare.select("script")] == [s["src"] for s in built.select("script[src]")]
        assert [h.get_text() for h in bare.select("h1, main h2")] == [h.get_text() for h in built.select("h1, main h2")]
        assert len(bare.select("form")) == len(built.select("form"))
        assert "consent" not in text[:50]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_of_the_banner_are_those_of_the_page(site: Path, language: str) -> None:
    texts = banner_texts((site / language / "index.html").read_text("utf-8"))
    labels = {"en": "Reject all", "nl": "Alles weigeren", "fr": "Tout refuser", "de": "Alle ablehnen"}
    assert (texts.language, texts.refuse) == (language, labels[language])
    assert "Google Analytics" in texts.text
    assert texts.title
    assert texts.accept
    assert texts.settings


def test_embeds_are_named_and_replaced_in_order(home: str) -> None:
    assert embedded_services(home) == ("youtube",)
    soup = BeautifulSoup(bare_page(home, "<meta name=x>", ("<b id=new>video</b>",), "<i>end</i>"), "html.parser")
    assert soup.select_one("main #new") is not None
    assert soup.select_one("head meta[name=x]") is not None
    assert str(soup.select("body > *")[-1]) == "<i>end</i>"


def test_a_page_without_banner_is_refused() -> None:
    with pytest.raises(ValueError, match="#site-consent"):
        banner_texts("<!doctype html><html lang=en><p>text")
