"""The typed values that the plugins of this site share during one build.

A build begins with Pelican's signal `get_generators`; before that there is none. It is stored under `SITE_BUILD`
in the settings, and in the context that all generators share.
"""

import logging
from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from babel.support import Translations
from blinker import signal
from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals

from plugins.keptword.components.endpoint import Endpoint
from plugins.keptword.csp.inline import InlineCode
from plugins.keptword.inventory import Inventory
from plugins.keptword.languages.alternates import PageIndex
from plugins.keptword.languages.catalogues import MessageFolder
from plugins.keptword.problems import Problem

KEY = "SITE_BUILD"

site_protected = signal("site_protected")
"""Sent with Pelican's instance once its pages are protected: what looks at whole pages waits for this."""

logger = logging.getLogger(__name__)

_Value = TypeVar("_Value")


class NoBuildError(LookupError):
    """A plugin asked for the build before it had begun, or without calling `register`: a bug of that plugin."""

    def __str__(self) -> str:
        return f"There is no {KEY}: call plugins.site_build.register first, and ask from get_generators on"


@dataclass
class SiteBuild:
    """The values of one build; read each only after the signal or step named here."""

    publishing: bool = False
    """Whether visitors will see the site."""

    message_folders: list[MessageFolder] = field(default_factory=list)
    """Templates and their translations, of theme and plugins. Added at `get_generators`, read at `generator_init`."""

    page_scripts: list[InlineCode] = field(default_factory=list)
    """What plugins have to run in the head of each page. Added when generators are made, read by `generate_context`."""

    endpoints: list[Endpoint] = field(default_factory=list)
    """Where plugins send what visitors enter. Added when generators are made, read by `generate_context`."""

    placeholder_arguments: dict[str, Collection[str]] = field(default_factory=dict)
    """The known arguments of each placeholder that takes one. Added by `generate_context`, read thereafter."""

    needed_placeholders: dict[str, Collection[str]] = field(default_factory=dict)
    """The placeholders that a page has to have, by its id. Added by `generate_context`, read thereafter."""

    own_scripts: set[str] = field(default_factory=set)
    """Hashes of the script files that plugins wrote (CSP). Added by `generate_output`, read at `finalized`."""

    catalogues: Mapping[str, Translations] | None = None
    """The messages of each language. Set and read at `generator_init`."""

    inventory: Inventory | None = None
    """The services, as visitors read of them. Set by `generate_context`; None thereafter if they cannot be read."""

    filled: Callable[[str, str], str] = lambda html, language: html
    """Returns a page in a language with the parts in it that it asks for. Set by `generate_context`, for those who read
    pages while others are written."""

    page_index: PageIndex | None = None
    """The pages of the site, by id and language. Set at `all_generators_finalized`, read while pages are written."""

    _problems: list[Problem] = field(default_factory=list)
    _own: dict[type[Any], object] = field(default_factory=dict)

    def report(self, problems: Iterable[Problem]) -> None:
        """Add problems to those of this build; the `verdict` plugin raises them all before anything is written."""
        self._problems.extend(problems)

    def report_when_publishing(self, problems: Iterable[Problem]) -> None:
        """Report problems when publishing; only log them while writing."""
        if self.publishing:
            self.report(problems)
        else:
            for problem in problems:
                logger.warning("%s", problem)

    def take_problems(self) -> tuple[Problem, ...]:
        """Return the problems reported since the last call; the caller must raise them."""
        taken, self._problems = tuple(self._problems), []
        return taken

    def keep(self, value: object) -> None:
        """Store a plugin's own value between signals; one value per type."""
        self._own[type(value)] = value

    def kept(self, kind: type[_Value]) -> _Value | None:
        """Return the value of this type, if one was kept."""
        value = self._own.get(kind)
        return value if isinstance(value, kind) else None


def begin_build(settings: MutableMapping[str, Any]) -> SiteBuild:
    """Start a new, empty build: Pelican reuses the settings when it repeats a run."""
    build = settings[KEY] = SiteBuild(bool(settings.get("PUBLISHING")))
    return build


def site_build(settings: Mapping[str, Any]) -> SiteBuild:
    """Return the values of the build with these settings, or with this context. Raises NoBuildError."""
    build = settings.get(KEY)
    if not isinstance(build, SiteBuild):
        raise NoBuildError
    return build


def register() -> None:
    """Connect to Pelican. Each plugin that asks for the build calls this first, so that their order does not matter."""
    signals.get_generators.connect(_begin)
    signals.generator_init.connect(_share)


def _begin(pelican: Pelican) -> None:
    begin_build(pelican.settings)


def _share(generator: Generator) -> None:
    # Pelican has copied the settings into the context before the build began.
    generator.context[KEY] = site_build(generator.settings)
