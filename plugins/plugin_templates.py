"""The templates of a plugin, in addition to those of the theme, and their translations."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from jinja2 import ChoiceLoader, FileSystemLoader
from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals

from plugins import site_build
from plugins.keptword.languages.catalogues import MessageFolder


@dataclass(frozen=True)
class PluginTemplates:
    """Their folders. Keep the object in a module variable: Pelican's signals hold only weak references."""

    folders: tuple[Path, ...]
    messages: MessageFolder

    @classmethod
    def beside(cls, plugin: Path) -> Self:
        """Return those in the folders `templates` and `translations` of a plugin's folder."""
        templates = plugin / "templates"
        return cls((templates,), MessageFolder(templates, plugin / "translations"))

    def register(self) -> None:
        """Connect to Pelican."""
        site_build.register()
        signals.get_generators.connect(self._add_messages)
        signals.generator_init.connect(self._add_templates)

    def _add_messages(self, pelican: Pelican) -> None:
        site_build.site_build(pelican.settings).message_folders.append(self.messages)

    def _add_templates(self, generator: Generator) -> None:
        # A template of the theme with the same name takes precedence.
        generator.env.loader = ChoiceLoader([generator.env.loader, FileSystemLoader(self.folders)])
