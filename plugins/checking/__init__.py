"""Pelican plugin: what is still to be filled in or confirmed by the company is not published unknowingly.

`UNCONFIRMED_ALLOWED` in the settings allows it; how much is open is then said in one line. Links to texts that do not
exist are logged while writing and end the build that is published. A page without its head ends every build.
"""

import logging
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.plugins import signals

from plugins.checking.open_points import open_points
from plugins.checking.page_heads import page_head_problems
from plugins.checking.written_links import markdown_texts, unknown_file_problems
from plugins.problems import report, report_when_publishing

ALLOWED = "UNCONFIRMED_ALLOWED"

logger = logging.getLogger(__name__)


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(_look_for_open_points)
    signals.page_generator_context.connect(stand_in_for_title)
    signals.all_generators_finalized.connect(_look_at_heads)
    signals.all_generators_finalized.connect(look_for_dead_links)


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
