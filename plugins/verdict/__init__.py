"""Pelican plugin: ends a build that has problems, with all of them at once, before a page is written.

`get_writer` is the last signal before output; exceptions in the earlier ones may be swallowed by Pelican.
"""

from pelican import Pelican
from pelican.plugins import signals

from plugins.problems import ProblemsFoundError, reported


def register() -> None:
    """Connect to Pelican."""
    signals.get_writer.connect(_refuse_with_problems)


def _refuse_with_problems(pelican: Pelican) -> None:
    if problems := reported(pelican.settings):
        raise ProblemsFoundError(problems)
