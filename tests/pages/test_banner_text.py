"""What the banner says, in the markup of every page in its language."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.keptword.components.wording import lifetime_in_words
from plugins.keptword.inventory import Inventory
from plugins.keptword.languages.current import speak
from tests.conftest import COMPANY, LANGUAGES
from tests.pages.test_structure import one, page_files, parsed

# CB-09: words that press, reward or make consent a condition.
PRESSING = {
    "en": ("best experience", "sorry", "miss out", "discount", "free", "required to", "must accept", "better", "enjoy"),
    "nl": ("beste ervaring", "jammer", "korting", "gratis", "verplicht", "moet u", "beter", "geniet"),
    "fr": ("meilleure expérience", "dommage", "réduction", "gratuit", "obligatoire", "devez", "mieux", "profitez"),
    "de": ("bestes erlebnis", "schade", "rabatt", "kostenlos", "müssen", "besser", "genießen"),
}
ACCEPT = {"en": "Accept all", "nl": "Alles aanvaarden", "fr": "Tout accepter", "de": "Alle akzeptieren"}
REFUSE = {"en": "Reject all", "nl": "Alles weigeren", "fr": "Tout refuser", "de": "Alle ablehnen"}
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


# CB-21: purposes as people say them, whatever the categories are called.
PURPOSES = {
    "en": ("show maps and videos", "measure visits", "show adverts elsewhere"),
    "nl": ("kaarten en video's te tonen", "bezoeken te meten", "elders advertenties te tonen"),
    "fr": ("afficher cartes et vidéos", "mesurer les visites", "montrer des publicités ailleurs"),
    "de": ("Karten und Videos zu zeigen", "Besuche zu messen", "anderswo Werbung zu zeigen"),
}


def shown(layer: Tag) -> Tag:
    """Return a copy of the banner without what is hidden on a first visit."""
    copy = one(BeautifulSoup(str(layer), "html.parser"), "#site-consent")
    for part in copy.select("[hidden]"):
        part.decompose()
    return copy


def test_cb_10_cw_04_it_says_who_what_data_how_long_how_to_refuse_and_withdraw_and_which_rights(
    banner: BeautifulSoup, inventory: Inventory
) -> None:
    language = str(one(banner, "html")["lang"])
    speak(language)
    layer = shown(one(banner, "#site-consent"))
    text = layer.get_text()
    assert COMPANY in text
    assert {"en": "companies", "nl": "bedrijven", "fr": "entreprises", "de": "Unternehmen"}[language] in text
    assert "IP" in text
    assert {"en": "browsing", "nl": "surf", "fr": "navigation", "de": "Surf"}[language] in text
    assert inventory.longest_lifetime is not None
    assert lifetime_in_words(inventory.longest_lifetime) in text
    assert one(layer, "#consent-reject-all").get_text() == REFUSE[language]
    assert {"en": "withdraw", "nl": "intrekken", "fr": "retirez", "de": "widerrufen"}[language] in text
    assert {"en": "stays usable", "nl": "bruikbaar", "fr": "utilisable", "de": "nutzbar"}[language] in text
    assert {"en": "rights", "nl": "rechten", "fr": "droits", "de": "Rechte"}[language] in text
    assert len(layer.select("a[href$='#rights']")) == 1


def test_cb_21_it_says_in_words_what_each_category_is_for_in_one_sentence_that_has_no_gap(
    banner: BeautifulSoup, inventory: Inventory
) -> None:
    language = str(one(banner, "html")["lang"])
    layer = shown(one(banner, "#site-consent"))
    parts = layer.select("[data-part]")
    assert tuple(part.get_text() for part in parts) == PURPOSES[language]
    ids = [str(part["data-part"]).split() for part in parts]
    assert [service for part in ids for service in part] == [service.id for service in inventory.optional]
    joined = {"en": " and ", "nl": " en ", "fr": " et ", "de": " und "}[language].join(PURPOSES[language][1:])
    text = one(layer, "p").get_text()
    assert f"{PURPOSES[language][0]}, {joined}." in text
    assert not re.search(r"[.;,][^\W\d]|  |\s[.,]", text.replace("\n", " ")), "one space behind each sentence"


def test_cb_11_cb_12_cb_21_list_and_policy_are_one_click_away_by_their_names_and_name_every_controller(
    site: Path, banner: BeautifulSoup, inventory: Inventory
) -> None:
    to_list, to_policy, to_rights = one(banner, "#site-consent").select("p a")
    list_page, policy_page = (
        parsed(site / str(link["href"]).split("#")[0].lstrip("/") / "index.html") for link in (to_list, to_policy)
    )
    for service in inventory.optional:
        assert service.company in one(list_page, "main").get_text()
    assert one(policy_page, "article")["data-page"] == "privacy"
    assert to_policy.get_text() == one(policy_page, "h1").get_text()
    assert str(to_rights["href"]).split("#")[0] == to_policy["href"]


def test_cw_07_sg_01_what_is_said_only_to_some_is_hidden_and_names_every_service(
    banner: BeautifulSoup, inventory: Inventory
) -> None:
    changed, signalled = one(banner, "#site-consent").select("p[data-note][hidden]")
    named = {str(span["data-id"]): span.get_text() for span in changed.select("span")}
    assert named == {service.id: service.name for service in inventory.optional}
    assert signalled.get_text()


def test_cb_03_refuse_all_stands_right_before_accept_all_on_every_layer_of_every_page(site: Path) -> None:
    layers = 0
    for path in page_files(site):
        page = parsed(path)
        language = str(one(page, "html")["lang"])
        accepting = [button for button in page.select("button") if button.get_text(strip=True) == ACCEPT[language]]
        assert accepting, path
        for accept in accepting:
            refuse = accept.find_previous_sibling()
            assert isinstance(refuse, Tag)
            assert (refuse.name, refuse.get_text(strip=True)) == ("button", REFUSE[language])
            layers += 1
    assert layers == len(page_files(site)) + len(LANGUAGES), "the banner on each page, four settings"


def test_cb_04_cb_07_refuse_is_a_button_beside_accept_and_settings_does_not_stand_in_for_it(
    banner: BeautifulSoup,
) -> None:
    refuse, accept, settings = one(banner, "#site-consent .consent-buttons").find_all(recursive=False)
    assert (refuse["id"], accept["id"]) == ("consent-reject-all", "consent-accept-all")
    assert refuse.name == accept.name == "button"
    assert settings.name == "a"
    assert refuse.get_text() not in settings.get_text()


def test_cb_19_without_script_the_head_holds_the_strictest_policy(site: Path) -> None:
    for path in page_files(site):
        head = one(parsed(path), "head")
        children = [child.name for child in head.find_all(recursive=False)]
        assert children[:4] == ["meta", "style", "script", "noscript"], "the lock stands before all that loads"
        policy = str(one(head, "noscript > meta[http-equiv=Content-Security-Policy]")["content"])
        assert policy.startswith("default-src 'none';script-src 'self';")
        assert "http" not in policy
        assert f'content="{policy}"' in path.read_text("utf-8"), "written as it is read, which compresses better"


def test_bl_15_nothing_pretends_to_be_a_consent_framework(site: Path) -> None:
    for path in page_files(site):
        page = path.read_text("utf-8")
        assert not any(claim in page for claim in ("__tcfapi", "__cmp", "TCF", "IAB", "googlefc")), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_cw_13_the_settings_name_the_services_whose_code_is_told_of_a_withdrawal_and_no_others(
    site: Path, inventory: Inventory, language: str
) -> None:
    files = [path for path in page_files(site / language) if "consent-settings" in path.read_text("utf-8")]
    pages = [page for page in map(parsed, files) if page.select_one("#consent-settings")]
    (said,) = [page.select_one(".settings-withdrawal") for page in pages]
    assert said is not None
    told = [service.name for service in inventory.optional if service.name in said.get_text()]
    assert told == [service.name for service in inventory.optional if service.revoke]
    assert len(told) == 3
