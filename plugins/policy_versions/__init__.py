"""Pelican plugin: the versions of the policy, made from its changes.

Shown on the policies and the page of changes, in a feed for each language, in a notice of each major change, and in
pages of earlier versions, from the copies in `kept/`. Themes include `changes/head.html` in the head behind
the charset, `changes/notice.html` behind the banner, and `changes/version.html` in the policies;
they write the id of each page into `data-page` of its <article>.
"""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import Pelican
from pelican.contents import Article, Page
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins import signals
from pelican.writers import Writer

from plugins.keptword.components.own_services import inventory_of
from plugins.keptword.csp.inline import InlineCode
from plugins.keptword.inventory import Inventory, read_inventory
from plugins.keptword.languages.alternates import PageLink
from plugins.keptword.languages.current import language, speak
from plugins.keptword.problems import Problem, ProblemsFoundError
from plugins.keptword.site_address import site_address
from plugins.keptword.text_files import read_text, write_text
from plugins.plugin_templates import PluginTemplates
from plugins.policy_versions.archive.artefact import altered_files
from plugins.policy_versions.archive.keeping import KEPT
from plugins.policy_versions.archive.shown import PAGES
from plugins.policy_versions.earlier import PresentPage, earlier_pages, earlier_url
from plugins.policy_versions.feed_text import feed_text
from plugins.policy_versions.kept import kept_policies
from plugins.policy_versions.notice import notice_scripts, shown_notice, unlisted_notice
from plugins.policy_versions.reading import future_problems, read_changes
from plugins.policy_versions.unannounced import (
    PolicySource,
    how_to_announce,
    renumbered_versions,
    unannounced_services,
    unannounced_texts,
    unkept_versions,
)
from plugins.policy_versions.versions import Change, History
from plugins.site_build import site_build

TEMPLATES = PluginTemplates.beside(Path(__file__).parent)

FOLDER = "changes"

# The page that lists all changes.
PAGE_ID = "changes"


class ChangesGenerator(Generator):  # type: ignore[misc]
    """Reads the changes; writes the feeds and the pages of earlier versions, once the present ones are written."""

    history: History
    scripts: tuple[InlineCode, ...]
    present: dict[tuple[str, str], PresentPage]
    addresses: frozenset[str] = frozenset()

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Read the changes before Pelican does: it would stop at the first incomplete one."""
        super().__init__(*arguments, **named)
        settings, build, content = self.settings, site_build(self.settings), Path(self.path)
        history, problems = read_changes(content / FOLDER, settings["LANGUAGES"], f"{content.name}/{FOLDER}")
        build.report(problems)
        others = [path for path in settings["ARTICLE_PATHS"] if path != FOLDER]
        settings["ARTICLE_PATHS"] = others if problems else [*others, FOLDER]
        self.history = history.named(settings["COMPANY"]["name"])
        below = site_address(settings["SITEURL"]).path
        self.scripts = notice_scripts(self.history, _now(settings), _zone(settings), below)
        build.page_scripts.extend(self.scripts)

    def generate_output(self, writer: Writer) -> None:
        for code in self.settings["LANGUAGES"] if self.history.changes else ():
            speak(code)
            feed = Path(self.output_path, code, "changes.atom.xml")
            feed.parent.mkdir(exist_ok=True)
            write_text(feed, self.env.get_template("changes/feed.xml").render(self.context) + "\n")
        template = self.env.get_template("changes/earlier.html")
        below = site_address(self.settings["SITEURL"]).path
        filled = site_build(self.settings).filled
        kept = kept_policies(_kept(self))
        for page in earlier_pages(self.history, kept, self.present, self.addresses, below, filled):
            speak(page.lang)
            writer.write_file(f"{page.url}index.html", template, self.context, page=page)
        speak(self.settings["DEFAULT_LANG"])


def register() -> None:
    """Connect to Pelican."""
    TEMPLATES.register()
    signals.get_generators.connect(_generator)
    signals.all_generators_finalized.connect(_check)
    signals.all_generators_finalized.connect(_hand_to_templates)


def _generator(_: Pelican) -> type[Generator]:
    return ChangesGenerator


def _check(generators: list[Generator]) -> None:
    own = _own(generators)
    settings, build, content = own.settings, site_build(own.settings), Path(own.path)
    services = f"{content.name}/services"
    altered = altered_files(_kept(own))
    instead = f"Restore it: git checkout -- {KEPT}"
    build.report(Problem(f"{KEPT}/{file}", 1, 1, "this is not as it was kept", instead) for file in altered)
    try:
        inventory = read_inventory(content / "services", settings["LANGUAGES"], services)
    except ProblemsFoundError:
        """The consent plugin has reported them."""
        return
    build.report(unlisted_notice(inventory, services))
    inventory = inventory_of(inventory, settings["COMPANY"]["name"], site_address(settings["SITEURL"]))
    if not altered:
        build.report_when_publishing(_in_silence(own, _sources(generators, content), inventory, services))


def _in_silence(
    own: ChangesGenerator, sources: Iterable[PolicySource], inventory: Inventory, services: str
) -> Iterator[Problem]:
    """Yield a problem for each unannounced difference between changes, texts, services and the archive."""
    settings, history, kept = own.settings, own.history, kept_policies(_kept(own))
    shown, first = f"{Path(own.path).name}/{FOLDER}", settings["LANGUAGES"][0]
    today = _now(settings).date()
    yield from future_problems(history, today, shown)
    yield from unkept_versions(history, kept, shown, first)
    if kept and history.present is not None:
        last = list(kept.values())[-1]
        yield from renumbered_versions(history, last, shown, first)
        if last.change_id == history.present.id:
            advice = how_to_announce(history, today, shown, first)
            yield from unannounced_texts(history.present, last, sources, advice)
            yield from unannounced_services(history.present, last, inventory, services, advice)


def _sources(generators: list[Generator], content: Path) -> Iterator[PolicySource]:
    for page in _pages(generators):
        if page.page_id in PAGES:
            source = Path(page.source_path)
            shown = f"{content.name}/{page.relative_source_path}"
            yield PolicySource(page.page_id, page.lang, shown, read_text(source))


def _hand_to_templates(generators: list[Generator]) -> None:
    own = _own(generators)
    settings, history = own.settings, own.history
    pages = {(page.page_id, page.lang): page for page in _pages(generators)}
    articles = {(article.page_id, article.lang): article for article in _articles(generators)}
    for (change_id, code), article in articles.items():
        if (PAGE_ID, code) in pages:
            article.override_save_as = ""
            article.override_url = f"{pages[PAGE_ID, code].url}#change-{change_id}"
    own.present = {
        key: PresentPage(page.url, Path(own.output_path, page.save_as))
        for key, page in pages.items()
        if key[0] in PAGES
    }
    below = site_address(settings["SITEURL"]).path
    own.addresses = frozenset(f"{below}/{page.url}" for page in pages.values())
    kept = kept_policies(_kept(own))

    def earlier_links(change: Change) -> list[PageLink]:
        """Return the pages on which an earlier version can be read in the current language."""
        if change is history.present or change.id not in kept:
            return []
        code = language()
        return [
            PageLink(pages[page_id, code].title, f"{below}/{earlier_url(own.present[page_id, code], change)}")
            for page_id in PAGES
            if (page_id, code) in pages and kept[change.id].page_file(page_id, code).exists()
        ]

    for generator in generators:
        generator.env.globals.update(
            policy=history,
            policy_notice=shown_notice(history, _now(settings), _zone(settings)),
            policy_scripts=own.scripts,
            feed_text=feed_text,
            change_text=lambda change: articles.get((change.id, language())),
            earlier_links=earlier_links,
        )


def _own(generators: list[Generator]) -> ChangesGenerator:
    return next(generator for generator in generators if isinstance(generator, ChangesGenerator))


def _pages(generators: list[Generator]) -> Iterator[Page]:
    for generator in generators:
        if isinstance(generator, PagesGenerator):
            yield from [*generator.pages, *generator.translations]


def _articles(generators: list[Generator]) -> Iterator[Article]:
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            articles = [*generator.articles, *generator.translations]
            yield from (article for article in articles if article.relative_source_path.startswith(f"{FOLDER}/"))


def _kept(generator: Generator) -> Path:
    return Path(generator.path).parent / KEPT


def _zone(settings: dict[str, Any]) -> ZoneInfo:
    return ZoneInfo(settings["TIMEZONE"])


def _now(settings: dict[str, Any]) -> datetime.datetime:
    return datetime.datetime.now(_zone(settings))
