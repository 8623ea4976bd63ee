"""Pelican plugin: what is still to be filled in or confirmed by the company is not published unknowingly.

`UNCONFIRMED_ALLOWED` in the settings allows it; how much is open is then said in one line. Links of texts that lead
nowhere are logged while writing and end the build that is published. A page without its head ends every build.
"""

import logging
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals

from plugins.checking.built_links import dead_links, read_site
from plugins.checking.open_points import open_points
from plugins.checking.page_heads import page_head_problems
from plugins.checking.written_links import dead_link_problems, markdown_texts, unknown_file_problems
from plugins.problems import ProblemsFoundError, report, report_when_publishing, reported

ALLOWED = "UNCONFIRMED_ALLOWED"

logger = logging.getLogger(__name__)


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(_look_for_open_points)
    signals.page_generator_context.connect(stand_in_for_title)
    signals.all_generators_finalized.connect(_look_at_heads)
    signals.all_generators_finalized.connect(look_for_dead_links)
    signals.finalized.connect(look_for_dead_anchors)


def _look_for_open_points(generators: list[Generator]) -> None:
    settings = generators[0].settings
    if not settings.get("PUBLISHING"):
        return
    found = tuple(open_points(Path(generators[0].path).parent))
    if not settings.get(ALLOWED):
        report(settings, found)
    elif found:
        logger.warning("%d points are still to be filled in or confirmed: invoke check lists them.", len(found))


def stand_in_for_title(_: object, metadata: dict[str, Any]) -> None:
    """Give a page without a title one that is never shown: Pelican would stop at it, before all problems are known."""
    metadata.setdefault("title", "…")


def _look_at_heads(generators: list[Generator]) -> None:
    report(generators[0].settings, page_head_problems(Path(generators[0].path).parent))


def look_for_dead_links(generators: list[Generator]) -> None:
    """Report links to files that do not exist: a warning while writing."""
    root = Path(generators[0].path).parent
    report_when_publishing(generators[0].settings, unknown_file_problems(root, markdown_texts(root)))


def look_for_dead_anchors(pelican: Pelican) -> None:
    """Look where the links of texts lead on the built pages; only these know all their places.

    A dead one is a warning while writing. Raises ProblemsFoundError when publishing.
    """
    root, settings = Path(pelican.path).parent, pelican.settings
    site = read_site(Path(pelican.output_path), settings["SITEURL"])
    if dead := tuple(dead_links(site)):
        texts = markdown_texts(root)
        # What templates refer to may still be written by another plugin: invoke check looks at it.
        problems = [problem for problem in dead_link_problems(root, texts, dead, site.below) if problem.file in texts]
        report_when_publishing(settings, problems)
        if found := reported(settings):
            raise ProblemsFoundError(found)
