"""Pelican plugin: from one cookie inventory, everything a site needs to keep its word on cookies.

Themes include `consent/head.html` first in the head behind the charset, `consent/banner.html` first in the body
and `consent/scripts.html` last; editors write `[[cookie-list]]`, `[[cookie-settings]]`, `[[consent-receipt]]`,
`[[recipients]]` and `[[embed <service>]]`. A plugin with scripts of its own in the head of each page adds them to
`SiteBuild.page_scripts` when its generator is made.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup
from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals
from pelican.writers import Writer

from plugins import verdict
from plugins.consent.gating import GatingBuild, files_of, page_origin
from plugins.consent.own_scripts import write_site_file
from plugins.consent.script_files import site_scripts
from plugins.consent.signatures import FILE as SIGNATURES
from plugins.consent.signatures import read_signatures
from plugins.keptword.components import gpc
from plugins.keptword.components.endpoint import SETTING as CONSENT_ENDPOINT
from plugins.keptword.components.endpoint import endpoint_problems, receipts_endpoint
from plugins.keptword.components.list_schema import LIST_SCHEMA_FILE, list_schema
from plugins.keptword.components.own_services import inventory_of, other_companies
from plugins.keptword.components.parts import FILTERS, MESSAGES, Parts
from plugins.keptword.components.posters import copy_posters, missing_posters
from plugins.keptword.components.published import published_list
from plugins.keptword.components.receipt import SCHEMA_FILE, Notice, receipt_data, receipt_schema
from plugins.keptword.components.site_consent import SiteConsent, site_consent
from plugins.keptword.components.stored_choice import unlisted_choice
from plugins.keptword.inventory import read_inventory
from plugins.keptword.inventory.own_paths import whole_own_host
from plugins.keptword.languages.current import language, speak
from plugins.keptword.problems import ProblemsFoundError
from plugins.keptword.site_address import SiteAddress, site_address
from plugins.keptword.text_files import read_text, write_text
from plugins.plugin_templates import PluginTemplates
from plugins.settings.reading import PUBLISHED_SETTINGS, SETTINGS, checked_address
from plugins.site_build import SiteBuild, site_build

TEMPLATES = PluginTemplates((Path(__file__).parent / "templates", MESSAGES.templates), MESSAGES)

SERVICES = "services"


class ConsentGenerator(Generator):  # type: ignore[misc]
    """Reads the inventory before pages are written; writes what machines read after."""

    def generate_context(self) -> None:
        settings, build, content = self.settings, site_build(self.settings), Path(self.path)
        # Banner and footer lead there for the settings and the list.
        build.needed_placeholders["cookies"] = ("cookie-settings", "cookie-list")
        folder = f"{content.name}/{SERVICES}"
        try:
            inventory = read_inventory(content / SERVICES, settings["LANGUAGES"], folder)
        except ProblemsFoundError as error:
            build.report(error.problems)
            # Which of them can be embedded is not known then: texts are not to blame for that.
            build.placeholder_arguments["embed"] = {path.stem for path in (content / SERVICES).glob("*.toml")}
            return
        build.placeholder_arguments["embed"] = {service.id for service in inventory if service.embed}
        endpoint, company = settings.get(CONSENT_ENDPOINT, ""), settings["COMPANY"]["name"]
        address = site_address(settings["SITEURL"])
        sent = [receipts_endpoint(endpoint, settings_file(content))] if endpoint else []
        texts = {service.id: read_text(content / SERVICES / f"{service.id}.toml") for service in inventory}
        build.report(unlisted_choice(inventory, folder))
        build.report_when_publishing(inventory.untranslated)
        build.report(endpoint_problems(inventory, [*sent, *build.endpoints], settings["SITEURL"]))
        build.report(missing_posters(inventory, content))
        build.report(other_companies(inventory, company, texts))
        build.report(whole_own_host(inventory.optional, address.url, texts))
        inventory, others = inventory_of(inventory, company, address), tuple(build.page_scripts)
        build.consent = site_consent(inventory, endpoint=endpoint, others=others, path=address.path)

    def generate_output(self, writer: Writer) -> None:
        if consent := site_build(self.settings).consent:
            for file in consent.files:
                write_site_file(self.settings, file)
            for path, text in _files(consent, site_address(self.settings["SITEURL"]), self.settings["LANGUAGES"]):
                target = Path(self.output_path, path)
                target.parent.mkdir(exist_ok=True)
                write_text(target, text)
            copy_posters(consent.inventory, Path(self.path), Path(self.output_path))


def _files(consent: SiteConsent, address: SiteAddress, languages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the files that are made from the inventory, beside the pages: path below the site's root, and text.

    What counts only at the root of a host is left out of a site that is below a path.
    """
    yield "cookies.json", published_list(consent.inventory, address.url)
    yield LIST_SCHEMA_FILE, list_schema(address.url, languages)
    yield SCHEMA_FILE, receipt_schema(address.url)
    if consent.inventory.checked is not None and not address.path:
        yield gpc.PATH, gpc.gpc_file(consent.inventory.checked)


def register() -> None:
    """Connect to Pelican, with what ends a build that has problems: without it one would end well, unprotected."""
    verdict.register()
    signals.initialized.connect(_check_address)
    TEMPLATES.register()
    signals.get_generators.connect(_generator)
    signals.generator_init.connect(_add_filters)
    signals.all_generators_finalized.connect(_hand_to_templates)
    signals.content_written.connect(_gate_page)
    signals.finalized.connect(_finish_gating)


def _check_address(pelican: Pelican) -> None:
    """Refuse an address that is none before anything else is done: what is foreign follows from it.

    Raises ProblemsFoundError.
    """
    settings = pelican.settings
    file = PUBLISHED_SETTINGS if settings.get("PUBLISHING") else SETTINGS
    settings["SITEURL"] = checked_address(Path(pelican.path).parent, settings, file).url


def _generator(_: Pelican) -> type[Generator]:
    return ConsentGenerator


def _add_filters(generator: Generator) -> None:
    generator.env.filters.update(FILTERS)


def _hand_to_templates(generators: list[Generator]) -> None:
    own = next(generator for generator in generators if isinstance(generator, ConsentGenerator))
    build, parts = site_build(own.settings), Parts(own.env, own.context, language)
    for generator in generators:
        generator.env.globals.update(
            consent=build.consent,
            consent_part=parts.write,
            consent_parts_in=parts.names_in,
            receipt_data=lambda: _receipt_data(build, own.settings, parts),
        )
    if build.consent is not None:
        templates = tuple(sorted(Path(own.theme).rglob("*.html")))
        build.keep(GatingBuild(build.consent, parts, own.settings["SITEURL"], templates))


def _receipt_data(build: SiteBuild, settings: dict[str, Any], parts: Parts) -> Markup:
    """Return, as JSON, what a receipt made on the page that is being written says, in the order of its fields."""
    assert build.consent is not None
    assert build.page_index is not None
    current, address = language(), site_address(settings["SITEURL"])
    notices: dict[str, Notice] = {}
    for code in settings["LANGUAGES"]:
        speak(code)
        page = build.page_index.find("cookies", code)
        notices[code] = Notice(f"{address.origin}{page.address}#list", parts.write("banner").strip())
    speak(current)
    data = receipt_data(build.consent.inventory, settings["COMPANY"], address, current, notices)
    return htmlsafe_json_dumps(data, sort_keys=False)


def settings_file(content: Path) -> tuple[str, str]:
    """Return the name and the text of the settings that stand beside the texts."""
    file = content.parent / "pelicanconf.py"
    return file.name, file.read_text("utf-8") if file.exists() else ""


def _gate_page(path: str, context: dict[str, Any]) -> None:
    if gating := site_build(context).kept(GatingBuild):
        source, language = page_origin(context)
        gating.take(Path(path), source, language, Path(context["PATH"]).parent)
        speak(context["DEFAULT_LANG"])


def _finish_gating(pelican: Pelican) -> None:
    """Finish, or leave no page behind: what is not protected is not to be published by mistake."""
    build, output, content = site_build(pelican.settings), Path(pelican.output_path), Path(pelican.path)
    gating, problems = build.kept(GatingBuild), build.take_problems()
    try:
        if gating is None or problems:
            raise ProblemsFoundError(problems)
        scripts = site_scripts(output, (Path(pelican.theme), content), content.parent)
        others = [script for script in scripts if script.hash not in build.own_scripts]
        # Where the site's own files count as a service's, each page would be told of.
        if clashes := gating.files_of_services(files_of(output), content.parent):
            raise ProblemsFoundError(clashes)
        gating.finish(output, build.own_scripts, others, read_signatures(content.parent / SIGNATURES))
    except ProblemsFoundError:
        for page in output.rglob("*.htm*"):
            page.unlink()
        raise
