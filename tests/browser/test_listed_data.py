"""CW-08, CW-12: what the site keeps of a visitor's acts is all on the list, in words, in each language."""

import json
from collections.abc import Callable, Iterator

import pytest

from plugins.keptword.inventory import Inventory
from tests.browser.test_in_browser import PAGES
from tests.browser.test_notice import ANNOUNCED, NOTICE
from tests.browser.test_signals import SIGNALS
from tests.browser.waiting import wait_until
from tests.conftest import LANGUAGES, Visitor
from tests.made_once import made_once
from tests.policy_versions.project import built_third_version
from tests.receiver import Receiver

CHOICE, RECORD, CLOSED = "consent", "consent-events", "policy-notice"

# Of each key of an item, the words for it on the list; of an item that is one value, the words for that.
WORDS = {
    (CHOICE, "services"): (
        "yes or no to each service",
        "ja of nee voor elke dienst",
        "oui ou votre non à chaque service",
        "Ja oder Nein zu jedem Dienst",
    ),
    (CHOICE, "time"): ("date and time", "datum en tijdstip", "la date et l'heure", "Datum und Uhrzeit"),
    (CHOICE, "language"): ("language of the page", "taal van de pagina", "langue de la page", "Sprache der Seite"),
    (CHOICE, "method"): (
        "how you chose",
        "hoe u hebt gekozen",
        "manière dont vous avez choisi",
        "wie Sie gewählt haben",
    ),
    (CHOICE, "signal"): (
        "your browser asked",
        "uw browser vroeg",
        "votre navigateur a demandé",
        "Ihr Browser darum bat",
    ),
    (CHOICE, "whole"): (
        "covers the whole list",
        "de hele lijst omvat",
        "couvre toute la liste",
        "die ganze Liste umfasst",
    ),
    (CHOICE, "opened"): ("ever allowed", "ooit hebt toegestaan", "autorisés un jour", "jemals erlaubt"),
    (CHOICE, "cleared"): (
        "may still have cookies",
        "nog cookies kunnen hebben",
        "peuvent encore avoir des cookies",
        "noch Cookies haben können",
    ),
    (CHOICE, "since"): ("how far back", "hoever", "jusqu'où remonte", "wie weit"),
    (RECORD, "version"): (
        "version of the whole list",
        "versie van de hele lijst",
        "version de toute la liste",
        "Version der ganzen Liste",
    ),
    (RECORD, "id"): ("a random number", "een willekeurig nummer", "un numéro aléatoire", "eine Zufallsnummer"),
    (CLOSED, ""): (
        "notice that you closed: its date",
        "melding die u hebt gesloten: de datum",
        "avis que vous avez fermé : sa date",
        "Hinweis, den Sie geschlossen haben: sein Datum",
    ),
}
WORDS |= {(RECORD, key): WORDS[CHOICE, key] for key in ("services", "time", "language", "method", "signal")}

# Values that tell how, word for word on the list.
METHODS = {
    "banner": ("in the banner", "in de banner", "dans la bannière", "im Banner"),
    "settings": ("in the settings", "in de instellingen", "dans les paramètres", "in den Einstellungen"),
    "embed": (
        "at a map or video",
        "bij een kaart of video",
        "sur une carte ou une vidéo",
        "bei einer Karte oder einem Video",
    ),
}


@pytest.fixture
def _notice(receiver: Receiver, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Serve the site at a time when it has a notice to close."""
    folder = receiver.folder
    receiver.folder = made_once(tmp_path_factory, "third-version", built_third_version) / "project/output"
    yield
    receiver.folder = folder


def kept(visitor: Visitor, inventory: Inventory) -> set[tuple[str, str]]:
    """Return each key of each item in this browser, and how the visitor chose as a key of its own."""
    assert visitor.context.cookies() == []
    found: set[tuple[str, str]] = set()
    stored: dict[str, str] = visitor.page.evaluate("({ ...localStorage })")
    for name, text in stored.items():
        if name == CLOSED:
            assert text == ANNOUNCED.date().isoformat()
            found.add((name, ""))
            continue
        value = json.loads(text)
        for act in value if name == RECORD else [value]:
            found |= {(name, key) for key in act}
            assert set(act["services"]) <= {service.id for service in inventory.optional}
            assert act["method"] in METHODS
    return found


def close_notice(visitor: Visitor) -> None:
    visitor.page.clock.set_fixed_time(ANNOUNCED)
    visitor.go(PAGES["en"])
    visitor.page.click(f"{NOTICE} button")


def accept(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.accept_all()


def refuse(visitor: Visitor) -> None:
    visitor.go("/en/")
    visitor.reject_all()


def choose_in_settings(visitor: Visitor) -> None:
    visitor.go(PAGES["en"])
    visitor.page.check("#consent-settings [value=google-analytics]")
    visitor.follow("#consent-settings button:not([name])")


def open_map(visitor: Visitor) -> None:
    visitor.go("/en/contact/")
    visitor.follow("[data-grant=google-maps]")


def withdraw(visitor: Visitor) -> None:
    accept(visitor)
    visitor.go(PAGES["en"])
    visitor.follow("#consent-settings [value=reject]")
    # Once what the services left is cleared up, that is noted as well.
    wait_until(visitor, lambda: bool(visitor.page.evaluate("'cleared' in JSON.parse(localStorage.consent)")))


def view_receipt(visitor: Visitor) -> None:
    visitor.go(PAGES["en"])
    visitor.reject_all()
    visitor.page.click("[data-receipt=view]")


def choose_against_a_signal(visitor: Visitor) -> None:
    visitor.page.add_init_script(SIGNALS["GPC"])
    choose_in_settings(visitor)


ACTS: dict[Callable[[Visitor], None], set[tuple[str, str]]] = {
    accept: {(CHOICE, "opened")},
    refuse: {(CHOICE, "whole")},
    choose_in_settings: {(CHOICE, "services"), (CHOICE, "since")},
    open_map: {(RECORD, "services")},
    withdraw: {(CHOICE, "cleared")},
    view_receipt: {(RECORD, "id")},
    choose_against_a_signal: {(CHOICE, "signal"), (RECORD, "signal")},
    close_notice: {(CLOSED, "")},
}


@pytest.mark.usefixtures("_notice")
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_cw_08_cw_12_all_that_is_kept_after_an_act_is_on_the_list(
    visitor: Visitor, inventory: Inventory, act: Callable[[Visitor], None]
) -> None:
    act(visitor)
    keys = kept(visitor, inventory)
    assert keys - set(WORDS) == set(), "not on the list"
    assert keys >= ACTS[act]


def test_cw_08_cw_12_the_list_has_words_for_each_of_them_in_every_language(inventory: Inventory) -> None:
    service = inventory.find("consent-choice")
    assert service is not None
    assert [cookie.name for cookie in service.cookies] == [CHOICE, RECORD, CLOSED]
    for number, language in enumerate(LANGUAGES):
        text = service.data.in_language(language)
        for words in (*WORDS.values(), *METHODS.values()):
            assert words[number] in text, language
