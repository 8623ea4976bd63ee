"""Pelican plugin: stops publishing while the company still has something to fill in or confirm.

`UNCONFIRMED_ALLOWED` in the settings allows it; one line then logs how many points are open. Dead links in texts are
logged while writing and end a build for publication. A page without its head ends every build, and so does a mistake
in Markdown (a slip) that would otherwise be published silently.
"""

import logging
from pathlib import Path

from pelican import Pelican
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins import signals

from plugins.content_checks.addresses import address_problems
from plugins.content_checks.built_links import dead_links, read_site
from plugins.content_checks.file_names import file_name_problems
from plugins.content_checks.message_parts import message_problems
from plugins.content_checks.open_points import open_points
from plugins.content_checks.page_heads import page_head_problems, page_texts
from plugins.content_checks.reading_on import stand_in, use_for_markdown
from plugins.content_checks.texts import text_problems
from plugins.content_checks.written_links import dead_link_problems, markdown_texts, unknown_file_problems
from plugins.keptword.problems import ProblemsFoundError
from plugins.keptword.text_files import read_text
from plugins.placeholders import placeholders_of
from plugins.placeholders.markers import marker_problems
from plugins.site_build import register as register_build
from plugins.site_build import site_build, site_protected
from plugins.site_files.statuses import pages_of_all_statuses

ALLOWED = "UNCONFIRMED_ALLOWED"

logger = logging.getLogger(__name__)


def register() -> None:
    """Connect to Pelican."""
    register_build()
    signals.all_generators_finalized.connect(_look_for_open_points)
    signals.page_generator_context.connect(stand_in)
    signals.readers_init.connect(use_for_markdown)
    signals.get_generators.connect(look_at_files)
    signals.all_generators_finalized.connect(look_for_slips)
    signals.all_generators_finalized.connect(look_at_messages)
    signals.all_generators_finalized.connect(look_for_dead_links)
    signals.initialized.connect(_look_last)


def _look_last(_: Pelican) -> None:
    """Connect after all other plugins, so that they have finished their work before this raises."""
    site_protected.connect(look_for_dead_anchors)


def _look_for_open_points(generators: list[Generator]) -> None:
    settings = generators[0].settings
    if not settings.get("PUBLISHING"):
        return
    found = tuple(open_points(Path(generators[0].path).parent))
    if not settings.get(ALLOWED):
        site_build(settings).report(found)
    elif found:
        logger.warning("%d points are still to be filled in or confirmed: invoke check lists them.", len(found))


def look_at_files(pelican: Pelican) -> None:
    """Report what would make Pelican fail on a text or skip it, before Pelican reads any."""
    root, settings = Path(pelican.path).parent, pelican.settings
    build = site_build(settings)
    folders = [*settings["PAGE_PATHS"], *settings["ARTICLE_PATHS"], *settings["STATIC_PATHS"]]
    build.report(file_name_problems(root, settings["LANGUAGES"], folders))
    build.report(page_head_problems(root))
    build.report(address_problems(page_texts(root)))


def look_for_slips(generators: list[Generator]) -> None:
    """Report text that Markdown did not render as intended; for drafts, which may be unfinished, only log a warning."""
    for generator in generators:
        known, arguments = placeholders_of(generator)
        for text in _texts(generator):
            file = f"{Path(generator.path).name}/{text.relative_source_path}"
            written = read_text(Path(text.source_path))
            # plugins.placeholders reports misspelt placeholders.
            told = {(problem.line, problem.column) for problem in marker_problems(file, written, known, arguments)}
            slips = text_problems(file, written, text._content or "")
            found = [problem for problem in slips if (problem.line, problem.column) not in told]
            if text.status == "draft":
                for problem in found:
                    logger.warning("%s", problem)
            else:
                site_build(generator.settings).report(found)


def look_at_messages(generators: list[Generator]) -> None:
    """Report translations without the fields or HTML of their message: a warning while writing."""
    settings, build = generators[0].settings, site_build(generators[0].settings)
    for folder in build.message_folders:
        for language in settings["LANGUAGES"]:
            file = folder.catalogues / f"{language}.po"
            build.report_when_publishing(message_problems(file, language, Path.cwd()))


def _texts(generator: Generator) -> list[Content]:
    """Return the Markdown texts that a generator has read."""
    found: list[Content] = []
    if isinstance(generator, PagesGenerator):
        found = list(pages_of_all_statuses([generator]))
    elif isinstance(generator, ArticlesGenerator):
        found = [*generator.articles, *generator.translations, *generator.hidden_articles]
        found += [*generator.hidden_translations, *generator.drafts, *generator.drafts_translations]
    return [text for text in found if text.source_path.endswith(".md")]


def look_for_dead_links(generators: list[Generator]) -> None:
    """Report links to files that do not exist: a warning while writing."""
    root = Path(generators[0].path).parent
    site_build(generators[0].settings).report_when_publishing(unknown_file_problems(root, markdown_texts(root)))


def look_for_dead_anchors(pelican: Pelican) -> None:
    """Check the links of texts against the built pages; only these have all ids.

    A dead link is a warning while writing. Raises ProblemsFoundError when publishing.
    """
    root, settings = Path(pelican.path).parent, pelican.settings
    site = read_site(Path(pelican.output_path), settings["SITEURL"])
    if dead := tuple(dead_links(site)):
        texts = markdown_texts(root)
        # Another plugin may still write what templates link to: invoke check checks those.
        problems = [problem for problem in dead_link_problems(root, texts, dead, site.below) if problem.file in texts]
        build = site_build(settings)
        build.report_when_publishing(problems)
        if found := build.take_problems():
            raise ProblemsFoundError(found)
