"""What `use` in a site's file brings, and what it says when it brings nothing."""

import datetime
from pathlib import Path

import pytest

from plugins.keptword.inventory import Service, read_inventory
from plugins.keptword.inventory.entries import Catalogue, WantedId
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.problems import ProblemsFoundError
from tests.keptword.inventory.catalogues import small_catalogue
from tests.keptword.inventory.texts import LANGUAGES

FILE = "content/services/stats.toml"
THREE_LINES = 'use = "example-analytics"\nid = "EX-7"\nchecked = 2026-11-01\n'


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return small_catalogue(tmp_path / "catalogue")


def read(text: str, catalogue: Catalogue) -> Service:
    service, problems = read_service("stats", FILE, text, LANGUAGES, catalogue)
    assert problems == []
    assert service is not None
    return service


def problems_of(text: str, catalogue: Catalogue) -> list[str]:
    service, problems = read_service("stats", FILE, text, LANGUAGES, catalogue)
    assert service is None
    return [str(problem) for problem in problems]


def test_three_lines_make_a_service(catalogue: Catalogue) -> None:
    service = read(THREE_LINES, catalogue)
    assert (service.id, service.file, service.name) == ("stats", FILE, "Example Analytics")
    assert service.checked == datetime.date(2026, 11, 1)
    assert service.scripts[0].src == "https://js.example.com/tag.js?id=EX-7"


def test_without_a_day_of_its_own_the_catalogues_counts(catalogue: Catalogue) -> None:
    assert read('use = "example-video"\n', catalogue).checked == datetime.date(2026, 1, 31)


def test_any_key_can_be_overridden(catalogue: Catalogue) -> None:
    own = 'category = "marketing"\n[purpose]\nnl = "Meet bezoeken."\n[hosts]\nimg-src = ["https://i.example.com"]\n'
    service = read(THREE_LINES + own, catalogue)
    assert service.category == "marketing"
    assert service.purpose.by_language == {"en": "Counts visits.", "nl": "Meet bezoeken."}
    assert {source.directive for source in service.sources} == {"script-src", "connect-src", "img-src"}


def test_an_unknown_id_is_told_with_the_nearest_one_and_how_to_list_them(catalogue: Catalogue) -> None:
    (problem,) = problems_of('id = "EX-7"\nuse = "exampel-analytics"\n', catalogue)
    assert problem == (
        f'{FILE}:2:1: the catalogue has no "exampel-analytics". '
        'Write "example-analytics"; invoke service.list --catalogue shows all.'
    )
    (problem,) = problems_of('use = "zzz"\n', catalogue)
    assert "Take one of its services: invoke service.list --catalogue shows all" in problem


def test_other_mistakes_are_told_beside_an_unknown_id_but_nothing_is_called_missing(catalogue: Catalogue) -> None:
    found = problems_of('use = "exampel-video"\ncategory = "fun"\n[purpose]\nen = ""\n', catalogue)
    assert [problem.split(": ")[0] for problem in found] == [f"{FILE}:1:1", f"{FILE}:2:1", f"{FILE}:4:1"]


def test_a_service_whose_scripts_take_an_id_wants_the_sites_own(catalogue: Catalogue) -> None:
    assert problems_of('\nuse = "example-analytics"\n', catalogue) == [
        f"{FILE}:2:1: id is missing: the site's own number with Example Analytics. "
        'Add id = "…" with it; it looks like "EX-1".'
    ]


def test_without_an_id_there_is_nothing_to_embed_but_code_can_be_pasted(catalogue: Catalogue) -> None:
    pasted = read('use = "example-video"\n', catalogue)
    assert pasted.embed is None
    assert [source.host for source in pasted.sources] == ["https://player.example.net"]
    embedded = read('use = "example-video"\nid = "42"\n', catalogue).embed
    assert embedded is not None
    assert (embedded.src, embedded.link) == ("https://player.example.net/video/42", "https://example.net/42")


def test_an_embed_of_the_sites_own_needs_no_id_where_it_has_no_place_for_one(catalogue: Catalogue) -> None:
    own = '[embed]\nsrc = "https://player.example.net/mine"\nlink = "https://example.net/mine"\n'
    embed = read(f'use = "example-video"\n{own}', catalogue).embed
    assert embed is not None
    assert (embed.src, embed.title.in_language("nl")) == ("https://player.example.net/mine", "Video")
    (problem,) = problems_of(f'use = "example-video"\n{own.splitlines()[0]}\n', catalogue)
    assert "id is missing: the number of the video" in problem


def test_the_catalogue_says_in_words_what_a_service_is_and_which_number_it_takes(catalogue: Catalogue) -> None:
    assert catalogue.group("example-video") == "video"
    assert catalogue.group("example-analytics") == ""
    assert catalogue.wanted_id("example-video") == WantedId("000000000", "the number of the video", is_needed=False)
    words = "the site's own number with Example Analytics"
    assert catalogue.wanted_id("example-analytics") == WantedId("EX-1", words, is_needed=True)


def test_what_the_site_wrote_is_told_in_its_file_and_what_the_catalogue_wrote_in_the_catalogues(
    catalogue: Catalogue,
) -> None:
    entry = catalogue.folder / "example-analytics.toml"
    entry.write_text(entry.read_text("utf-8").replace('"IE"', '"Ireland"'), "utf-8")
    found = problems_of(THREE_LINES + 'category = "analitics"\n', catalogue)
    assert [problem.split(": ")[0] for problem in found] == [f"{FILE}:4:1", "catalogue/example-analytics.toml:4:1"]


def test_a_rule_broken_by_both_together_is_told_where_the_site_broke_it(catalogue: Catalogue) -> None:
    (problem,) = problems_of(THREE_LINES + '[hosts]\nscript-src = ["https://other.example"]\n', catalogue)
    assert problem.startswith(
        "catalogue/example-analytics.toml:36:1: https://js.example.com/tag.js?id=EX-7 is not among"
    )


def test_a_malformed_entry_is_told_in_the_catalogue(catalogue: Catalogue) -> None:
    (catalogue.folder / "example-video.toml").write_text("name = Video", "utf-8")
    (problem,) = problems_of('use = "example-video"\n', catalogue)
    assert problem.startswith("catalogue/example-video.toml:1:8: this is not valid TOML")


def test_an_entry_may_not_use_another(catalogue: Catalogue) -> None:
    entry = catalogue.folder / "example-video.toml"
    entry.write_text('use = "example-analytics"\n' + entry.read_text("utf-8"), "utf-8")
    (problem,) = problems_of('use = "example-video"\n', catalogue)
    assert "catalogue/example-video.toml:1:1: an entry of the catalogue stands on its own. Remove use." in problem


def test_problems_of_all_files_are_told_at_once(tmp_path: Path, catalogue: Catalogue) -> None:
    services = tmp_path / "services"
    services.mkdir()
    (services / "one.toml").write_text('use = "nothing"', "utf-8")
    (services / "two.toml").write_text('use = "example-analytics"', "utf-8")
    (services / "three.toml").write_text('use = "example-video"', "utf-8")
    with pytest.raises(ProblemsFoundError) as raised:
        read_inventory(services, LANGUAGES, "content/services", catalogue)
    assert [problem.file for problem in raised.value.problems] == [
        "content/services/one.toml",
        "content/services/two.toml",
    ]
