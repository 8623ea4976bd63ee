"""A project whose policy has changed: what an editor does, and what the task keeps, on days of one's choice."""

import datetime
import shutil
from collections.abc import Iterable
from pathlib import Path

from plugins.policy_versions.archive.keeping import keep
from plugins.translation_status.translating import SiteLanguages, translate
from tests.conftest import LANGUAGES, ROOT
from tools.publication.building import build_site

URL = "https://privacy.codedor.example"

TODAY = datetime.date.today()


def days_ago(days: int) -> str:
    return str(TODAY - datetime.timedelta(days=days))


# A change with what a vendor gives: on the page it waits, and a feed holds links.
PASTED = """Longer.

<img src="https://www.facebook.com/tr?id=1" alt="A sign">

<iframe title="A map" src="https://www.google.com/maps?q=x"></iframe>"""

FIRST, SECOND, THIRD = days_ago(200), days_ago(100), days_ago(3)


def built_third_version(folder: Path) -> Path:
    """Make a project in its third version, with the first two kept: the second was minor, the third is major."""
    project = copied_project(folder, FIRST)
    pages = project / "content/pages"
    publish_and_keep(project)
    replace_in(pages / "en/privacy.md", "Two years; with an invoice, ten", "Three years; with an invoice, ten")
    write_change(project, SECOND, "minor", "Longer periods", PASTED)
    affirm_translations(project)
    publish_and_keep(project)
    replace_in(pages / "en/privacy.md", "- Every system needs a password.\n", "")
    replace_in(pages / "en/cookies.md", "## Why we ask {#why}", "Cookies are still cookies.\n\n## Why we ask {#why}")
    (project / "content/services/linkedin-insight.toml").unlink()
    write_change(project, THIRD, "major", "No LinkedIn & no <passwords>")
    affirm_translations(project)
    build_site(project, project / "output", "publishconf.py")
    return project


def copied_project(folder: Path, first_edition: str) -> Path:
    """Copy the project, as if its policy had begun on that day and nothing of it were kept."""
    project = folder / "project"
    ignored = shutil.ignore_patterns(".*", "output", "kept", "tests", "__pycache__")
    shutil.copytree(ROOT, project, ignore=ignored)
    for language in LANGUAGES:
        texts = project / "content/changes" / language
        first, *others = sorted(texts.glob("*.md"))
        for file in others:
            file.unlink()
        first.rename(texts / f"{first_edition}.md")
    return project


def write_change(project: Path, change_id: str, kind: str, title: str = "New periods", text: str = "Shorter.") -> None:
    """Announce a change in every language; its title ends with the language's code."""
    for language in LANGUAGES:
        file = project / f"content/changes/{language}/{change_id}.md"
        file.write_text(
            f"Title: {title} ({language})\nKind: {kind}\n\n{text.replace('Longer', f'Longer ({language})')}\n", "utf-8"
        )


def affirm_translations(project: Path) -> None:
    """Say that the translations of both policies still hold, and that those of changes follow."""
    policies = [f"content/pages/en/{page}.md" for page in ("privacy", "cookies")]
    list(translate(project, SiteLanguages(LANGUAGES, "en"), policies))


def replace_in(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new), "utf-8")


def publish_and_keep(project: Path) -> Path | None:
    """Do what `invoke keep-version` does, without its pictures."""
    build_site(project, project / "output", "publishconf.py")
    return keep_built(project)


def keep_built(project: Path) -> Path | None:
    return keep(project / "output", project / "content", project / "kept", LANGUAGES, URL, no_screenshots)


def no_screenshots(_: Path, languages: Iterable[str]) -> dict[str, bytes]:
    return {f"screenshots/{language}.png": b"" for language in languages}
