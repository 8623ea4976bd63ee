"""The format of service files, as the reader itself tells it."""

from plugins.keptword.inventory.described_tables import Key, Kind, service_keys
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.inventory.services import HOST_DIRECTIVES, Category
from tests.keptword.inventory.texts import LANGUAGES

KEYS = {key.name: key for key in service_keys(LANGUAGES)}


def test_it_knows_exactly_the_keys_that_the_reader_knows() -> None:
    _, problems = read_service("x", "x.toml", "nonsense = 1", LANGUAGES)
    (unknown,) = (problem for problem in problems if "nonsense" in problem.wrong)
    assert sorted(KEYS) == unknown.instead.removeprefix("Known here: ").split(", ")


def test_what_is_required_is_what_the_reader_misses_in_an_empty_file() -> None:
    _, problems = read_service("x", "x.toml", "", LANGUAGES)
    missing = {problem.wrong.removesuffix(" is missing") for problem in problems}
    assert {name for name, key in KEYS.items() if key.is_required} == missing


def test_texts_have_a_key_for_each_language_and_choices_all_their_values() -> None:
    assert [text.name for text in KEYS["purpose"].keys] == ["en", "nl"]
    assert KEYS["purpose"].keys[1].about == "what the service is for, in Dutch"
    assert KEYS["category"].choices == tuple(Category)


def test_tables_within_have_theirs() -> None:
    assert [key.name for key in KEYS["hosts"].keys] == [*HOST_DIRECTIVES, "known-by"]
    cookies = {key.name: key for key in KEYS["cookies"].keys}
    assert cookies["purpose"].kind is Kind.TEXTS
    assert cookies["lifetime"].form is not None


def test_every_key_is_explained() -> None:
    def all_keys(keys: tuple[Key, ...]) -> list[Key]:
        return [found for key in keys for found in (key, *all_keys(key.keys))]

    assert [key.name for key in all_keys(tuple(KEYS.values())) if not key.about] == []
