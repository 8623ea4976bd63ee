"""`invoke translate`, on a copy of the project: what it writes, what it says, and that a second run does nothing."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from plugins.translation_status.translating import NothingToAffirmError, SiteLanguages, translate
from tests.conftest import LANGUAGES

NOTHING_LEFT = [f"{language}: nothing left to translate." for language in LANGUAGES[1:]]


def run(project: Path, *affirmed: str) -> list[str]:
    return of_the_site(translate(project, SiteLanguages(LANGUAGES, "en"), affirmed))


def of_the_site(told: Iterable[str]) -> list[str]:
    """Return what was told but for languages that the library has and the site has not."""
    lines: list[str] = []
    is_of_library = False
    for line in told:
        is_of_library = line.startswith("Of the library") or (is_of_library and line.startswith("  "))
        lines += [] if is_of_library else [line]
    return lines


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def tree(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_where_all_is_translated_it_changes_nothing(project: Path) -> None:
    before = tree(project)
    assert run(project) == NOTHING_LEFT
    assert tree(project) == before


def test_an_editor_who_changes_all_languages_runs_one_task(project: Path) -> None:
    for language in LANGUAGES:
        replace(project / f"content/pages/{language}/contact.md", "{#map}\n", "{#map}\n\nX.\n")
    done = run(project)
    follows = "now counts as following its original, in 1 part."
    assert done == [*(f"content/pages/{code}/contact.md {follows}" for code in ("nl", "fr", "de")), *NOTHING_LEFT]
    assert run(project) == NOTHING_LEFT


def test_a_change_of_one_language_leaves_the_others_until_they_change_or_are_affirmed(project: Path) -> None:
    replace(project / "content/pages/en/contact.md", "A question, a plan,", "A question; a plan,")
    left = run(project)
    assert [line for line in left if not line.startswith(" ")] == [
        f"{code}: 1 left to translate:" for code in ("nl", "fr", "de")
    ]
    assert left[1].startswith('  content/pages/nl/contact.md:5:1: "introduction" is older than its original')
    done = run(project, "content/pages/nl/contact.md")
    assert done[0] == "content/pages/nl/contact.md now counts as following its original, in 1 part."
    assert "nl: nothing left to translate." in done
    assert "fr: 1 left to translate:" in done
    assert "fr: nothing left to translate." in run(project, "content/pages/en/contact.md")
    assert run(project) == NOTHING_LEFT


def test_a_text_of_a_service_goes_stale_in_each_language_too(project: Path) -> None:
    replace(project / "content/services/youtube.toml", 'en = "', 'en = "Now ')
    left = run(project)
    assert len([line for line in left if "content/services/youtube.toml" in line and "is older than" in line]) == 3
    assert run(project, "content/services/youtube.toml")[-3:] == NOTHING_LEFT


def test_messages_are_added_kept_marked_and_dropped_in_every_catalogue(project: Path) -> None:
    replace(project / "theme/templates/base.html", "Skip to the text", "Skip straight to the text")
    replace(project / "theme/templates/base.html", "</main>", '</main>{{ _("Entirely new words") }}')
    said = run(project)
    assert [line for line in said if line.startswith("Updated ")] == [
        f"Updated theme/translations/{code}.po." for code in ("nl", "fr", "de")
    ]
    dutch = (project / "theme/translations/nl.po").read_text("utf-8")
    assert 'msgid "Entirely new words"\nmsgstr ""\n' in dutch
    assert '#, fuzzy\nmsgid "Skip straight to the text"\nmsgstr "Meteen naar de tekst"\n' in dutch
    assert 'msgid "Skip to the text"' not in dutch
    assert "nl: 2 left to translate:" in said
    assert any('"Entirely new words" is not translated into nl' in line for line in said)
    assert any("it is marked fuzzy" in line for line in said)
    before = tree(project)
    run(project)
    assert tree(project) == before


def test_nothing_of_the_machine_or_the_moment_is_in_a_catalogue(project: Path) -> None:
    for file in (*project.glob("theme/translations/*.po"), *project.glob("plugins/*/translations/*.po")):
        head = file.read_text("utf-8").partition("\n\n")[0]
        assert {line.split(":")[0] for line in head.splitlines()[2:]} == {
            '"Language',
            '"MIME-Version',
            '"Content-Type',
            '"Content-Transfer-Encoding',
            '"Plural-Forms',
        }


def test_what_the_library_lacks_in_a_language_that_the_site_has_not_is_told_apart(project: Path) -> None:
    folder = project / "plugins/keptword/inventory/catalogue"
    replace(folder / "vimeo.toml", 'title = "Video on Vimeo"', 'title = "A film on Vimeo"')
    polish = folder / "translations/pl.po"
    polish.write_text("# Of someone.\n" + polish.read_text("utf-8"), "utf-8")
    told = list(translate(project, SiteLanguages(LANGUAGES, "en")))
    assert any(line.startswith("Of the library, in pl, ") for line in told)
    about = [line for line in told if "catalogue/translations/pl.po" in line and "A film on Vimeo" in line]
    assert len(about) == 1
    assert polish.read_text("utf-8").startswith("# Of someone.\n"), "remarks at the head stay"
    assert "nl: 1 left to translate:" in told


def test_affirming_what_is_no_text_is_refused_before_anything_is_written(project: Path) -> None:
    before = tree(project)
    with pytest.raises(NothingToAffirmError, match=r"content/pages/nl/contct\.md is neither a translation nor"):
        run(project, "content/pages/nl/contct.md")
    assert tree(project) == before


def test_22_another_first_language_needs_no_catalogue_for_english_and_is_affirmed_at_once(project: Path) -> None:
    """Case 22."""
    languages = SiteLanguages(LANGUAGES, "nl")
    before = {path.name for path in project.rglob("*.po")}
    left = of_the_site(translate(project, languages))
    assert {path.name for path in project.rglob("*.po")} == before
    assert [line for line in left if "is not translated into en" in line] == []
    assert "nl: nothing left to translate." in left
    assert any(line.startswith("fr: ") and line.endswith(" left to translate:") for line in left)
    done = of_the_site(translate(project, languages, ["all"]))
    assert done[-len(LANGUAGES) :] == [f"{language}: nothing left to translate." for language in LANGUAGES]
    assert of_the_site(translate(project, languages)) == [
        f"{language}: nothing left to translate." for language in LANGUAGES
    ]


def test_a_text_that_was_only_copied_is_left_until_it_is_translated_or_affirmed(project: Path) -> None:
    replace(project / "content/pages/en/contact.md", "{#map}\n", "{#map}\n\nFollow the signs to the old mill.\n")
    copied = (project / "content/pages/en/contact.md").read_text("utf-8").split("## Where to find us")[1]
    nl = project / "content/pages/nl/contact.md"
    nl.write_text(nl.read_text("utf-8").partition("## Waar")[0] + "## Waar u ons vindt" + copied, "utf-8")
    (told,) = (line for line in run(project) if "nl/contact.md" in line)
    assert '"Waar u ons vindt" is its original, content/pages/en/contact.md' in told
    assert "word for word. Translate it, or say that it holds as it is: invoke translate --affirm" in told
    whole = project / "content/pages/nl/home.md"
    whole.write_text((project / "content/pages/en/home.md").read_text("utf-8"), "utf-8")
    lines = [line for line in run(project) if "nl/home.md" in line]
    assert [line for line in lines if "word for word" not in line] == []
    assert len(lines) >= 4
    assert any("nl/home.md now counts" in line for line in run(project, "content/pages/nl/"))
    assert [line for line in run(project) if "nl/home.md" in line] == []
