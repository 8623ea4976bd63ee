"""Pelican plugin: finds translations that no longer follow their original.

They are logged while writing and end a build for publication. If the site is served to its editor (`SERVING` in the
settings), a notice on the page names the parts.
"""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.contents import Page
from pelican.generators import Generator, PagesGenerator
from pelican.plugins import signals

from plugins.keptword.languages.current import speak
from plugins.keptword.problems import ProblemsFoundError
from plugins.keptword.text_files import read_text
from plugins.plugin_templates import PluginTemplates
from plugins.site_build import site_build
from plugins.translation_status.judging import new_problems, stale_pairs, stale_problems
from plugins.translation_status.parts import Pair
from plugins.translation_status.project_texts import CONTENT, SERVICES, site_texts
from plugins.translation_status.records import Records, read_records

logger = logging.getLogger(__name__)

TEMPLATES = PluginTemplates.beside(Path(__file__).parent)

# What has no page of its own is shown where one of these placeholders stands.
SHOWN_BY = {"[[cookie-list]]": (f"{SERVICES}/",), "[[changes]]": (f"{CONTENT}/changes/",)}


@dataclass(frozen=True)
class StalePairs:
    """The pairs of a build whose translation no longer follows its original."""

    pairs: tuple[Pair, ...]


def register() -> None:
    """Connect to Pelican."""
    TEMPLATES.register()
    signals.all_generators_finalized.connect(_judge)
    signals.page_generator_write_page.connect(_notice)


def _judge(generators: list[Generator]) -> None:
    settings, build = generators[0].settings, site_build(generators[0].settings)
    root = Path(generators[0].path).parent
    try:
        pairs, records = _published_pairs(root, settings)
    except ProblemsFoundError as error:
        build.report(error.problems)
        return
    build.keep(StalePairs(tuple(stale_pairs(pairs, records))))
    drafts = {f"{Path(own.path).name}/{page.relative_source_path}" for own in generators for page in _drafts(own)}
    shown = [pair for pair in pairs if drafts.isdisjoint((pair.file, pair.original_file))]
    build.report_when_publishing(stale_problems(shown, records))
    for problem in new_problems(pairs, records):
        logger.warning("%s", problem)


def _drafts(generator: Generator) -> list[Page]:
    """Return the draft pages: their translations may wait."""
    return [*generator.draft_pages, *generator.draft_translations] if isinstance(generator, PagesGenerator) else []


def _published_pairs(root: Path, settings: dict[str, Any]) -> tuple[list[Pair], Records]:
    """Return the pairs of all published texts, and their records."""
    languages, original = settings["LANGUAGES"], settings["DEFAULT_LANG"]
    site = site_texts(root, languages, original)
    return list(site.pairs), read_records(root, site.records)


def _notice(generator: PagesGenerator, content: Page) -> None:
    if not generator.settings.get("SERVING"):
        return
    known = site_build(generator.settings).kept(StalePairs)
    pairs = [pair for pair in known.pairs if pair.language == content.lang] if known else []
    own = f"{Path(generator.path).name}/{content.relative_source_path}"
    text = read_text(Path(content.source_path))
    folders = tuple(folder for mark, folders in SHOWN_BY.items() if mark in text for folder in folders)
    stale = [pair for pair in pairs if pair.file == own]
    others = [pair for pair in pairs if pair.file.startswith(folders)] if folders else []
    if stale or others:
        speak(content.lang)
        notice = generator.env.get_template("freshness/notice.html").render(stale=stale, others=others)
        content._content = notice + content._content
