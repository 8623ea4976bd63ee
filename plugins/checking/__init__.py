"""Pelican plugin: what is still to be filled in or confirmed by the company is not published unknowingly.

`UNCONFIRMED_ALLOWED` in the settings allows it; how much is open is then said in one line.
"""

import logging
from pathlib import Path

from pelican.generators import Generator
from pelican.plugins import signals

from plugins.checking.open_points import open_points
from plugins.problems import report

ALLOWED = "UNCONFIRMED_ALLOWED"

logger = logging.getLogger(__name__)


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(_look_for_open_points)


def _look_for_open_points(generators: list[Generator]) -> None:
    settings = generators[0].settings
    if not settings.get("PUBLISHING"):
        return
    found = tuple(open_points(Path(generators[0].path).parent))
    if not settings.get(ALLOWED):
        report(settings, found)
    elif found:
        logger.warning("%d points are still to be filled in or confirmed: invoke check lists them.", len(found))
