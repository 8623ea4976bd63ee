"""Pelican plugin: from one cookie inventory, everything a site needs to keep its word on cookies.

Themes include `consent/head.html` first in the head behind the charset, `consent/banner.html` first in the body
and `consent/scripts.html` last; editors write `[[cookie-list]]`, `[[cookie-settings]]`, `[[consent-receipt]]`,
`[[recipients]]` and `[[embed <service>]]`. A plugin with scripts of its own in the head of each page keeps
them in `PAGE_SCRIPTS` of the settings, under its name, before generators run.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup
from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals
from pelican.writers import Writer

from plugins import verdict
from plugins.consent.gating import GatingBuild, files_of, page_origin
from plugins.consent.own_scripts import own_script_hashes, write_site_file
from plugins.consent.script_files import site_scripts
from plugins.consent.signatures import FILE as SIGNATURES
from plugins.consent.signatures import read_signatures
from plugins.keptword.inventory import read_inventory
from plugins.keptword.inventory.own_paths import whole_own_host
from plugins.keptword.languages.current import language, speak
from plugins.keptword.problems import ProblemsFoundError, report, report_when_publishing, reported
from plugins.keptword.protection import gpc
from plugins.keptword.protection.endpoint import ENDPOINTS, endpoint_problems, receipts_endpoint
from plugins.keptword.protection.endpoint import SETTING as CONSENT_ENDPOINT
from plugins.keptword.protection.inert import inert_markup
from plugins.keptword.protection.list_schema import LIST_SCHEMA_FILE, list_schema
from plugins.keptword.protection.own_services import inventory_of, other_companies
from plugins.keptword.protection.parts import MESSAGES, Parts
from plugins.keptword.protection.posters import copy_posters, missing_posters
from plugins.keptword.protection.published import published_list
from plugins.keptword.protection.receipt import SCHEMA_FILE, Notice, receipt_data, receipt_schema
from plugins.keptword.protection.site_consent import SiteConsent, site_consent
from plugins.keptword.protection.stored_choice import unlisted_choice
from plugins.keptword.protection.wording import (
    country_name,
    in_one_sentence,
    kind_of_embeds,
    lifetime_in_words,
    translated,
)
from plugins.keptword.site_address import SiteAddress, site_address
from plugins.keptword.text_files import read_text, write_text
from plugins.settings.reading import PUBLISHED_SETTINGS, SETTINGS, checked_address

HERE = Path(__file__).parent

SERVICES = "services"

# Under this name the gate of a build travels in its settings and context.
GATING = "CONSENT_GATING"

PAGE_SCRIPTS = "PAGE_SCRIPTS"


class ConsentGenerator(Generator):  # type: ignore[misc]
    """Reads the inventory before pages are written; writes what machines read after."""

    consent: SiteConsent | None = None

    def generate_context(self) -> None:
        content = Path(self.path)
        folder = f"{content.name}/{SERVICES}"
        try:
            inventory = read_inventory(content / SERVICES, self.settings["LANGUAGES"], folder)
        except ProblemsFoundError as error:
            report(self.settings, error.problems)
            # Which of them can be embedded is not known then: texts are not to blame for that.
            self._take_embeds(path.stem for path in (content / SERVICES).glob("*.toml"))
            return
        report(self.settings, unlisted_choice(inventory, folder))
        report_when_publishing(self.settings, inventory.untranslated)
        endpoint = self.settings.get(CONSENT_ENDPOINT, "")
        sent = [receipts_endpoint(endpoint, settings_file(content))] if endpoint else []
        endpoints = [*sent, *self.settings.get(ENDPOINTS, ())]
        report(self.settings, endpoint_problems(inventory, endpoints, self.settings["SITEURL"]))
        report(self.settings, missing_posters(inventory, content))
        self._take_embeds(service.id for service in inventory if service.embed)
        others = tuple(chain.from_iterable(self.settings.get(PAGE_SCRIPTS, {}).values()))
        address = site_address(self.settings["SITEURL"])
        company = self.settings["COMPANY"]["name"]
        texts = {service.id: read_text(content / SERVICES / f"{service.id}.toml") for service in inventory}
        report(self.settings, other_companies(inventory, company, texts))
        report(self.settings, whole_own_host(inventory.optional, address.url, texts))
        inventory = inventory_of(inventory, company, address)
        self.consent = site_consent(inventory, endpoint=endpoint, others=others, path=address.path)

    def _take_embeds(self, service_ids: Iterable[str]) -> None:
        self.settings.setdefault("PLACEHOLDER_ARGUMENTS", {})["embed"] = set(service_ids)

    def generate_output(self, writer: Writer) -> None:
        if self.consent is not None:
            for file in self.consent.files:
                write_site_file(self.settings, file)
            for path, text in _files(self.consent, site_address(self.settings["SITEURL"]), self.settings["LANGUAGES"]):
                target = Path(self.output_path, path)
                target.parent.mkdir(exist_ok=True)
                write_text(target, text)
            copy_posters(self.consent.inventory, Path(self.path), Path(self.output_path))


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
    signals.initialized.connect(_add_messages)
    signals.get_generators.connect(_generator)
    signals.generator_init.connect(_add_templates)
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


def _add_messages(pelican: Pelican) -> None:
    # Banner and footer lead there for the settings and the list.
    pelican.settings.setdefault("NEEDED_PLACEHOLDERS", {})["cookies"] = ("cookie-settings", "cookie-list")
    pelican.settings.setdefault("MESSAGE_FOLDERS", []).append(MESSAGES)


def _generator(_: Pelican) -> type[Generator]:
    return ConsentGenerator


def _add_templates(generator: Generator) -> None:
    generator.env.loader = ChoiceLoader(
        [generator.env.loader, FileSystemLoader([HERE / "templates", MESSAGES.templates])]
    )
    generator.env.filters.update(
        country_name=country_name,
        inert_for=lambda html, service: Markup(inert_markup(service.id, html)),
        in_one_sentence=in_one_sentence,
        kind_of_embeds=kind_of_embeds,
        lifetime_in_words=lifetime_in_words,
        translated=translated,
    )


def _hand_to_templates(generators: list[Generator]) -> None:
    own = next(generator for generator in generators if isinstance(generator, ConsentGenerator))
    parts = Parts(own.env, own.context, language)
    for generator in generators:
        generator.env.globals.update(
            consent=own.consent,
            consent_part=parts.write,
            consent_parts_in=parts.names_in,
            receipt_data=lambda: _receipt_data(own, parts),
        )
    if own.consent is not None:
        templates = tuple(sorted(Path(own.theme).rglob("*.html")))
        gating = GatingBuild(own.consent, parts, own.settings["SITEURL"], templates)
        own.context[GATING] = own.settings[GATING] = gating


def _receipt_data(generator: ConsentGenerator, parts: Parts) -> Markup:
    """Return, as JSON, what a receipt made on the page that is being written says, in the order of its fields."""
    assert generator.consent is not None
    settings, current = generator.settings, language()
    address = site_address(settings["SITEURL"])
    notices: dict[str, Notice] = {}
    for code in settings["LANGUAGES"]:
        speak(code)
        page = generator.env.globals["page_of"]("cookies")
        notices[code] = Notice(f"{address.origin}{page.address}#list", parts.write("banner").strip())
    speak(current)
    data = receipt_data(generator.consent.inventory, settings["COMPANY"], address, current, notices)
    return htmlsafe_json_dumps(data, sort_keys=False)


def settings_file(content: Path) -> tuple[str, str]:
    """Return the name and the text of the settings that stand beside the texts."""
    file = content.parent / "pelicanconf.py"
    return file.name, file.read_text("utf-8") if file.exists() else ""


def _gate_page(path: str, context: dict[str, Any]) -> None:
    if GATING in context:
        source, language = page_origin(context)
        context[GATING].take(Path(path), source, language, Path(context["PATH"]).parent)
        speak(context["DEFAULT_LANG"])


def _finish_gating(pelican: Pelican) -> None:
    """Finish, or leave no page behind: what is not protected is not to be published by mistake."""
    settings, output, content = pelican.settings, Path(pelican.output_path), Path(pelican.path)
    gating, problems = settings.pop(GATING, None), reported(settings)
    try:
        if gating is None or problems:
            raise ProblemsFoundError(problems)
        own = own_script_hashes(settings)
        scripts = site_scripts(output, (Path(settings["THEME"]), content), content.parent)
        others = [script for script in scripts if script.hash not in own]
        # Where the site's own files count as a service's, each page would be told of.
        if clashes := gating.files_of_services(files_of(output), content.parent):
            raise ProblemsFoundError(clashes)
        gating.finish(output, own, others, read_signatures(content.parent / SIGNATURES))
    except ProblemsFoundError:
        for page in output.rglob("*.htm*"):
            page.unlink()
        raise
