"""Pelican plugin: protects this site, once Pelican and all other plugins have written it.

Editors write `[[cookie-list]]`, `[[cookie-settings]]`, `[[consent-receipt]]`, `[[recipients]]` and
`[[embed <service>]]`; a theme does not have to include anything. A plugin that puts its own scripts in the head of each
page adds them to `SiteBuild.page_scripts` when its generator is created.
"""

from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals

from plugins import verdict
from plugins.consent.protecting import SiteProtection, site_options, write_down
from plugins.consent.script_files import signed_hashes, site_scripts, unsigned_scripts
from plugins.consent.signatures import FILE as SIGNATURES
from plugins.consent.signatures import read_signatures
from plugins.keptword.components.endpoint import SETTING as CONSENT_ENDPOINT
from plugins.keptword.components.endpoint import endpoint_problems, receipts_endpoint
from plugins.keptword.components.own_services import inventory_of, other_companies
from plugins.keptword.components.posters import FOLDER as POSTERS
from plugins.keptword.components.posters import missing_posters
from plugins.keptword.components.stored_choice import unlisted_choice
from plugins.keptword.components.translated_parts import FILTERS, MESSAGES
from plugins.keptword.inventory import read_inventory
from plugins.keptword.inventory.own_paths import whole_own_host
from plugins.keptword.inventory.services import Embed
from plugins.keptword.problems import ProblemsFoundError
from plugins.keptword.protection.manifest import MANIFEST, read_manifest
from plugins.keptword.site_address import site_address
from plugins.keptword.text_files import end_lines_alike, read_text
from plugins.plugin_templates import PluginTemplates
from plugins.settings.reading import PUBLISHED_SETTINGS, SETTINGS, checked_address
from plugins.site_build import site_build, site_protected

TEMPLATES = PluginTemplates((Path(__file__).parent / "templates", MESSAGES.templates), MESSAGES)

SERVICES = "services"


class ConsentGenerator(Generator):  # type: ignore[misc]
    """Reads the inventory before pages are written."""

    def generate_context(self) -> None:
        settings, build, content = self.settings, site_build(self.settings), Path(self.path)
        # The banner and the footer link to this page for the settings and the list.
        build.needed_placeholders["cookies"] = ("cookie-settings", "cookie-list")
        folder = f"{content.name}/{SERVICES}"
        try:
            inventory = read_inventory(content / SERVICES, settings["LANGUAGES"], folder)
        except ProblemsFoundError as error:
            build.report(error.problems)
            # It is unknown which services can be embedded, so accept all: do not report the texts for that.
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
        build.report(missing_posters(inventory, content / POSTERS, f"{content.name}/{POSTERS}"))
        build.report(other_companies(inventory, company, texts))
        build.report(whole_own_host(inventory.optional, address.url, texts))
        build.inventory = inventory_of(inventory, company, address)
        options = site_options(settings, content, build.page_scripts, sent[0] if sent else None)
        templates = sorted(Path(self.theme).rglob("*.html"))
        protection = SiteProtection(build, inventory, options, content.parent, templates)
        build.keep(protection)
        build.filled = protection.filled


def register() -> None:
    """Connect to Pelican, and register `verdict`: without it, a build with problems would succeed unprotected."""
    verdict.register()
    signals.initialized.connect(_check_address)
    TEMPLATES.register()
    signals.get_generators.connect(_generator)
    signals.generator_init.connect(_add_filters)
    signals.all_generators_finalized.connect(_hand_to_templates)
    signals.content_written.connect(_note_page)


def _check_address(pelican: Pelican) -> None:
    """Refuse an invalid site address before anything else: it decides what is third-party.

    Raises ProblemsFoundError.
    """
    settings = pelican.settings
    file = PUBLISHED_SETTINGS if settings.get("PUBLISHING") else SETTINGS
    settings["SITEURL"] = checked_address(Path(pelican.path).parent, settings, file).url


def _generator(pelican: Pelican) -> type[Generator]:
    # Connect after all other plugins, so that what they write at the end is protected too.
    signals.finalized.connect(_protect)
    _remove_protected(Path(pelican.output_path))
    return ConsentGenerator


def _remove_protected(output: Path) -> None:
    """Remove what the last run protected in the same folder: a protected page cannot be protected again."""
    manifest = read_manifest(output)
    for path in (output / file for file in ((*manifest.files, MANIFEST) if manifest else ())):
        if path.resolve().is_relative_to(output.resolve()):
            path.unlink(missing_ok=True)


def _add_filters(generator: Generator) -> None:
    generator.env.filters.update(FILTERS)


def _hand_to_templates(generators: list[Generator]) -> None:
    build = site_build(generators[0].settings)

    def embed_of(service: str) -> Embed | None:
        """Return the embed of a service for `[[embed <service>]]`; None if it has none."""
        found = build.inventory.find(service) if build.inventory else None
        return found.embed if found else None

    for generator in generators:
        generator.env.globals["embed_of"] = embed_of


def settings_file(content: Path) -> tuple[str, str]:
    """Return the name and the text of the settings file next to the content folder; "" if there is none."""
    file = content.parent / "pelicanconf.py"
    return file.name, file.read_text("utf-8") if file.exists() else ""


def _note_page(path: str, context: dict[str, Any]) -> None:
    end_lines_alike(Path(path))
    if protection := site_build(context).kept(SiteProtection):
        content = context.get("page") or context.get("article")
        protection.note(Path(path), Path(content.source_path) if content is not None else None)


def _protect(pelican: Pelican) -> None:
    """Protect all pages, or remove them all, so that no unprotected page is published by mistake.

    Raises ProblemsFoundError.
    """
    build, output, content = site_build(pelican.settings), Path(pelican.output_path), Path(pelican.path)
    protection, problems = build.kept(SiteProtection), build.take_problems()
    try:
        if protection is None or problems:
            raise ProblemsFoundError(problems)
        scripts = site_scripts(output, (Path(pelican.theme), content), content.parent)
        others = [script for script in scripts if script.hash not in build.own_scripts]
        signed = read_signatures(content.parent / SIGNATURES)
        report = protection.protect(output, [*signed.problems, *unsigned_scripts(others, signed)])
    except BaseException:
        # For any cause, including an interrupt or a full disk.
        for page in output.rglob("*.htm*"):
            page.unlink()
        raise
    path = site_address(pelican.settings["SITEURL"]).path
    write_down(output, report, build.own_scripts, set(signed_hashes(others, signed)), path)
    site_protected.send(pelican)
