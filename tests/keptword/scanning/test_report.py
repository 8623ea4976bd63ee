"""The report for people: what to do, and TOML that the reader takes once the texts in brackets are written."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.keptword.inventory import Inventory
from plugins.keptword.inventory.entries import Catalogue, with_entry
from plugins.keptword.inventory.reading import read_service
from plugins.keptword.inventory.services import Party, Storage
from plugins.keptword.inventory.written import Written, written
from plugins.keptword.scanning.comparison import compare
from plugins.keptword.scanning.listed import Listed
from plugins.keptword.scanning.report import report
from plugins.keptword.scanning.seen import Record, SeenBlock, SeenItem
from tests.keptword.inventory.texts import LANGUAGES, SOUND
from tests.keptword.scanning.records import (
    ALL,
    ANALYTICS,
    FUNCTIONAL,
    INVENTORY,
    NOTHING,
    REFUSED,
    SITE,
    STORED,
    TEXTS,
    asked,
    at,
    cookie,
    record,
)

CONTENTS = {key: written(f"content/services/{key}.toml", text) for key, text in TEXTS.items()}


def reported(seen: Record, inventory: Inventory = INVENTORY, contents: dict[str, Written] | None = None) -> list[str]:
    listed = Listed(inventory, contents or CONTENTS, LANGUAGES)
    return list(report(compare(seen, inventory), seen.site_host, listed))


def toml_in(lines: list[str]) -> str:
    """Return what is there to be pasted, without its indent."""
    return "\n".join(line.strip() for line in lines if line.startswith(" " * 6) or not line)


def filled_in(toml: str) -> str:
    toml = re.sub(r'lifetime = "\[[^"]*\]"', 'lifetime = "13 months"', toml)
    return re.sub(r'"\[[^"]*\]"', '"Something"', toml)


def test_where_nothing_is_found_nothing_is_said() -> None:
    assert reported(record()) == []


def test_what_lacks_consent_stands_first_with_page_and_state() -> None:
    early = replace(STORED[0], where=at(REFUSED, "/contact/"))
    lines = reported(record(early))
    assert lines[0].startswith("Without the consent that it needs.")
    assert lines[1] == "  _ex (cookie of www.site.test, 13 months), of example; first seen on /contact/ (all refused)"


@pytest.mark.parametrize(
    "item",
    [
        cookie("_new", ANALYTICS, 90),
        cookie("_new", ANALYTICS, None),
        cookie("_new", ANALYTICS, 0.02, host="in.example.com"),
        SeenItem('odd "name"', Storage.LOCAL_STORAGE, SITE, at(ANALYTICS)),
        SeenItem("tab", Storage.SESSION_STORAGE, SITE, at(ANALYTICS)),
        SeenItem("shelf", Storage.INDEXED_DB, "in.example.com", at(ANALYTICS)),
        SeenItem("files", Storage.CACHE, SITE, at(ANALYTICS)),
    ],
)
def test_the_table_of_a_missing_item_can_be_pasted_filled_in_and_then_nothing_is_found(item: SeenItem) -> None:
    seen = record(item)
    lines = reported(seen)
    assert lines[1] == "  content/services/example.toml"
    toml = toml_in(lines)
    assert 'nl = "[what the item is for, in Dutch]"' in toml
    service, problems = read_service("example", "example.toml", f"{SOUND}\n{filled_in(toml)}", LANGUAGES)
    assert problems == []
    assert service is not None
    assert compare(seen, Inventory((INVENTORY.optional[0], service))) == ()


def test_hosts_that_are_missing_stand_in_whole_lines_with_those_that_are_there() -> None:
    seen = record(
        asked("https://cdn.test/x.js", "script-src", ANALYTICS),
        asked("https://px.test/1", "img-src", ANALYTICS),
        asked("https://px.test/2", "img-src", ANALYTICS),
    )
    toml = toml_in(reported(seen))
    assert 'script-src = ["https://js.example.com", "https://cdn.test"]' in toml
    assert 'img-src = ["https://px.test"]' in toml
    changed = SOUND.replace('[hosts]\nscript-src = ["https://js.example.com"]', filled_in(toml).strip())
    service, problems = read_service("example", "example.toml", changed, LANGUAGES)
    assert problems == []
    assert service is not None
    assert compare(seen, Inventory((INVENTORY.optional[0], service))) == ()


def test_a_host_that_the_lock_stopped_is_to_be_declared_only_where_it_is_needed() -> None:
    block = SeenBlock("https://other.test/x", "img-src", at(ALL), "https://js.example.com/tag.js")
    lines = reported(record(block))
    assert "the browser lock stopped https://other.test/x (img-src)" in lines[2]
    assert "Declare it if the service needs it." in lines[2]
    assert 'img-src = ["https://other.test"]' in toml_in(lines)


def test_what_may_be_of_several_services_names_the_file_of_each() -> None:
    lines = reported(record(cookie("_new", ALL)))
    assert lines[1] == "  One of content/services/video.toml, content/services/example.toml"


def test_what_is_stored_with_nothing_allowed_is_to_be_stopped_or_explained() -> None:
    lines = reported(record(cookie("PHPSESSID", NOTHING, None)))
    assert "No service was allowed when this was seen. Stop it, or" in lines[1]
    assert 'name = "PHPSESSID"' in toml_in(lines)


def test_a_host_that_is_asked_with_nothing_allowed_is_to_have_a_file_of_its_own() -> None:
    lines = reported(
        record(asked("https://px.test/1", "img-src", NOTHING), asked("https://px.test/2.js", "script-src", NOTHING))
    )
    assert lines.count("      invoke service.new px.test") == 1
    assert "[hosts]" not in toml_in(lines)


@pytest.mark.parametrize(
    ("item", "key", "said"),
    [
        (cookie("_ex", ANALYTICS, 30), "lifetime", '_ex stays "1 month", not "13 months". Write lifetime = "1 month".'),
        (
            SeenItem("_ex", Storage.LOCAL_STORAGE, SITE, at(ANALYTICS)),
            "storage",
            '_ex is kept as "local-storage", not as "cookie". Write storage = "local-storage".',
        ),
        (
            cookie("_ex", ANALYTICS, host="example.com"),
            "party",
            '_ex is a "third" party\'s, not a "first" party\'s. Write party = "third" and domain = "example.com".',
        ),
    ],
)
def test_a_row_that_is_wrong_is_named_with_its_line_and_what_to_write(item: SeenItem, key: str, said: str) -> None:
    lines = reported(record(items=(item, STORED[1])))
    rows = SOUND.splitlines()
    line = next(n for n, row in enumerate(rows, 1) if n > rows.index("[[cookies]]") and row.startswith(key))
    assert lines[1] == f"  content/services/example.toml:{line}:1: {said} First seen on / (analytics alone)."


def test_a_wrong_domain_is_said_to_be_the_other_one() -> None:
    item = replace(STORED[1], host="elsewhere.test")
    (line,) = (line for line in reported(record(items=(STORED[0], item))) if "elsewhere" in line)
    assert 'player-volume is kept by "elsewhere.test", not by "video.test". Write domain = "elsewhere.test".' in line


OWN = 'use = "known"\nid = "EX-2"\n'


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    (tmp_path / "known.toml").write_text(SOUND, "utf-8")
    return Catalogue(tmp_path, "catalogue")


def taken(catalogue: Catalogue, more: str = "") -> tuple[Inventory, dict[str, Written]]:
    """Return the list of a site that takes Example Analytics from a catalogue, and writes more in its own file."""
    file = "content/services/example.toml"
    service, problems = read_service("example", file, OWN + more, LANGUAGES, catalogue)
    assert problems == []
    assert service is not None
    contents = {**CONTENTS, "example": with_entry(written(file, OWN + more), catalogue).content}
    return Inventory((INVENTORY.optional[0], service)), contents


def test_what_a_site_takes_from_the_catalogue_is_repeated_because_a_list_counts_as_a_whole(
    catalogue: Catalogue,
) -> None:
    seen = record(cookie("_new", ANALYTICS))
    toml = filled_in(toml_in(reported(seen, *taken(catalogue))))
    inventory, _ = taken(catalogue, toml)
    assert [item.name for item in inventory.optional[1].cookies] == ["_ex", "_new"]
    assert compare(seen, inventory) == ()


def test_what_may_be_of_a_service_from_the_catalogue_says_so(catalogue: Catalogue) -> None:
    lines = reported(record(cookie("_new", ALL)), *taken(catalogue))
    assert "    content/services/example.toml has its list from the catalogue: write all of that there too." in lines


def test_a_row_of_the_catalogue_that_is_wrong_can_be_overruled_in_the_sites_own_file(catalogue: Catalogue) -> None:
    lines = reported(record(items=(cookie("_ex", ANALYTICS, 30), STORED[1])), *taken(catalogue))
    assert lines[1].startswith("  catalogue/known.toml:")
    assert lines[2].endswith("For this site alone, write all its [[cookies]] in content/services/example.toml.")


def test_hosts_without_an_answer_are_named_with_the_reason_and_with_what_could_not_be_seen() -> None:
    silent = asked("https://player.video.test/1", "frame-src", FUNCTIONAL, failure="net::ERR_NAME_NOT_RESOLVED")
    lines = "\n".join(reported(record(items=STORED[:1], requests=(*record().requests[:2], silent))))
    assert "player.video.test (name not resolved), of video; first asked on / (embedded alone)" in lines
    assert (
        "not judged. Scan where there is a connection:\n  video\n    player-* (local-storage of video.test, persis"
        in lines
    )
    assert "not seen. Some things" not in lines


def test_what_is_not_seen_is_listed_by_service() -> None:
    lines = reported(record(items=(), requests=()))
    assert lines[0].startswith("In the list, and not seen.")
    assert lines[1:4] == [
        "  example",
        "    _ex (cookie of this site, 13 months)",
        "    https://*.example.com (connect-src)",
    ]


def test_a_party_that_is_this_site_needs_no_domain() -> None:
    own = replace(STORED[1], host=SITE)
    (line,) = (line for line in reported(record(items=(STORED[0], own))) if "player" in line)
    assert f'Write party = "{Party.FIRST}" and remove domain.' in line
