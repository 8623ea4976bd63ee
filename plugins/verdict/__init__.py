"""Pelican plugin: ends a build that has problems before a page is written, and reports them all at once.

`get_writer` is the last signal before output; Pelican may swallow exceptions in earlier ones. Files that are not UTF-8
end the build before anything is read. Other errors are reported without a traceback.
"""

import logging
import sys
from pathlib import Path

from pelican import Pelican
from pelican.plugins import signals

from plugins import site_build
from plugins.keptword.problems import Problem, ProblemsFoundError
from plugins.keptword.text_files import encoding_problems, project_encoding_problems, shown_path
from plugins.verdict.faults import fault, unread_problem
from plugins.verdict.template_errors import template_problem

# Pelican's message for a text that it cannot process; its argument is the path.
_NOT_PROCESSED = "Could not process %s"


def register() -> None:
    """Connect to Pelican."""
    site_build.register()
    telling = _PlainTelling()
    signals.get_generators.connect(telling.begin, weak=False)
    signals.initialized.connect(_refuse_other_encodings)
    signals.get_writer.connect(_refuse_with_problems)
    # A logger's filter does not apply to records of its child loggers.
    for name in ("pelican", "pelican.generators"):
        logging.getLogger(name).addFilter(telling.filter)


def _refuse_other_encodings(pelican: Pelican) -> None:
    theme = encoding_problems((Path(pelican.theme),))
    if problems := [*project_encoding_problems(Path(pelican.path).parent), *theme]:
        raise ProblemsFoundError(problems)


def _refuse_with_problems(pelican: Pelican) -> None:
    if problems := site_build.site_build(pelican.settings).take_problems():
        raise ProblemsFoundError(problems)


class _PlainTelling:
    """Removes tracebacks from log messages: they do not help to fix a text or template."""

    def __init__(self) -> None:
        self._build: site_build.SiteBuild | None = None

    def begin(self, pelican: Pelican) -> None:
        """Remember the build: its reported problems explain a later failure."""
        self._build = site_build.site_build(pelican.settings)

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite a message that has an exception; always return True."""
        if record.msg == _NOT_PROCESSED and (error := sys.exception()):
            self._become(record, str(self._unread(error, record)))
        elif record.exc_info and record.exc_info[1] is not None:
            self._become(record, self._told(record.exc_info[1]))
        return True

    def _told(self, error: BaseException) -> str:
        if isinstance(error, ProblemsFoundError):
            return str(error)
        known = self._build.take_problems() if self._build else ()
        if problem := template_problem(error, Path.cwd()):
            known = (*known, problem)
        if known:
            return str(ProblemsFoundError(known))
        # Pelican ends a build with this error after it has logged one.
        return "" if isinstance(error, RuntimeError) and "error encountered" in str(error) else fault(error, Path.cwd())

    @staticmethod
    def _unread(error: BaseException, record: logging.LogRecord) -> Problem:
        arguments = record.args if isinstance(record.args, tuple) else ()
        return unread_problem(error, shown_path(Path(str(arguments[0]))) if arguments else "")

    @staticmethod
    def _become(record: logging.LogRecord, text: str) -> None:
        record.msg, record.args, record.exc_info = text, (), None
