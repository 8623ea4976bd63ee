"""Pelican plugin: one run, every language. Templates speak the language of the page that is being written.

`LANGUAGES` in the settings holds the codes, in the order of the switcher. Other plugins add their templates to
`MESSAGE_FOLDERS`. A text without a translation is logged while writing, and ends the build that is published.
"""

from pathlib import Path

from pelican import Pelican
from pelican.contents import Page
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins import signals

from plugins.languages.alternates import PageIndex, alternates, missing_versions
from plugins.languages.catalogues import MessageFolder, read_catalogues, untranslated
from plugins.languages.current import Gettext, known_languages, language, long_date, speak
from plugins.problems import report_when_publishing
from plugins.site_address import site_address


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add_theme)
    signals.generator_init.connect(_install)
    signals.get_generators.connect(_begin)
    signals.page_generator_write_page.connect(_speak_as_page)
    signals.page_writer_finalized.connect(_speak_default_again)
    signals.all_generators_finalized.connect(_check_completeness)
    signals.all_generators_finalized.connect(_index_pages)


def _add_theme(pelican: Pelican) -> None:
    theme = Path(pelican.theme)
    folders = pelican.settings.setdefault("MESSAGE_FOLDERS", [])
    folders.append(MessageFolder(theme / "templates", theme / "translations"))


def _begin(pelican: Pelican) -> None:
    settings = pelican.settings
    settings["CATALOGUES"] = read_catalogues(settings["MESSAGE_FOLDERS"], settings["LANGUAGES"])
    speak(settings["DEFAULT_LANG"])


def _speak_as_page(_: PagesGenerator, content: Page) -> None:
    speak(content.lang)


def _speak_default_again(generator: PagesGenerator, **_: object) -> None:
    speak(generator.settings["DEFAULT_LANG"])


def _install(generator: Generator) -> None:
    settings = generator.settings
    languages = tuple(settings["LANGUAGES"])
    gettext = Gettext(settings["CATALOGUES"])
    generator.env.add_extension("jinja2.ext.i18n")
    generator.env.policies["ext.i18n.trimmed"] = True
    generator.env.install_gettext_callables(
        gettext.gettext, gettext.ngettext, newstyle=True, pgettext=gettext.pgettext, npgettext=gettext.npgettext
    )
    generator.env.globals.update(
        alternates=lambda page: alternates(page, languages),
        language=language,
        language_names=known_languages(languages),
    )
    generator.env.filters["long_date"] = long_date
    # Links in texts are relative to the host, so that a page works at whatever address serves it; feeds and
    # canonical addresses take SITEURL itself.
    address = site_address(settings["SITEURL"])
    generator.context["localsiteurl"] = address.path
    generator.env.globals["site_address"] = address


def _index_pages(generators: list[Generator]) -> None:
    pages = (
        page
        for generator in generators
        if isinstance(generator, PagesGenerator)
        for page in [*generator.pages, *generator.translations]
    )
    index = PageIndex(pages, site_address(generators[0].settings["SITEURL"]).path)
    for generator in generators:
        generator.env.globals["page_of"] = lambda page_id, code=None: index.find(page_id, code or language())


def _check_completeness(generators: list[Generator]) -> None:
    first = generators[0]
    languages, root = first.settings["LANGUAGES"], Path.cwd()
    problems = list(untranslated(first.settings["MESSAGE_FOLDERS"], languages, root))
    for generator in generators:
        pages = []
        if isinstance(generator, PagesGenerator):
            pages = [*generator.pages, *generator.translations]
        elif isinstance(generator, ArticlesGenerator):
            pages = [*generator.articles, *generator.translations]
        problems += missing_versions(pages, languages, Path(generator.path).name)
    report_when_publishing(first.settings, problems)
