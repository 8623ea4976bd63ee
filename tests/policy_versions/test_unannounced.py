import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.keptword.components.published import published_list
from plugins.keptword.inventory import Inventory, Lifetime
from plugins.policy_versions.kept import KeptPolicy
from plugins.policy_versions.unannounced import (
    PolicySource,
    how_to_announce,
    renumbered_versions,
    unannounced_services,
    unannounced_texts,
    unkept_versions,
)
from plugins.policy_versions.versions import Change, History, Kind

FIRST = Change("2027-01-01", 1, Kind.MAJOR, {"en": "First"})
TEXT = (
    "Title: Privacy\nSlug: privacy\n\n## Data {#data}\n\nWe keep it\nfor two years.\n\n<!-- confirm: two\nyears -->\n"
)


@pytest.fixture
def kept(tmp_path: Path, inventory: Inventory) -> KeptPolicy:
    source = tmp_path / "sources/pages/en/privacy.md"
    source.parent.mkdir(parents=True)
    source.write_text(TEXT, "utf-8")
    (tmp_path / "inventory").mkdir()
    (tmp_path / "inventory/cookies.json").write_text(published_list(inventory, ""), "utf-8")
    return KeptPolicy(tmp_path, FIRST.id)


def told_of(kept: KeptPolicy, text: str, language: str = "en") -> list[str]:
    source = PolicySource("privacy", language, f"content/pages/{language}/privacy.md", text)
    return [str(problem) for problem in unannounced_texts(FIRST, kept, [source], "Do this")]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("two years.", "one year.", 7), ("Title: Privacy", "Title: Policy", 1), ("for two years.", "", 6)],
)
def test_pp_15_a_text_that_changed_without_a_word_is_told_with_its_line(
    kept: KeptPolicy, old: str, new: str, line: int
) -> None:
    (problem,) = told_of(kept, TEXT.replace(old, new))
    wrong = "from this line on the text is not that of version 1 (2027-01-01), as it was kept"
    assert problem == f"content/pages/en/privacy.md:{line}:1: {wrong}. Do this."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We keep it\nfor", "We keep\nit for"),
        ("confirm: two\nyears", "confirmed"),
        ("Slug: privacy", "Slug: p"),
        ("", ""),
    ],
)
def test_what_readers_do_not_read_is_no_change(kept: KeptPolicy, old: str, new: str) -> None:
    assert told_of(kept, TEXT.replace(old, new)) == []


def test_a_language_that_was_not_kept_cannot_have_changed(kept: KeptPolicy) -> None:
    assert told_of(kept, "Title: Anything\n\nNew.", "nl") == []


def services_told(kept: KeptPolicy, inventory: Inventory) -> list[tuple[str, str]]:
    problems = unannounced_services(FIRST, kept, inventory, "content/services", "Do this")
    return [(problem.file, problem.wrong.partition(" since ")[0]) for problem in problems]


def test_pp_15_a_service_that_is_new_gone_or_different_is_told_and_its_prose_is_not(
    kept: KeptPolicy, inventory: Inventory
) -> None:
    assert services_told(kept, inventory) == []
    first, second, *others = inventory
    longer = replace(first, cookies=(replace(first.cookies[0], lifetime=Lifetime("year", 9)), *first.cookies[1:]))
    renamed = replace(second, id="other", file="other.toml")
    assert services_told(kept, Inventory((longer, renamed, *others))) == sorted(
        [
            (f"content/services/{first.id}.toml", f'"{first.id}" has changed'),
            (f"content/services/{second.id}.toml", f'"{second.id}" is gone'),
            ("content/services/other.toml", '"other" is new'),
        ]
    )
    reworded = replace(first, purpose=second.purpose, checked=datetime.date(2030, 1, 1))
    assert services_told(kept, Inventory((reworded, second, *others))) == []


def test_a_key_that_the_list_did_not_have_then_is_no_change(kept: KeptPolicy, inventory: Inventory) -> None:
    file = kept.folder / "inventory/cookies.json"
    content = json.loads(file.read_text("utf-8"))
    for service in content["services"]:
        service["heritage"] = "a key of other days"
    file.write_text(json.dumps(content), "utf-8")
    assert services_told(kept, inventory) == []


def test_the_advice_names_a_file_that_is_not_there_yet() -> None:
    today = datetime.date(2027, 1, 1)
    later = datetime.date(2027, 1, 5)
    assert "Add content/changes/en/2027-01-05.md, and" in how_to_announce(
        History((FIRST,)), later, "content/changes", "en"
    )
    assert "Add content/changes/en/2027-01-01-2.md, and" in how_to_announce(
        History((FIRST,)), today, "content/changes", "en"
    )


def test_cl_10_an_earlier_version_of_which_nothing_was_kept_is_told(kept: KeptPolicy) -> None:
    second, third = (Change(f"2027-0{n}-01", n, Kind.MINOR, {}) for n in (2, 3))
    history = History((FIRST, second, third))
    (problem,) = unkept_versions(history, {FIRST.id: kept}, "content/changes", "en")
    assert str(problem).startswith("content/changes/en/2027-02-01.md:1:1: version 2 was never kept, so nobody can")


def test_cl_10_no_published_version_gets_another_number(kept: KeptPolicy) -> None:
    changes = kept.folder / "sources/changes/en"
    changes.mkdir(parents=True)
    for change_id in ("2027-01-01", "2027-02-01"):
        (changes / f"{change_id}.md").touch()
    last = KeptPolicy(kept.folder, "2027-02-01")
    second, between, after = (Change(f"2027-{day}", 2, Kind.MINOR, {}) for day in ("02-01", "01-20", "03-01"))
    assert list(renumbered_versions(History((FIRST, second, after)), last, "content/changes", "en")) == []
    told = [str(problem) for problem in renumbered_versions(History((between, second)), last, "content/changes", "en")]
    assert [problem.partition(",")[0] for problem in told] == [
        "content/changes/en/2027-01-01.md:1:1: this change was published",
        "content/changes/en/2027-01-20.md:1:1: this change is dated before one that was published",
    ]
