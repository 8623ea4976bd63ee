"""Pelican plugin: ends a build that has problems, with all of them at once, before a page is written.

`get_writer` is the last signal before output; exceptions in the earlier ones may be swallowed by Pelican.
"""

import logging
from pathlib import Path

from jinja2 import TemplateError
from pelican import Pelican
from pelican.plugins import signals

from plugins.problems import ProblemsFoundError, reported
from plugins.verdict.template_errors import template_problem


def register() -> None:
    """Connect to Pelican."""
    signals.get_writer.connect(_refuse_with_problems)
    logging.getLogger("pelican").addFilter(_tell_plainly)


def _refuse_with_problems(pelican: Pelican) -> None:
    if problems := reported(pelican.settings):
        raise ProblemsFoundError(problems)


def _tell_plainly(record: logging.LogRecord) -> bool:
    """Take the program's own steps from the message: who has a text or template to mend has no use for them."""
    problems = record.exc_info[1] if record.exc_info else None
    if isinstance(problems, TemplateError):
        found = template_problem(problems, Path.cwd())
        problems = None if found is None else ProblemsFoundError([found])
    if isinstance(problems, ProblemsFoundError):
        record.msg, record.args, record.exc_info = str(problems), (), None
    return True
