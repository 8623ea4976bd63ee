"""Texts that stand alone, and the catalogues that translate them."""

import os
from pathlib import Path

import pytest

from plugins.keptword.inventory import Service
from plugins.keptword.inventory.entries import Catalogue
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.problems import Problem
from tests.keptword.inventory.catalogues import small_catalogue

OWN = "content/services/video.toml"
WHOLE = 'name = "Own"\ncategory = "embedded"\ncompany = "Example Ltd"\ncountry = "IE"\nrole = "controller"\n' + (
    'privacy-notice = "https://example.com/privacy"\nchecked = 2026-01-31\ndata = "What you play."\n'
)
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """Return a catalogue whose video has its texts as messages, in Dutch and Portuguese."""
    made = small_catalogue(tmp_path / "catalogue")
    entry = made.folder / "example-video.toml"
    text = entry.read_text("utf-8")
    for key, english, dutch in (("purpose", "Plays a video.", "Speelt een video af."), ("data", "What you play.", "")):
        old = f'[{key}]\nen = "{english}"\nnl = "{dutch or "Wat u afspeelt."}"\n'
        assert old in text
        text = text.replace(old, f'{key} = "{english}"\n')
    entry.write_text(text.replace('[embed.title]\nen = "Video"\nnl = "Video"', 'title = "Video"'), "utf-8")
    write(made, "nl", {"Plays a video.": "Speelt een video af.", "What you play.": "Wat u afspeelt.", "Video": "Video"})
    write(made, "pt", {"Plays a video.": "Mostra um vídeo.", "What you play.": "O que vê.", "Video": "Vídeo"})
    return made


def write(catalogue: Catalogue, language: str, messages: dict[str, str], head: str = "") -> Path:
    file = catalogue.messages.folder / f"{language}.po"
    file.parent.mkdir(exist_ok=True)
    said = "".join(f'\nmsgid "{text}"\nmsgstr "{translation}"\n' for text, translation in messages.items())
    file.write_text(head + HEAD + said, "utf-8")
    return file


def read(text: str, languages: tuple[str, ...], catalogue: Catalogue) -> tuple[Service | None, list[Problem]]:
    return read_service("video", OWN, text, languages, catalogue)


def purpose(text: str, languages: tuple[str, ...], catalogue: Catalogue) -> dict[str, str]:
    service, problems = read(text, languages, catalogue)
    assert problems == []
    assert service is not None
    return dict(service.purpose.by_language)


def test_an_entry_speaks_each_language_of_the_site(catalogue: Catalogue) -> None:
    assert purpose('use = "example-video"\n', ("en", "nl", "pt-BR"), catalogue) == {
        "en": "Plays a video.",
        "nl": "Speelt een video af.",
        "pt-BR": "Mostra um vídeo.",
    }


def test_a_language_without_a_translation_is_told_with_the_place_and_the_file_to_translate_it_in(
    catalogue: Catalogue,
) -> None:
    service, problems = read('use = "example-video"\n', ("nl", "sq"), catalogue)
    assert problems == []
    assert service is not None
    assert [str(problem) for problem in service.untranslated] == [
        "catalogue/example-video.toml:11:1: purpose has no text in sq. Translate it in catalogue/translations/sq.po.",
        "catalogue/example-video.toml:13:1: data has no text in sq. Translate it in catalogue/translations/sq.po.",
    ]
    assert service.purpose.in_language("sq") == "Speelt een video af."


@pytest.mark.parametrize("mark", ["#, fuzzy\n", "# Of whoever reads this.\n#, python-format, fuzzy\n"])
def test_a_language_that_nobody_but_its_translator_has_read_counts_as_none(catalogue: Catalogue, mark: str) -> None:
    write(catalogue, "nl", {"Plays a video.": "Speelt een video af."}, mark)
    service, _ = read('use = "example-video"\n', ("en", "nl"), catalogue)
    assert service is not None
    assert "purpose has no text in nl" in service.untranslated[0].wrong


def test_an_own_text_in_one_language_leaves_the_others_to_the_catalogue(catalogue: Catalogue) -> None:
    own = 'use = "example-video"\n[purpose]\nnl = "Toont een film."\n'
    assert purpose(own, ("en", "nl", "pt"), catalogue) == {
        "en": "Plays a video.",
        "nl": "Toont een film.",
        "pt": "Mostra um vídeo.",
    }
    inline = 'use = "example-video"\nid = "1"\nembed = { title = { nl = "Onze film" } }\n'
    service, problems = read(inline, ("en", "nl", "pt"), catalogue)
    assert problems == []
    assert service is not None
    assert service.embed is not None
    assert dict(service.embed.title.by_language) == {"en": "Video", "nl": "Onze film", "pt": "Vídeo"}


def test_an_own_english_text_is_not_translated_by_that_of_the_catalogue(catalogue: Catalogue) -> None:
    service, problems = read('use = "example-video"\n[purpose]\nen = "Shows our film."\n', ("en", "nl"), catalogue)
    assert service is None
    assert [str(problem) for problem in problems] == [
        f'{OWN}:2:1: purpose has no text in nl. Add nl = "…" to [purpose].'
    ]


def test_a_sites_own_file_may_say_what_the_catalogue_says(catalogue: Catalogue) -> None:
    own = WHOLE + 'purpose = "Plays a video."\n[hosts]\nframe-src = ["https://a.example"]\n'
    assert purpose(own, ("en", "nl"), catalogue)["nl"] == "Speelt een video af."


def test_an_own_text_that_stands_alone_is_enough_for_a_site_in_one_language(catalogue: Catalogue) -> None:
    own = WHOLE + 'purpose = "Toont een film."\n[hosts]\nframe-src = ["https://a.example"]\n'
    assert purpose(own, ("nl",), catalogue) == {"nl": "Toont een film."}
    service, problems = read(own, ("nl", "fr"), catalogue)
    assert service is None
    assert [str(problem) for problem in problems if "purpose" in problem.wrong] == [
        f'{OWN}:9:1: purpose has no text in nl, fr. Write a text for each language: purpose = {{ nl = "…", fr = "…" }}.'
    ]


def test_a_translation_that_changes_while_a_site_is_served_counts_at_once(catalogue: Catalogue) -> None:
    assert purpose('use = "example-video"\n', ("nl",), catalogue)["nl"] == "Speelt een video af."
    file = write(catalogue, "nl", {"Plays a video.": "Toont een video.", "What you play.": "Wat u afspeelt."})
    os.utime(file, (1, 1))
    assert purpose('use = "example-video"\n', ("nl",), catalogue)["nl"] == "Toont een video."
