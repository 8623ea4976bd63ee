"""Pelican plugin: knows which translations no longer follow their original.

They are logged while writing and end the build that is published. Where the site is served to who writes it (`SERVING`
in the settings), a notice on the page says which parts are meant.
"""

import logging
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader
from pelican import Pelican
from pelican.contents import Page
from pelican.generators import Generator, PagesGenerator
from pelican.plugins import signals

from plugins.keptword.languages.catalogues import MessageFolder
from plugins.keptword.languages.current import speak
from plugins.keptword.problems import ProblemsFoundError, report, report_when_publishing
from plugins.keptword.text_files import read_text
from plugins.translation_status.judging import new_problems, stale_pairs, stale_problems
from plugins.translation_status.parts import Pair
from plugins.translation_status.project_texts import (
    CATALOGUE,
    CONTENT,
    SERVICES,
    catalogue_texts,
    site_texts,
    used_entries,
)
from plugins.translation_status.records import Records, read_records

logger = logging.getLogger(__name__)

HERE = Path(__file__).parent

# What has no page of its own is shown where one of these placeholders stands.
SHOWN_BY = {"[[cookie-list]]": (f"{SERVICES}/", f"{CATALOGUE}/"), "[[changes]]": (f"{CONTENT}/changes/",)}

# Under this name the stale pairs of a build travel in its settings.
STALE = "STALE_PAIRS"


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add_messages)
    signals.generator_init.connect(_add_templates)
    signals.all_generators_finalized.connect(_judge)
    signals.page_generator_write_page.connect(_notice)


def _add_messages(pelican: Pelican) -> None:
    folders = pelican.settings.setdefault("MESSAGE_FOLDERS", [])
    folders.append(MessageFolder(HERE / "templates", HERE / "translations"))


def _add_templates(generator: Generator) -> None:
    generator.env.loader = ChoiceLoader([generator.env.loader, FileSystemLoader(HERE / "templates")])


def _judge(generators: list[Generator]) -> None:
    settings = generators[0].settings
    root = Path(generators[0].path).parent
    try:
        pairs, records = _published_pairs(root, settings)
    except ProblemsFoundError as error:
        report(settings, error.problems)
        return
    settings[STALE] = tuple(stale_pairs(pairs, records))
    drafts = {f"{Path(own.path).name}/{page.relative_source_path}" for own in generators for page in _drafts(own)}
    shown = [pair for pair in pairs if drafts.isdisjoint((pair.file, pair.original_file))]
    report_when_publishing(settings, stale_problems(shown, records))
    for problem in new_problems(pairs, records):
        logger.warning("%s", problem)


def _drafts(generator: Generator) -> list[Page]:
    """Return the pages that no visitor reads yet: their translations may wait."""
    return [*generator.draft_pages, *generator.draft_translations] if isinstance(generator, PagesGenerator) else []


def _published_pairs(root: Path, settings: dict[str, Any]) -> tuple[list[Pair], Records]:
    """Return the pairs of all texts that visitors may read, and what is recorded of them."""
    languages, original = settings["LANGUAGES"], settings["DEFAULT_LANG"]
    site = site_texts(root, languages, original)
    catalogue = catalogue_texts(root, languages, used_entries(root))
    return [*site.pairs, *catalogue.pairs], {
        **read_records(root, catalogue.records),
        **read_records(root, site.records),
    }


def _notice(generator: PagesGenerator, content: Page) -> None:
    if not generator.settings.get("SERVING"):
        return
    pairs = [pair for pair in generator.settings.get(STALE, ()) if pair.language == content.lang]
    own = f"{Path(generator.path).name}/{content.relative_source_path}"
    text = read_text(Path(content.source_path))
    folders = tuple(folder for mark, folders in SHOWN_BY.items() if mark in text for folder in folders)
    stale = [pair for pair in pairs if pair.file == own]
    others = [pair for pair in pairs if pair.file.startswith(folders)] if folders else []
    if stale or others:
        speak(content.lang)
        notice = generator.env.get_template("freshness/notice.html").render(stale=stale, others=others)
        content._content = notice + content._content
