import datetime
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from plugins.keptword.inventory.described_tables import Kind, service_keys
from plugins.keptword.inventory.service_texts import asked_keys, entry_text, new_text, with_id
from tests.keptword.inventory.texts import LANGUAGES, SOUND

TODAY = datetime.date(2026, 11, 22)
KEYS = service_keys(LANGUAGES)


def test_a_new_file_has_every_required_key_of_the_format() -> None:
    values = tomllib.loads(new_text(KEYS, {}, {"script-src": ["https://a.example"]}, TODAY))
    assert {key.name for key in KEYS if key.is_required} <= set(values)
    (cookies,) = (key for key in KEYS if key.name == "cookies")
    assert {key.name for key in cookies.keys if key.is_required} == set(values["cookies"][0])
    assert values["checked"] == TODAY
    assert values["hosts"] == {"script-src": ["https://a.example"]}


def test_each_language_has_its_place() -> None:
    values = tomllib.loads(new_text(KEYS, {("purpose", "nl"): "Telt."}, {}, TODAY))
    assert values["purpose"] == {"en": "[what the service is for, in English]", "nl": "Telt."}


def test_what_is_asked_are_the_texts_and_choices_that_stand_once() -> None:
    asked = [path for path, _ in asked_keys(KEYS)]
    assert asked[:2] == [("name",), ("category",)]
    assert ("purpose", "nl") in asked
    assert all(key.kind in (Kind.TEXT, Kind.CHOICE) for _, key in asked_keys(KEYS))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_comes_back_as_it_was_given(text: str) -> None:
    assert tomllib.loads(with_id(entry_text("x", "x.toml"), text))["id"] == text
    assert tomllib.loads(new_text(KEYS, {("name",): text}, {}, TODAY))["name"] == text


def test_another_id_changes_nothing_else() -> None:
    assert with_id(SOUND, "EX-2") == SOUND.replace("EX-1", "EX-2")


def test_a_remark_behind_the_id_stays_unless_it_waits_for_a_confirmation() -> None:
    assert with_id('id = "1" # of the shop\n', "2") == 'id = "2" # of the shop\n'
    assert with_id('id = "1" # confirm: of the shop\n', "2") == 'id = "2"\n'
