"""Pelican plugin: fills `[[name]]` in pages with the template `placeholders/<name>.html` of theme or plugins.

Templates find the sections of the page in `headings`. A plugin whose placeholder takes an argument lists the known
ones in `PLACEHOLDER_ARGUMENTS`. One that names what exists no more shows nothing while writing, with a warning, and
ends the build that is published.
"""

import re
from pathlib import Path

from markupsafe import Markup, escape
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins import signals

from plugins.languages.current import speak
from plugins.placeholders.headings import section_headings
from plugins.placeholders.markers import fill_markers, marker_problems, orphan_problems
from plugins.placeholders.names import COMPANY, with_company
from plugins.problems import report, report_when_publishing

FOLDER = "placeholders"


def register() -> None:
    """Connect to Pelican."""
    signals.content_object_init.connect(_name_company)
    signals.all_generators_finalized.connect(_check_pages)
    signals.page_generator_write_page.connect(_fill_page)
    signals.article_generator_write_article.connect(_fill_page)


def _name_company(content: Content) -> None:
    """Write the name of the company into a text and its head, before anyone reads them."""
    name = content.settings.get("COMPANY", {}).get("name", "")
    if not name:
        return
    if content._content:
        content._content = with_company(content._content, str(escape(name)))
    for key, value in content.metadata.items():
        if isinstance(value, str) and COMPANY in value:
            content.metadata[key] = with_company(value, name)
            setattr(content, key, content.metadata[key])


def _check_pages(generators: list[Generator]) -> None:
    for generator in generators:
        if texts := written_texts(generator):
            known = {
                name.removeprefix(f"{FOLDER}/").removesuffix(".html")
                for name in generator.env.list_templates()
                if re.fullmatch(rf"{FOLDER}/[a-z0-9-]+\.html", name)
            }
            arguments = generator.settings.get("PLACEHOLDER_ARGUMENTS", {})
            for page in texts:
                text = Path(page.source_path).read_text("utf-8")
                file = Path(generator.path).name + "/" + page.relative_source_path
                report(generator.settings, marker_problems(file, text, known, arguments))
                report_when_publishing(generator.settings, orphan_problems(file, text, arguments))


def written_texts(generator: Generator) -> list[Content]:
    """Return the texts that a generator writes, those of other languages included."""
    if isinstance(generator, PagesGenerator):
        return [*generator.pages, *generator.translations]
    return [*generator.articles, *generator.translations] if isinstance(generator, ArticlesGenerator) else []


def _fill_page(generator: Generator, content: Content) -> None:
    if not content.save_as:
        return
    speak(content.lang)

    headings = tuple(section_headings(content._content))
    arguments = generator.settings.get("PLACEHOLDER_ARGUMENTS", {})

    def part(name: str, argument: str | None) -> str:
        if argument is not None and argument not in arguments.get(name, ()):
            return ""
        template = generator.env.get_template(f"{FOLDER}/{name}.html")
        return Markup(
            template.render({**generator.context, "page": content, "headings": headings, "argument": argument})
        )

    content._content = fill_markers(content._content, part)
