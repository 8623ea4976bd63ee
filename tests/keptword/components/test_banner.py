"""What the banner says of inventories other than the site's: each purpose that there is, and no other."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from jinja2 import DictLoader, Environment

import plugins.consent
from plugins.keptword.components.translated_parts import MESSAGES
from plugins.keptword.components.wording import kind_of_embeds
from plugins.keptword.inventory import Inventory, Lifetime, Service
from plugins.keptword.inventory.services import in_reading_order
from plugins.keptword.languages.catalogues import read_catalogues
from plugins.keptword.languages.current import Gettext, locale, speak
from tests.conftest import COMPANY, LANGUAGES

Banner = Callable[[Iterable[Service], str], str]


@pytest.fixture(scope="module")
def banner() -> Banner:
    """Return what says what the banner of these services shows, in a language."""
    environment = Environment(
        loader=DictLoader({}),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["ext.i18n.trimmed"] = True
    gettext = Gettext(read_catalogues([MESSAGES], LANGUAGES))
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        gettext.gettext, gettext.ngettext, newstyle=True, pgettext=gettext.pgettext, npgettext=gettext.npgettext
    )
    generator = SimpleNamespace(env=environment)
    plugins.consent.TEMPLATES._add_templates(generator)
    plugins.consent._add_filters(generator)
    environment.globals.update(
        COMPANY={"name": COMPANY},
        page_of=lambda name: SimpleNamespace(address=f"/{name}/", title=name),
        locale_code=lambda: str(locale()).replace("_", "-"),
    )

    def said(services: Iterable[Service], language: str) -> str:
        speak(language)
        inventory = in_reading_order(services)
        template = environment.get_template("consent/parts/banner.html")
        html = template.render(consent=SimpleNamespace(inventory=inventory))
        paragraph = BeautifulSoup(html, "html.parser").select_one("p:not([data-note])")
        assert paragraph is not None
        return " ".join(paragraph.get_text().split())

    return said


def of(inventory: Inventory, *ids: str) -> list[Service]:
    return [service for service in inventory if service.id in ids]


@pytest.mark.parametrize(
    ("ids", "purposes"),
    [
        (["google-maps"], {"en": "to show maps.", "nl": "om kaarten te tonen.", "fr": "pour afficher des cartes."}),
        (["youtube"], {"en": "to show videos.", "fr": "pour afficher des vidéos.", "de": "um Videos zu zeigen."}),
        (["google-analytics"], {"nl": "om bezoeken te meten.", "de": "um Besuche zu messen."}),
        (
            ["google-analytics", "meta-pixel", "google-ads"],
            {
                "en": "to measure visits and show adverts elsewhere.",
                "nl": "om bezoeken te meten en elders advertenties te tonen.",
                "fr": "pour mesurer les visites et montrer des publicités ailleurs.",
                "de": "um Besuche zu messen und anderswo Werbung zu zeigen.",
            },
        ),
        (["youtube", "meta-pixel"], {"en": "to show videos and show adverts elsewhere."}),
    ],
)
def test_cb_21_only_what_the_inventory_has_is_named_and_the_sentence_stays_one(
    banner: Banner, inventory: Inventory, ids: list[str], purposes: dict[str, str]
) -> None:
    for language, words in purposes.items():
        assert f" {words} " in banner(of(inventory, *ids), language)


def test_cb_21_what_shows_more_than_maps_and_videos_is_not_called_that(banner: Banner, inventory: Inventory) -> None:
    maps, videos = of(inventory, "google-maps", "youtube")
    own = [maps, replace(videos, id="our-chat")]
    assert " to show maps, videos and the like. " in banner(own, "en")
    assert kind_of_embeds([]) == ""


def test_cb_10_only_companies_that_there_are_are_told_of(banner: Banner, inventory: Inventory) -> None:
    (analytics,) = of(inventory, "google-analytics")
    own = replace(analytics, company=COMPANY)
    assert f"With your consent, {COMPANY} uses cookies" in banner([own], "en")
    assert f"gebruikt {COMPANY} cookies" in banner([own], "nl")
    assert f"gebruiken {COMPANY} en andere bedrijven cookies" in banner([analytics], "nl")


def test_cb_10_how_long_is_said_of_what_ends_by_itself_and_of_what_does_not(
    banner: Banner, inventory: Inventory
) -> None:
    (analytics,) = of(inventory, "google-analytics")
    session = replace(analytics.cookies[0], lifetime=Lifetime(Lifetime.SESSION))
    assert "Cookies last up to 13 months. " in banner([analytics], "en")
    assert "Cookies last up to one visit. " in banner([replace(analytics, cookies=(session,))], "en")
    kept = replace(session, lifetime=Lifetime(Lifetime.PERSISTENT))
    both = replace(analytics, cookies=(*analytics.cookies, kept))
    assert "Cookies last up to 13 months, or until deleted. " in banner([both], "en")
