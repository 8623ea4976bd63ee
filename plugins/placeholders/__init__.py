"""Pelican plugin: fills `[[name]]` in pages with the template `placeholders/<name>.html` of theme or plugins.

Templates find the sections of the page in `headings`. A plugin whose placeholder takes an argument lists the known
ones in `SiteBuild.placeholder_arguments`, and required placeholders in `needed_placeholders`. A placeholder whose
argument no longer exists shows nothing and logs a warning while writing, and ends a build for publication.
"""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from markupsafe import Markup, escape
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins import signals

from plugins.keptword.inventory.company_name import with_company
from plugins.keptword.languages.current import speak
from plugins.keptword.text_files import read_text
from plugins.placeholders.headings import section_headings
from plugins.placeholders.markers import fill_markers, marker_problems, orphan_problems
from plugins.placeholders.pages import PageText, lost_problems, needed_problems, unfilled_problems
from plugins.site_build import register as register_build
from plugins.site_build import site_build

FOLDER = "placeholders"


def register() -> None:
    """Connect to Pelican."""
    register_build()
    signals.content_object_init.connect(_name_company)
    signals.all_generators_finalized.connect(_check_pages)
    signals.page_generator_write_page.connect(_fill_page)
    signals.article_generator_write_article.connect(_fill_page)


def _name_company(content: Content) -> None:
    """Put the name of the company into a text and its head, before they are used."""
    name = content.settings.get("COMPANY", {}).get("name", "")
    if not name:
        return
    if content._content:
        content._content = with_company(content._content, str(escape(name)))
    for key, value in content.metadata.items():
        if isinstance(value, str) and (named := with_company(value, name)) != value:
            content.metadata[key] = named
            setattr(content, key, content.metadata[key])


def _check_pages(generators: list[Generator]) -> None:
    for generator in generators:
        if isinstance(generator, PagesGenerator | ArticlesGenerator):
            known, arguments = placeholders_of(generator)
            build = site_build(generator.settings)
            shown, drafts = _contents(generator)
            texts = [_text(generator, content) for content in (*shown, *drafts)]
            misspelt: set[str] = set()
            for page in texts:
                problems = [*marker_problems(page.file, page.text, known, arguments), *unfilled_problems(page, known)]
                build.report(problems)
                misspelt.update(problem.file for problem in problems)
                build.report_when_publishing(orphan_problems(page.file, page.text, arguments))
            # What is misspelt is not lost: that is told once.
            sound = [page for page in texts[: len(shown)] if page.file not in misspelt]
            build.report(lost_problems(sound, generator.settings["DEFAULT_LANG"]))
            for page in sound:
                build.report(needed_problems(page, build.needed_placeholders))


def placeholders_of(generator: Generator) -> tuple[frozenset[str], Mapping[str, Collection[str]]]:
    """Return the names of all placeholders, and the known arguments of those that take one."""
    known = frozenset(
        name.removeprefix(f"{FOLDER}/").removesuffix(".html")
        for name in generator.env.list_templates()
        if re.fullmatch(rf"{FOLDER}/[a-z0-9-]+\.html", name)
    )
    return known, site_build(generator.settings).placeholder_arguments


def _contents(generator: PagesGenerator | ArticlesGenerator) -> tuple[list[Content], list[Content]]:
    """Return the texts that a generator shows, and its drafts; those of other languages included."""
    if isinstance(generator, PagesGenerator):
        shown = [*generator.pages, *generator.translations, *generator.hidden_pages, *generator.hidden_translations]
        return shown, [*generator.draft_pages, *generator.draft_translations]
    hidden = [*generator.hidden_articles, *generator.hidden_translations]
    drafts = [*generator.drafts, *generator.drafts_translations]
    return [*generator.articles, *generator.translations, *hidden], drafts


def _text(generator: Generator, content: Content) -> PageText:
    file = f"{Path(generator.path).name}/{content.relative_source_path}"
    # Articles have no id, so they are not compared as translations.
    page_id = getattr(content, "page_id", "")
    return PageText(file, page_id, content.lang, read_text(Path(content.source_path)), content._content)


def _fill_page(generator: Generator, content: Content) -> None:
    if not content.save_as:
        return
    speak(content.lang)

    headings = tuple(section_headings(content._content))
    arguments = site_build(generator.settings).placeholder_arguments

    def part(name: str, argument: str | None) -> str:
        if argument is not None and argument not in arguments.get(name, ()):
            return ""
        template = generator.env.get_template(f"{FOLDER}/{name}.html")
        return Markup(
            template.render({**generator.context, "page": content, "headings": headings, "argument": argument})
        )

    content._content = fill_markers(content._content, part)
