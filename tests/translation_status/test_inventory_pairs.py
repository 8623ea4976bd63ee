from pathlib import Path

import pytest

from plugins.keptword.inventory.entries import Catalogue
from plugins.translation_status.inventory_pairs import inventory_pairs
from plugins.translation_status.parts import Pair

FILE = "content/services/example.toml"

ENTRY = """\
name = "Example"
[purpose]
en = "Counts visits."
nl = "Telt bezoeken."
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    (tmp_path / "example.toml").write_text(ENTRY, "utf-8")
    return Catalogue(tmp_path, "catalogue")


def pairs(text: str, catalogue: Catalogue) -> list[Pair]:
    return list(inventory_pairs(FILE, text, ("en", "nl"), "en", catalogue))


def test_each_text_of_a_file_is_a_pair_with_the_places_of_both(catalogue: Catalogue) -> None:
    (pair,) = pairs(ENTRY, catalogue)
    assert (pair.key, pair.language) == ("purpose.nl", "nl")
    assert pair.original is not None
    assert pair.translation is not None
    assert (pair.original.text, pair.original.line) == ("Counts visits.", 3)
    assert (pair.translation.text, pair.translation.line) == ("Telt bezoeken.", 4)


def test_what_comes_from_the_catalogue_alone_is_no_pair_of_the_site(catalogue: Catalogue) -> None:
    assert pairs('use = "example"\n', catalogue) == []


def test_an_own_translation_has_the_original_of_the_catalogue(catalogue: Catalogue) -> None:
    (pair,) = pairs('use = "example"\n[purpose]\nnl = "Telt."\n', catalogue)
    assert (pair.original_file, pair.file) == ("catalogue/example.toml", FILE)
    assert pair.original is not None
    assert pair.original.text == "Counts visits."


def test_a_translation_of_the_catalogue_does_not_follow_an_own_original(catalogue: Catalogue) -> None:
    (pair,) = pairs('use = "example"\n[purpose]\nen = "Counts."\n', catalogue)
    assert pair.original_file == FILE
    assert pair.translation is None


def test_members_of_a_list_keep_their_names_when_another_comes_before_them(catalogue: Catalogue) -> None:
    def cookie(name: str) -> str:
        return f'[[cookies]]\nname = "{name}"\n[cookies.purpose]\nen = "{name} en"\nnl = "{name} nl"\n'

    def by_key(text: str) -> dict[str, tuple[str, str]]:
        return {pair.key: pair.digests for pair in pairs(text, catalogue)}

    before, after = by_key(cookie("b")), by_key(cookie("a") + cookie("b"))
    assert before.items() < after.items()


def test_members_with_the_same_name_are_told_apart(catalogue: Catalogue) -> None:
    member = '[[cookies]]\nname = "a"\n[cookies.purpose]\nen = "one"\nnl = "een"\n'
    assert len({pair.key for pair in pairs(member * 3, catalogue)}) == 3


def test_a_file_that_is_not_toml_is_left_to_its_reader(catalogue: Catalogue) -> None:
    assert pairs('[purpose]\nen = "', catalogue) == []
