"""Measures what the consent plugin adds to a large build."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("en", "nl", "fr", "de")

# The forms ask the inventory where they may send, so they are left out of both builds.
_SETTINGS = """
from pelican.plugins import signals
from pelicanconf import *
from plugins.site_build import site_build
PLUGINS = [name for name in PLUGINS if name.removeprefix("plugins.") not in {without}]
THEME_TEMPLATES_OVERRIDES = [str(ROOT / "empty" / name) for name in {without}]

def know_embeds(generators):
    site_build(generators[0].settings).placeholder_arguments["embed"] = ("google-maps", "youtube")

signals.all_generators_finalized.connect(know_embeds, weak=False)
"""
_WITH, _WITHOUT = "withconf.py", "withoutconf.py"
_LEFT_OUT = {_WITH: ("forms",), _WITHOUT: ("forms", "consent")}


@dataclass(frozen=True)
class BuildShare:
    """Seconds of a build of so many pages with the consent plugin and without it: the best of several runs each."""

    pages: int
    with_consent: float
    without_consent: float

    @property
    def share(self) -> float:
        """The plugin's part of the build with it, from 0 to 1."""
        return 1 - self.without_consent / self.with_consent


def consent_share(root: Path, pages: int, runs: int = 3) -> BuildShare:
    """Measure a build of this site with so many pages more, with and without the plugin, in turn."""
    with _large_project(root, pages) as project:
        seconds: dict[str, list[float]] = {_WITH: [], _WITHOUT: []}
        for _ in range(runs):
            for settings, taken in seconds.items():
                taken.append(_build_seconds(project, settings))
    return BuildShare(pages, min(seconds[_WITH]), min(seconds[_WITHOUT]))


def _build_seconds(project: Path, settings: str) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-m", "pelican", "-q", "-s", settings, "-o", f"out-{settings}"]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    return time.perf_counter() - began


@contextmanager
def _large_project(root: Path, pages: int) -> Iterator[Path]:
    """Copy the project, with the privacy policy many times over, and empty templates for what is left out."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        shutil.copytree(root, project, ignore=shutil.ignore_patterns(".*", "output", "tests", "__pycache__"))
        for number in range(pages // len(LANGUAGES)):
            for language in LANGUAGES:
                texts = project / "content/pages" / language
                text = (texts / "privacy.md").read_text("utf-8")
                header, _, body = text.partition("\n\n")
                lines = [f"Slug: page-{number}" if line.startswith("Slug:") else line for line in header.splitlines()]
                (texts / f"page-{number}.md").write_text("\n".join(lines) + "\n\n" + body, "utf-8")
        for name in _LEFT_OUT[_WITHOUT]:
            templates = project / "plugins" / name / "templates"
            for template in templates.rglob("*.html"):
                empty = project / "empty" / name / template.relative_to(templates)
                empty.parent.mkdir(parents=True, exist_ok=True)
                empty.write_text("", "utf-8")
        for settings, without in _LEFT_OUT.items():
            (project / settings).write_text(_SETTINGS.format(without=without), "utf-8")
        yield project
