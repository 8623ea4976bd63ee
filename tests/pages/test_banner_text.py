"""What the banner says, in the markup of every page in its language."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.inventory import Inventory
from tests.conftest import LANGUAGES
from tests.pages.test_structure import one, page_files, parsed

# CB-09: words that press, reward or make consent a condition.
PRESSING = {
    "en": ("best experience", "sorry", "miss out", "discount", "free", "required to", "must accept", "better", "enjoy"),
    "nl": ("beste ervaring", "jammer", "korting", "gratis", "verplicht", "moet u", "beter", "geniet"),
    "fr": ("meilleure expérience", "dommage", "réduction", "gratuit", "obligatoire", "devez", "mieux", "profitez"),
    "de": ("bestes erlebnis", "schade", "rabatt", "kostenlos", "müssen", "besser", "genießen"),
}
# What other people's tools take for a wall or for a second refusal.
CONFUSING = ("pay", "subscribe", "abonn", "18")


@pytest.fixture(scope="module", params=LANGUAGES)
def banner(site: Path, request: pytest.FixtureRequest) -> BeautifulSoup:
    return parsed(site / request.param / "index.html")


def test_the_same_banner_is_on_every_page_of_a_language_and_hidden_until_the_lock_shows_it(site: Path) -> None:
    for language in LANGUAGES:
        banners = {str(one(parsed(path), "#site-consent")) for path in page_files(site / language)}
        assert len(banners) == 1
        assert one(BeautifulSoup(banners.pop(), "html.parser"), "#site-consent").has_attr("hidden")


def test_cb_09_nothing_in_it_presses(banner: BeautifulSoup) -> None:
    text = one(banner, "#site-consent").get_text().lower()
    for word in (*PRESSING[str(one(banner, "html")["lang"])], *CONFUSING):
        assert word not in text


def test_cb_10_cw_04_it_says_who_what_data_how_long_and_that_consent_can_be_withdrawn(
    banner: BeautifulSoup, inventory: Inventory
) -> None:
    text = one(banner, "#site-consent").get_text()
    assert "Code d'Or" in text
    assert "13" in text
    assert "IP" in text
    withdraw = {"en": "withdraw", "nl": "intrekken", "fr": "retirer", "de": "iderruf"}
    assert withdraw[str(one(banner, "html")["lang"])] in text


def test_cb_11_cb_12_the_list_and_the_policy_are_one_click_away_and_name_every_controller(
    site: Path, banner: BeautifulSoup, inventory: Inventory
) -> None:
    links = [str(link["href"]) for link in one(banner, "#site-consent").select("a")]
    list_page, policy_page = (parsed(site / link.split("#")[0].lstrip("/") / "index.html") for link in links[:2])
    for service in inventory.optional:
        assert service.controller in one(list_page, "main").get_text()
    assert one(policy_page, "article")["class"] == ["page", "page-privacy"]


def test_cb_07_settings_does_not_stand_in_for_refusing(banner: BeautifulSoup) -> None:
    assert one(banner, "#consent-reject-all").name == one(banner, "#consent-accept-all").name == "button"
    assert one(banner, "#consent-reject-all").parent is one(banner, "#consent-accept-all").parent


def test_cb_19_without_script_the_head_holds_the_strictest_policy(site: Path) -> None:
    for path in page_files(site):
        head = one(parsed(path), "head")
        children = [child.name for child in head.find_all(recursive=False)]
        assert children[:4] == ["meta", "script", "noscript", "style"], "the lock stands before all that loads"
        policy = str(one(head, "noscript > meta[http-equiv=Content-Security-Policy]")["content"])
        assert policy.startswith("default-src 'none'; script-src 'self';")
        assert "http" not in policy


def test_bl_15_nothing_pretends_to_be_a_consent_framework(site: Path) -> None:
    assert not any("__tcfapi" in path.read_text("utf-8") for path in page_files(site))
