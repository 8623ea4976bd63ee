"""What a build does with a translation that no longer follows: a warning, a notice where it is written, a refusal."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import LANGUAGES
from tools.publication.building import BuildError, build_site, pelican_command

MARK = "data-stale"


@pytest.fixture
def stale(project: Path) -> Path:
    """The project after its English contact page and one English text of a service changed."""
    for file, old, new in (
        ("content/pages/en/contact.md", "The map comes from", "This map comes from"),
        ("content/services/consent-choice.toml", 'en = "', 'en = "Now '),
    ):
        text = (project / file).read_text("utf-8")
        assert old in text
        (project / file).write_text(text.replace(old, new, 1), "utf-8")
    return project


def line_of_map(project: Path, language: str) -> int:
    lines = (project / f"content/pages/{language}/contact.md").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if "{#map}" in line)


def served(project: Path) -> dict[str, str]:
    """Build as for who writes, and return each page with the notice on it."""
    output = project / "served"
    command = [*pelican_command(project, output, "pelicanconf.py"), "--extra-settings", "SERVING=true"]
    subprocess.run(command, cwd=project, capture_output=True, check=True)
    pages = {path.relative_to(output).as_posix(): path.read_text("utf-8") for path in output.rglob("*.html")}
    return {name: page.partition(MARK)[2].partition("</aside>")[0] for name, page in pages.items() if MARK in page}


def test_a_build_lists_them_with_file_and_line_and_shows_no_notice(
    stale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build_site(stale, stale / "output")
    told = capsys.readouterr().out
    for language in LANGUAGES[1:]:
        assert f"content/pages/{language}/contact.md:{line_of_map(stale, language)}:1: " in told
    assert told.count("content/services/consent-choice.toml:") == 2 * 3
    assert not any(MARK in path.read_text("utf-8") for path in (stale / "output").rglob("*.html"))


def test_publishing_refuses_them(stale: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BuildError):
        build_site(stale, stale / "output", "publishconf.py")
    told = capsys.readouterr().out
    assert "6 problems to mend:" in told
    assert (
        f'content/pages/nl/contact.md:{line_of_map(stale, "nl")}:1: "Waar u ons vindt" is older than its original'
        in told
    )


def test_who_writes_sees_on_the_page_which_parts_are_newer_in_the_original(stale: Path) -> None:
    notices = served(stale)
    assert set(notices) == {
        "nl/contact/index.html",
        "fr/contact/index.html",
        "de/kontakt/index.html",
        "nl/cookiebeleid/index.html",
        "fr/politique-cookies/index.html",
        "de/cookie-richtlinie/index.html",
    }
    assert "Nieuwer in het origineel" in notices["nl/contact/index.html"]
    assert '<a href="#map">Waar u ons vindt</a>.' in notices["nl/contact/index.html"]
    assert "Plus récent dans l'original" in notices["fr/contact/index.html"]
    assert "Im Original neuer" in notices["de/kontakt/index.html"]
    assert "content/services/consent-choice.toml (purpose)." in notices["nl/cookiebeleid/index.html"]


def test_what_has_no_page_of_its_own_is_named_where_it_is_shown(project: Path) -> None:
    change = next((project / "content/changes/en").glob("*.md"))
    change.write_text(change.read_text("utf-8").rstrip() + " More.\n", "utf-8")
    notices = served(project)
    assert len(notices) == 3
    assert f"content/changes/nl/{change.name} (inleiding)." in notices["nl/wijzigingen/index.html"]


def test_a_text_that_is_not_recorded_yet_is_published_with_a_warning(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in LANGUAGES:
        page = f"Title: New\nSlug: new-{language}\nDescription: New\n\nNew.\n"
        (project / f"content/pages/{language}/new.md").write_text(page, "utf-8")
    build_site(project, project / "output", "publishconf.py")
    told = capsys.readouterr().out
    for language in LANGUAGES[1:]:
        assert f"content/pages/{language}/new.md:1:1: it is not recorded yet that this follows its original." in told


def test_without_anything_stale_there_is_no_notice(project: Path) -> None:
    assert served(project) == {}
