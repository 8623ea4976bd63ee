"""Pelican plugin: the forms of the site, each posted where `FORMS` says, or written as an e-mail.

Editors write `[[contact-form]]`, `[[rights-form]]`, `[[newsletter-form]]`, `[[unsubscribe-form]]` and
`[[answer-deadline]]`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals
from pelican.writers import Writer

from plugins.consent import settings_file
from plugins.consent.own_scripts import write_site_file
from plugins.forms.adapters import FormKind
from plugins.forms.endpoints import SETTING, FormEndpoint, read_endpoints
from plugins.forms.files import form_files
from plugins.forms.posts import FormPost, form_post
from plugins.keptword.site_address import site_address
from plugins.plugin_templates import PluginTemplates
from plugins.site_build import site_build

TEMPLATES = PluginTemplates.beside(Path(__file__).parent)


class FormsGenerator(Generator):  # type: ignore[misc]
    """Reads the setting and reports its problems; writes the script and style sheet of forms."""

    endpoints: Mapping[FormKind, FormEndpoint]

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        build = site_build(self.settings)
        self.endpoints, problems = read_endpoints(self.settings.get(SETTING, {}), *settings_file(Path(self.path)))
        build.report(problems)
        build.endpoints.extend(endpoint.to_declare(self.settings["SITEURL"]) for endpoint in self.endpoints.values())

    def generate_output(self, writer: Writer) -> None:
        for file in form_files():
            write_site_file(self.settings, file)


def register() -> None:
    """Connect to Pelican."""
    TEMPLATES.register()
    signals.get_generators.connect(_generator)
    signals.all_generators_finalized.connect(_hand_to_templates)


def _generator(_: Pelican) -> type[Generator]:
    return FormsGenerator


def _hand_to_templates(generators: list[Generator]) -> None:
    own = next(generator for generator in generators if isinstance(generator, FormsGenerator))
    address, inventory = site_address(own.settings["SITEURL"]), site_build(own.settings).inventory
    script, style = (f"{address.path}/{file.path}" for file in form_files())

    def post_of(kind: str) -> FormPost | None:
        endpoint = own.endpoints.get(FormKind(kind))
        if endpoint is None:
            return None
        assert inventory is not None, "plugins.consent is not among PLUGINS: where forms may be sent is not known"
        return form_post(endpoint, inventory, address.origin)

    for generator in generators:
        generator.env.globals.update(form_post=post_of, forms_script=script, forms_style=style)
