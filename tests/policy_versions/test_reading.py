import datetime
from pathlib import Path

import pytest

from plugins.policy_versions.reading import future_problems, read_changes
from plugins.policy_versions.versions import Kind
from tests.conftest import LANGUAGES, ROOT

SHOWN = "content/changes"
SOUND = "Title: Shorter periods\nKind: minor\n\nWe keep less.\n"


def problems_of(folder: Path, name: str, text: str) -> list[str]:
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return [str(problem) for problem in read_changes(folder, LANGUAGES, SHOWN)[1]]


def test_the_changes_of_this_site_are_sound_and_the_first_is_version_1() -> None:
    history, problems = read_changes(ROOT / "content/changes", LANGUAGES, SHOWN)
    assert problems == []
    first = history.changes[0]
    assert (first.number, first.kind, set(first.titles)) == (1, Kind.MAJOR, set(LANGUAGES))


def test_cl_10_versions_are_counted_in_the_order_of_days_and_within_a_day(tmp_path: Path) -> None:
    for name in ("2027-03-01", "2027-01-15-2", "2027-01-15"):
        for language in LANGUAGES:
            (tmp_path / language).mkdir(exist_ok=True)
            text = SOUND.replace("Shorter", language).replace("minor", "major" if name == "2027-03-01" else "minor")
            (tmp_path / language / f"{name}.md").write_text(text, "utf-8")
    history, problems = read_changes(tmp_path, LANGUAGES, SHOWN)
    assert problems == []
    assert [(c.number, c.id) for c in history.changes] == [(1, "2027-01-15"), (2, "2027-01-15-2"), (3, "2027-03-01")]
    assert [change.kind for change in history.changes] == [Kind.MINOR, Kind.MINOR, Kind.MAJOR]
    assert history.changes[0].titles["nl"] == "nl periods"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("en/2027-01-15.md", SOUND.replace("Kind: minor\n", ""), ":1:1: the change does not say of which kind it is."),
        ("en/2027-01-15.md", SOUND.replace("minor", "big"), ':2:7: kind "big" is not one of minor, major.'),
        ("en/2027-01-15.md", SOUND.replace("Title: Shorter periods\n", ""), ":1:1: the change has no title."),
        ("en/2027-01-15.md", SOUND.replace("Shorter periods", ""), ":1:8: the change has no title."),
        ("en/2027-01-15.md", SOUND.replace("We keep less.", ""), ":1:1: the change has no text."),
        ("en/2027-01-15.md", "Date: 2027-01-16\n" + SOUND, ':1:7: a change has no "date".'),
        ("en/2027-01-15.md", SOUND.replace("\n\n", "\nStatus: draft\n\n"), ':3:9: a change has no "status".'),
        ("en/news.md", SOUND, ':1:1: "news.md" does not say of which day the change is.'),
        ("en/2027-02-30.md", SOUND, ':1:1: "2027-02-30.md" does not say of which day the change is.'),
        ("xx/2027-01-15.md", SOUND, ':1:1: "xx" is not a language of this site.'),
    ],
)
def test_pp_15_what_is_wrong_in_a_change_is_told_with_file_line_and_column(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    (problem,) = problems_of(tmp_path, name, text)
    assert problem.startswith(f"{SHOWN}/{name}{told} ")


def test_what_to_write_is_told_too(tmp_path: Path) -> None:
    (kind,) = problems_of(tmp_path, "en/2027-01-15.md", SOUND.replace("minor", "Major"))
    assert kind.endswith('Write "Kind: minor", or "Kind: major" if visitors should be told on every page.')
    (_, name) = problems_of(tmp_path, "en/today.md", SOUND)
    assert "such as 2027-03-12.md (2027-03-12-2.md for a second change on it)." in name


def test_one_change_is_of_one_kind_in_every_language(tmp_path: Path) -> None:
    problems_of(tmp_path, "de/2027-01-15.md", SOUND)
    (problem,) = problems_of(tmp_path, "nl/2027-01-15.md", SOUND.replace("minor", "major"))
    wrong = 'this change is "major" here, but "minor" in content/changes/de/2027-01-15.md'
    assert problem == f"{SHOWN}/nl/2027-01-15.md:2:7: {wrong}. Write the same kind in every language."


def test_a_change_of_a_day_to_come_is_told_in_each_language(tmp_path: Path) -> None:
    for language in ("en", "nl"):
        problems_of(tmp_path, f"{language}/2027-01-15.md", SOUND)
    history, _ = read_changes(tmp_path, LANGUAGES, SHOWN)
    assert list(future_problems(history, datetime.date(2027, 1, 15), SHOWN)) == []
    told = [str(problem) for problem in future_problems(history, datetime.date(2027, 1, 14), SHOWN)]
    assert [problem.partition(": ")[0] for problem in told] == [
        "content/changes/en/2027-01-15.md:1:1",
        "content/changes/nl/2027-01-15.md:1:1",
    ]
    assert all("Publish it on that day, or name the file 2027-01-14.md" in problem for problem in told)


def test_changes_of_days_to_come_are_told_names_that_are_still_free(tmp_path: Path) -> None:
    for name in ("2027-01-14", "2027-01-15", "2027-01-16"):
        problems_of(tmp_path, f"en/{name}.md", SOUND)
    history, _ = read_changes(tmp_path, LANGUAGES, SHOWN)
    first, second = map(str, future_problems(history, datetime.date(2027, 1, 14), SHOWN))
    assert "or name the file 2027-01-14-2.md and" in first
    assert "or name the file 2027-01-14-3.md and" in second


def test_06_changes_in_a_language_that_the_site_has_not_are_left_aside(tmp_path: Path) -> None:
    """Case 06."""
    assert problems_of(tmp_path, "es/2027-01-15.md", SOUND) == []
