"""Pelican plugin: ends a build that has problems, with all of them at once, before a page is written.

`get_writer` is the last signal before output; exceptions in the earlier ones may be swallowed by Pelican.
"""

import logging

from pelican import Pelican
from pelican.plugins import signals

from plugins.problems import ProblemsFoundError, reported


def register() -> None:
    """Connect to Pelican."""
    signals.get_writer.connect(_refuse_with_problems)
    logging.getLogger("pelican").addFilter(_tell_plainly)


def _refuse_with_problems(pelican: Pelican) -> None:
    if problems := reported(pelican.settings):
        raise ProblemsFoundError(problems)


def _tell_plainly(record: logging.LogRecord) -> bool:
    """Take the program's own steps from the message: who has a text to mend has no use for them."""
    if record.exc_info and isinstance(problems := record.exc_info[1], ProblemsFoundError):
        record.msg, record.args, record.exc_info = str(problems), (), None
    return True
