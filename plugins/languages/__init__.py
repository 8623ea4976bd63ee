"""Pelican plugin: builds all languages in one run. Templates use the language of the page that is being written.

`LANGUAGES` in the settings holds the codes, in the order of the switcher. Other plugins add their templates to
`SiteBuild.message_folders`. A text without a translation is logged while writing, and ends the build that is published.
"""

import logging
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import Pelican
from pelican.contents import Content, Page
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins import signals

from plugins.keptword.languages.alternates import PageIndex, alternates, missing_versions
from plugins.keptword.languages.catalogues import MessageFolder, read_catalogues, untranslated
from plugins.keptword.languages.current import (
    Gettext,
    known_languages,
    language,
    languages_in_words,
    locale,
    long_date,
    speak,
)
from plugins.keptword.languages.tags import is_language, text_direction
from plugins.keptword.site_address import site_address
from plugins.site_build import register as register_build
from plugins.site_build import site_build

logger = logging.getLogger(__name__)

# Articles in this folder are changes of the policy: each is told to everyone. Others may be in any language.
IN_EVERY_LANGUAGE = "changes/"


def register() -> None:
    """Connect to Pelican."""
    register_build()
    signals.initialized.connect(_leave_others_aside)
    signals.generator_init.connect(_install)
    signals.get_generators.connect(_begin)
    signals.page_generator_write_page.connect(_speak_as_page)
    signals.article_generator_write_article.connect(_speak_as_page)
    signals.content_written.connect(_speak_default_again)
    signals.all_generators_finalized.connect(_check_completeness)
    signals.all_generators_finalized.connect(_index_pages)


def _leave_others_aside(pelican: Pelican) -> None:
    """Ignore texts in languages that are not in the settings, so that a language can be removed without its texts."""
    settings = pelican.settings
    content, languages = Path(pelican.path), settings["LANGUAGES"]
    pages = _in_others(content, settings["PAGE_PATHS"], languages)
    articles = _in_others(content, settings["ARTICLE_PATHS"], languages)
    for folder in (*pages, *articles):
        logger.warning("%s/%s/ is left aside: its language is not one of LANGUAGES.", content.name, folder)
    settings["PAGE_EXCLUDES"] = [*settings["PAGE_EXCLUDES"], *pages]
    settings["ARTICLE_EXCLUDES"] = [*settings["ARTICLE_EXCLUDES"], *articles]


def _in_others(content: Path, paths: Iterable[str], languages: Collection[str]) -> list[str]:
    """Return the folders of texts, below `content`, that are named after languages that the site does not have."""
    folders = [folder for name in paths for folder in sorted((content / name).glob("*/"))]
    others = [folder for folder in folders if folder.name not in languages and is_language(folder.name)]
    return [folder.relative_to(content).as_posix() for folder in others]


def _begin(pelican: Pelican) -> None:
    theme, build = Path(pelican.theme), site_build(pelican.settings)
    # If two folders translate a message differently, the last one wins.
    build.message_folders.insert(0, MessageFolder(theme / "templates", theme / "translations"))
    speak(pelican.settings["DEFAULT_LANG"])


def _speak_as_page(_: Generator, content: Content) -> None:
    # What is not written by itself is followed by no signal after which the default is spoken again.
    if content.save_as:
        speak(content.lang)


def _speak_default_again(_: str, context: dict[str, Any]) -> None:
    speak(context["DEFAULT_LANG"])


def _install(generator: Generator) -> None:
    settings = generator.settings
    languages, build = tuple(settings["LANGUAGES"]), site_build(settings)
    if build.catalogues is None:
        build.catalogues = read_catalogues(build.message_folders, languages, settings["DEFAULT_LANG"])
    gettext = Gettext(build.catalogues)
    generator.env.add_extension("jinja2.ext.i18n")
    generator.env.policies["ext.i18n.trimmed"] = True
    generator.env.install_gettext_callables(
        gettext.gettext, gettext.ngettext, newstyle=True, pgettext=gettext.pgettext, npgettext=gettext.npgettext
    )
    generator.env.globals.update(
        alternates=lambda page: alternates(page, languages),
        language=language,
        language_names=known_languages(languages),
        locale_code=lambda: str(locale()).replace("_", "-"),
        languages_in_words=lambda: languages_in_words(languages),
        spoken_in=spoken_in,
    )
    generator.env.filters["long_date"] = long_date
    # Links in texts are relative to the host, so that a page works at whatever address serves it; feeds and
    # canonical addresses take SITEURL itself.
    address = site_address(settings["SITEURL"])
    generator.context["localsiteurl"] = address.path
    generator.env.globals["site_address"] = address


def spoken_in(code: str) -> Markup:
    """Return the HTML attributes for text in a language: `lang`, and `dir` if needed."""
    return Markup('lang="{}"' + (' dir="rtl"' if text_direction(code) == "rtl" else "")).format(code)


def _index_pages(generators: list[Generator]) -> None:
    pages = (
        page
        for generator in generators
        if isinstance(generator, PagesGenerator)
        for page in [*generator.pages, *generator.translations]
    )
    settings = generators[0].settings
    index = site_build(settings).page_index = PageIndex(pages, site_address(settings["SITEURL"]).path)
    for generator in generators:
        generator.env.globals["page_of"] = lambda page_id, code=None: index.find(page_id, code or language())
        generator.env.globals["has_page"] = index.__contains__


def _begun(generator: PagesGenerator) -> list[Page]:
    """Return the pages of all statuses, except those that are drafts in all their languages."""
    shown = [*generator.pages, *generator.translations, *generator.hidden_pages, *generator.hidden_translations]
    ids = {page.page_id for page in shown}
    drafts = [*generator.draft_pages, *generator.draft_translations]
    return [*shown, *(page for page in drafts if page.page_id in ids)]


def _check_completeness(generators: list[Generator]) -> None:
    first = generators[0]
    languages, build = first.settings["LANGUAGES"], site_build(first.settings)
    problems = list(untranslated(build.message_folders, languages, Path.cwd()))
    for generator in generators:
        pages = []
        if isinstance(generator, PagesGenerator):
            pages = _begun(generator)
        elif isinstance(generator, ArticlesGenerator):
            articles = [*generator.articles, *generator.translations]
            pages = [article for article in articles if article.relative_source_path.startswith(IN_EVERY_LANGUAGE)]
        problems += missing_versions(pages, languages, Path(generator.path).name)
    build.report_when_publishing(problems)
