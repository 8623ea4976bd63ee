"""What the library says in the official languages of the European Union: complete, in that language and no other."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale

from plugins.content_checks.message_parts import message_problems
from plugins.keptword.components.translated_parts import TEXTS
from plugins.keptword.components.wording import country_name, in_one_sentence, lifetime_in_words
from plugins.keptword.inventory.services import EEA, Lifetime
from plugins.keptword.languages.catalogue_files import is_draft, read_catalogue
from plugins.keptword.languages.current import long_date, speak
from plugins.languages.updating import ENTRIES, message_folders, used_messages
from tests.conftest import ROOT

OFFICIAL = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split()

FOLDERS = [
    folder
    for folder in message_folders(ROOT)
    if folder.templates in (ROOT / ENTRIES, ROOT / "plugins/keptword/components/templates")
]
FILES = [file for folder in FOLDERS for file in sorted(folder.catalogues.glob("*.po"))]
LANGUAGES = sorted({file.stem for file in FILES})

# Beside those of the Latin alphabet from a to z, which names of companies and services have in every language.
LETTERS = {
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåé",
    "de": "äöüß",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "es": "áéíóúüñ",
    "et": "äöõüšž",
    "fi": "äöåšž",
    "fr": "àâæçéèêëîïôœùûü",
    "ga": "áéíóú",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "it": "àèéìòù",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "mt": "ċġħżàèìòù",
    "nl": "éëèïöü",
    "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõú",
    "ro": "ăâîșț",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "sv": "åäöé",
}

# Frequent words that stand in a language, and not in the one that is easily taken for it or that texts are made from.
ENGLISH = "the your this which with that have been here whether our from".split()
NEIGHBOURS = {
    "bg": "что это который если",
    "cs": "alebo ktoré ktorý súbory súhlas prehliadač nie",
    "da": "och inte är webbläsare samtycke kakor",
    "de": "het een niet van uw toestemming",
    "es": "não você uma com das os seu sua em",
    "et": "tai selain sivusto voit suostumus evästeet ovat",
    "fi": "ning teie või brauser nõusolek küpsised",
    "hr": "piškotki soglasje brskalnik ki",
    "it": "y el los las para não uma",
    "lt": "un jūsu sīkdatnes piekrišana pārlūks",
    "lv": "jūsų slapukai sutikimas naršyklė",
    "nl": "und nicht ist einwilligung",
    "pl": "souhlas prohlížeč nebo súhlas",
    "pt": "y el los las del una usted il della",
    "ro": "che non della sono",
    "sk": "nebo které který soubory souhlas prohlížeč jsou není",
    "sl": "kolačići privola preglednik koji koje ili",
    "sv": "og ikke er hvad hvilke samtykke",
}
# What is a word of English or of a neighbour, and of the language too.
OWN_WORDS = {"nl": {"het", "have", "der"}, "da": {"have", "at", "here"}, "hu": {"the"}}
FAMILIAR = {
    "bg": "ти теб твоя твоят твоето",
    "cs": "ty tebe tvůj tvoje tvé tvého tvém",
    "el": "εσύ σου εσένα",
    "es": "tú tu tus te ti",
    "et": "sina sinu sa sind",
    "hr": "ti tebe tvoj tvoja tvoje tvog",
    "hu": "te téged tied",
    "it": "tu tuo tua tuoi tue ti",
    "lt": "tu tavo tave",
    "lv": "tu tavs tava tev tavā tavu",
    "pl": "ty twój twoja twoje twojej ciebie tobie",
    "pt": "tu teu tua teus tuas",
    "ro": "tu tău ta tale tăi",
    "sk": "ty teba tvoj tvoja tvoje tvojho",
    "sl": "ti tebe tvoj tvoja tvoje",
}

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.stem}-{file.parents[1].name}")
each_language = pytest.mark.parametrize("language", LANGUAGES)


def messages(file: Path) -> Iterator[tuple[str, str]]:
    """Yield each message of a catalogue with its translation."""
    catalogue = read_catalogue(file, file.stem)
    for message in catalogue:
        if message.id:
            assert isinstance(message.id, str)
            assert isinstance(message.string, str)
            yield message.id, message.string


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", re.sub(r"%\(\w+\)s", " ", text).lower())


def forms_of(language: str) -> list[list[int]]:
    """Return the numbers to 200 by the plural form that CLDR gives them."""
    by_form: dict[str, list[int]] = {}
    for number in range(201):
        by_form.setdefault(Locale.parse(language).plural_form(number), []).append(number)
    return sorted(by_form.values())


def test_there_are_texts_of_parts_and_of_services_in_every_official_language() -> None:
    assert {"en", *LANGUAGES} == set(OFFICIAL)
    for folder in FOLDERS:
        assert sorted(file.stem for file in folder.catalogues.glob("*.po")) == LANGUAGES


def test_a_language_is_offered_once_a_second_person_has_read_it() -> None:
    drafts = {file.stem for file in FILES if is_draft(file)}
    assert set(TEXTS) == {"en", *LANGUAGES} - {
        file.stem for file in FILES if is_draft(file) and "components" in file.parts
    }
    assert [file for file in FILES if file.stem in drafts and not is_draft(file)] == []


@each_file
def test_every_message_is_translated_and_none_is_left_over(file: Path) -> None:
    (folder,) = (folder for folder in FOLDERS if folder.catalogues == file.parent)
    used = {message.id for message in used_messages(folder.templates, ROOT) if message.id}
    catalogue = read_catalogue(file, file.stem)
    finished = {message.id for message in catalogue if message.id and message.string and not message.fuzzy}
    assert finished == used


@each_file
def test_places_of_names_and_html_are_those_of_the_message(file: Path) -> None:
    assert list(message_problems(file, file.stem, ROOT)) == []
    for message, translation in messages(file):
        places = [sorted(re.findall(r"%\(\w+\)s", text)) for text in (message, translation)]
        assert places[0] == places[1], message


@each_file
def test_a_translation_ends_as_its_message_does(file: Path) -> None:
    questions = {"el": {"?": ";"}}.get(file.stem, {})
    for message, translation in messages(file):
        end = message[-1] if message[-1] in ".:?" else ""
        found = translation[-1] if translation[-1] in ".:?;" else ""
        assert found == questions.get(end, end), translation


@each_file
def test_plural_forms_are_those_of_cldr(file: Path) -> None:
    said = re.search(r"Plural-Forms: nplurals=(\d+); plural=(.*);\\n", file.read_text("utf-8"))
    assert said is not None
    index = read_catalogue(file, file.stem).plural_expr
    assert index.strip("()") == said[2].strip("()")
    assert int(said[1]) >= len(forms_of(file.stem)) - 1


@each_file
def test_only_letters_of_the_language_stand_in_it(file: Path) -> None:
    known = set(LETTERS[file.stem])
    for _, translation in messages(file):
        others = {letter for letter in "".join(words(translation)) if not letter.isascii()} - known
        assert others == set(), translation


@each_file
def test_no_english_is_left_and_no_word_of_a_neighbouring_language(file: Path) -> None:
    foreign = {*ENGLISH, *NEIGHBOURS.get(file.stem, "").split()} - OWN_WORDS.get(file.stem, set())
    for message, translation in messages(file):
        assert translation != message or len(words(message)) <= 3, message
        assert foreign.isdisjoint(words(translation)), (foreign & set(words(translation)), translation)


@each_file
def test_visitors_are_addressed_formally_where_the_language_does(file: Path) -> None:
    familiar = set(FAMILIAR.get(file.stem, "").split())
    assert [text for _, text in messages(file) if familiar & set(words(text))] == []


@each_file
def test_accept_and_reject_are_two_different_short_labels(file: Path) -> None:
    labels = dict(messages(file))
    if "Reject all" in labels:
        buttons = [labels[name] for name in ("Reject all", "Accept all", "Settings")]
        assert len(set(buttons)) == 3
        assert max(map(len, buttons)) <= 24


@each_language
def test_dates_lifetimes_countries_and_lists_are_those_of_the_language(language: str) -> None:
    speak(language)
    said = [lifetime_in_words(Lifetime(unit, 13)) for unit in ("month", "year", "day", "hour", "minute", "week")]
    assert not any(word in text for text in said for word in ("month", "year", "day", "hour", "week"))
    assert country_name("DE") not in ("DE", "Germany")
    assert all(country_name(code) != code for code in (*EEA, "US"))
    assert "2026" in long_date(datetime.date(2026, 11, 28))
    assert " and " not in in_one_sentence(["a", "b", "c"])


def test_the_readme_of_the_wheel_names_the_languages_that_visitors_are_shown() -> None:
    readme = " ".join((ROOT / "tools/wheel/README.md").read_text("utf-8").split())
    *first, last = sorted(Locale("en").languages[code] for code in TEXTS)
    assert f"Texts are there in {', '.join(first)} and {last}." in readme
