"""Pelican plugin: the forms of the site, each posted where `FORMS` says, or written as an e-mail.

Editors write `[[contact-form]]`, `[[rights-form]]`, `[[newsletter-form]]`, `[[unsubscribe-form]]` and
`[[answer-deadline]]`.
"""

from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader
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
from plugins.keptword.languages.catalogues import MessageFolder
from plugins.keptword.problems import Problem, report
from plugins.keptword.protection.endpoint import ENDPOINTS
from plugins.keptword.site_address import site_address

HERE = Path(__file__).parent


class FormsGenerator(Generator):  # type: ignore[misc]
    """Reports what is wrong in the setting; writes the script and the style of forms."""

    def generate_context(self) -> None:
        report(self.settings, _read(self.settings)[1])

    def generate_output(self, writer: Writer) -> None:
        for file in form_files():
            write_site_file(self.settings, file)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_begin)
    signals.get_generators.connect(_generator)
    signals.generator_init.connect(_add_templates)
    signals.all_generators_finalized.connect(_hand_to_templates)


def _begin(pelican: Pelican) -> None:
    settings = pelican.settings
    settings.setdefault("MESSAGE_FOLDERS", []).append(MessageFolder(HERE / "templates", HERE / "translations"))
    endpoints, _ = _read(settings)
    declared = [endpoint.to_declare(settings["SITEURL"]) for endpoint in endpoints.values()]
    settings.setdefault(ENDPOINTS, []).extend(declared)


def _read(settings: dict[str, Any]) -> tuple[dict[FormKind, FormEndpoint], list[Problem]]:
    return read_endpoints(settings.get(SETTING, {}), *settings_file(Path(settings["PATH"])))


def _generator(_: Pelican) -> type[Generator]:
    return FormsGenerator


def _add_templates(generator: Generator) -> None:
    generator.env.loader = ChoiceLoader([generator.env.loader, FileSystemLoader(HERE / "templates")])


def _hand_to_templates(generators: list[Generator]) -> None:
    settings = generators[0].settings
    endpoints, _ = _read(settings)
    below = site_address(settings["SITEURL"]).path
    script, style = (f"{below}/{file.path}" for file in form_files())

    def post_of(kind: str) -> FormPost | None:
        endpoint = endpoints.get(FormKind(kind))
        consent = generators[0].env.globals["consent"]
        return form_post(endpoint, consent.inventory, site_address(settings["SITEURL"]).origin) if endpoint else None

    for generator in generators:
        generator.env.globals.update(form_post=post_of, forms_script=script, forms_style=style)
